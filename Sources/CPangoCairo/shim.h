// Everything that Typesetting asks of C: drawing (cairo), shaping (Pango), finding fonts (fontconfig), deflate (zlib).
#pragma once

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <zlib.h>
