"""Words set in a typeface that looks like a hand: a signature, not a typed name. Runs in the child alone."""

import ctypes
import re

import pypdfium2
from pypdfium2 import raw

from portal.letterfile.lines import Rectangle

SCRIPT_FLAG = 1 << 3  # "glyphs resemble cursive handwriting" (ISO 32000, table 121)
NAME_BYTES = 128
LARGE = 16.0  # points
NEAR = 2.0  # points around the middle of a word in which its letters are looked for
SCRIPTS = re.compile(
    r"script|handwrit|signature|brush|cursive|calligra|chancery|vibes|dancing|caveat|pacifico|sacramento|satisfy|allura|kaushan"
    r"|alexbrush|zapfino|snell|savoye|bradley|mistral|edwardian|kunstler|palacescr|rage|vivaldi|viner|italianno|parisienne"
    r"|tangerine|yellowtail|cookie|courgette|homemade|reenie|shadowsinto|rocksalt|cedarville|mrdafoe|mrde|herrvon|meddon"
    r"|qwigley|ruthie|pinyon|marckscript|badscript|inkfree|gabriola|lucidahand|segoescr|applechancery|monsieur|learningcurve",
    re.IGNORECASE,
)


def in_script(text: pypdfium2.PdfTextPage, box: Rectangle) -> bool:
    """Whether the word in this box, in points, is set in a hand's typeface."""
    left, bottom, right, top = box
    index = raw.FPDFText_GetCharIndexAtPos(text, (left + right) / 2, (bottom + top) / 2, (right - left) / 2, NEAR)
    if index < 0:
        return False
    name, flags = ctypes.create_string_buffer(NAME_BYTES), ctypes.c_int(0)
    length = raw.FPDFText_GetFontInfo(text, index, name, NAME_BYTES, flags)
    if length <= 1:  # no name, as a variable font becomes: then its size tells it from a typed name
        return bool(raw.FPDFText_GetFontSize(text, index) >= LARGE)
    return bool(flags.value & SCRIPT_FLAG) or SCRIPTS.search(name.value.decode("utf-8", "replace")) is not None
