// Everything that Typesetting asks of C: drawing (cairo), shaping (Pango), finding fonts (fontconfig), cutting fonts down
// to what a file uses (HarfBuzz), deflate (zlib).
#pragma once

#include <cairo-ft.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <zlib.h>
