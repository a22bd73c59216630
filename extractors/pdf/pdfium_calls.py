"""PDFium's functions for letters and drawings (lời gọi PDFium), cheap enough to be called for every letter."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import CFUNCTYPE, c_double, c_float, c_int, c_uint, c_ulong, c_void_p, cast
from typing import Any

import pypdfium2.raw as pdfium

# The library's own prototypes make a pointer object for every handle; these hand bare addresses over.
_NUMBER, _COUNT = c_int, c_int


def _call(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = cast(getattr(pdfium, name), c_void_p).value
    assert address is not None
    return CFUNCTYPE(result, *arguments)(address)


load_text = _call("FPDFText_LoadPage", c_void_p, c_void_p)
close_text = _call("FPDFText_ClosePage", None, c_void_p)
count_letters = _call("FPDFText_CountChars", _COUNT, c_void_p)
letter_code = _call("FPDFText_GetUnicode", c_uint, c_void_p, _NUMBER)
letter_origin = _call("FPDFText_GetCharOrigin", c_int, c_void_p, _NUMBER, c_void_p, c_void_p)
letter_matrix = _call("FPDFText_GetMatrix", c_int, c_void_p, _NUMBER, c_void_p)
letter_is_made_up = _call("FPDFText_IsGenerated", c_int, c_void_p, _NUMBER)
text_object_of = _call("FPDFText_GetTextObject", c_void_p, c_void_p, _NUMBER)
font_size = _call("FPDFTextObj_GetFontSize", c_int, c_void_p, c_void_p)
font_of = _call("FPDFTextObj_GetFont", c_void_p, c_void_p)
letter_width = _call("FPDFFont_GetGlyphWidth", c_int, c_void_p, c_uint, c_float, c_void_p)
font_name = _call("FPDFFont_GetBaseFontName", c_ulong, c_void_p, c_void_p, c_ulong)

count_objects = _call("FPDFPage_CountObjects", _COUNT, c_void_p)
page_object = _call("FPDFPage_GetObject", c_void_p, c_void_p, _NUMBER)
object_kind = _call("FPDFPageObj_GetType", c_int, c_void_p)
object_matrix = _call("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
count_in_form = _call("FPDFFormObj_CountObjects", _COUNT, c_void_p)
object_in_form = _call("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
object_bounds = _call("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
object_colour = _call("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
text_mode = _call("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
count_segments = _call("FPDFPath_CountSegments", _COUNT, c_void_p)
path_segment = _call("FPDFPath_GetPathSegment", c_void_p, c_void_p, _NUMBER)
path_mode = _call("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
segment_kind = _call("FPDFPathSegment_GetType", c_int, c_void_p)
segment_point = _call("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
segment_closes = _call("FPDFPathSegment_GetClose", c_int, c_void_p)

Colour = c_uint
Matrix = c_float * 6
Number = c_float
Place = c_double
Flag = c_int
