// The encryption of PDF files (libqpdf).
#pragma once

#include <qpdf/qpdf-c.h>
