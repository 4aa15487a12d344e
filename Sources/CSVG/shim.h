// Drawings that an organisation brings along: its logo.
#pragma once

#include <librsvg/rsvg.h>
