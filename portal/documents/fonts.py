"""The fonts that every document is set in, and which characters they can show.

Fonts come from pinned packages, never from the machine, so that a document looks the same everywhere. PDF/UA refuses a
document with a character that no font can show; so texts are asked first (`can_show`).
"""

import struct
import sysconfig
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import typst

PACKAGES = Path(sysconfig.get_paths()["purelib"])
TYPEFACES = Path(__file__).with_name("typefaces")  # the scripts that no package covers: tools/vendor.py
FILES = (
    "fontpkg_source_serif_4/files/SourceSerif4[[]opsz,wght].ttf",
    "fontpkg_source_sans_3/files/SourceSans3[[]wght].ttf",
    "fontpkg_noto_sans/files/NotoSans[[]wdth,wght].ttf",
    "fontpkg_noto_sans_arabic/files/*.ttf",
    "fontpkg_noto_sans_devanagari/files/*.ttf",
    "fontpkg_hind_siliguri/files/HindSiliguri-Regular.ttf",
    "fontpkg_noto_sans_tamil/files/*.ttf",
    "fontpkg_noto_sans_telugu/files/*.ttf",
    "fontpkg_noto_sans_thai/files/*.ttf",
    "fontpkg_noto_sans_khmer/files/*.ttf",
    "fontpkg_heebo/files/*.ttf",
    "noto_cjk_sans_jp_regular/NotoSansCJKjp-Regular.otf",
)
SERIF = "Source Serif 4"
# In the order of choice: the first family that has a letter shows it.
FAMILIES = (
    "Source Sans 3",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Hind Siliguri",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Thai",
    "Noto Sans Khmer",
    "Heebo",
    "Noto Sans Armenian",
    "Noto Sans Ethiopic",
    "Noto Sans Georgian",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Kannada",
    "Noto Sans Malayalam",
    "Noto Sans Myanmar",
    "Noto Sans Sinhala",
    "Noto Sans CJK JP",
)
UNICODE_TABLES = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))

Range = tuple[int, int]


@cache
def font_files() -> tuple[Path, ...]:
    """The font files, in the order of choice. FileNotFoundError names the package that is missing."""
    found = []
    for pattern in FILES:
        files = sorted(PACKAGES.glob(pattern))
        if not files:
            raise FileNotFoundError(f"No font at {pattern}. Run `make env` to install what requirements.lock names.")
        found += files
    return (*found, *sorted(TYPEFACES.glob("*.ttf")))


@cache
def typst_fonts() -> typst.Fonts:
    """The fonts as Typst wants them, read once in a process. Nothing of the machine's own fonts is used."""
    folders = sorted({str(file.parent) for file in font_files()})
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@lru_cache(maxsize=4096)
def can_show(character: str) -> bool:
    """Whether some font has a glyph for this one character."""
    starts, ends = _coverage()
    place = bisect_right(starts, ord(character)) - 1
    return place >= 0 and ord(character) <= ends[place]


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """First and last code points of the stretches that the fonts of `FAMILIES` cover together, ascending."""
    stretches: list[Range] = []
    for file in font_files()[1:]:
        stretches += character_ranges(file.read_bytes())
    starts: list[int] = []
    ends: list[int] = []
    for first, last in sorted(stretches):
        if ends and first <= ends[-1] + 1:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return starts, ends


def character_ranges(font: bytes) -> list[Range]:
    """The code points a TrueType or OpenType font maps to a glyph, as (first, last), from its `cmap` table.

    Reads the two encodings every modern font has: segments of 16 bits (format 4) and groups of 32 bits (format 12).
    """
    table = _cmap(font)
    subtables = {
        struct.unpack_from(">HH", table, 4 + 8 * i): struct.unpack_from(">I", table, 8 + 8 * i)[0]
        for i in range(struct.unpack_from(">H", table, 2)[0])
    }
    offset = next(subtables[encoding] for encoding in UNICODE_TABLES if encoding in subtables)
    kind = struct.unpack_from(">H", table, offset)[0]
    return _groups(table, offset) if kind == 12 else _segments(table, offset)


def _cmap(font: bytes) -> bytes:
    for i in range(struct.unpack_from(">H", font, 4)[0]):
        name, _, start, length = struct.unpack_from(">4sIII", font, 12 + 16 * i)
        if name == b"cmap":
            return font[start : start + length]
    raise ValueError("a font without a character map")


def _groups(table: bytes, offset: int) -> list[Range]:
    count = struct.unpack_from(">I", table, offset + 12)[0]
    groups = struct.iter_unpack(">III", table[offset + 16 : offset + 16 + 12 * count])
    return [(first + (glyph == 0), last) for first, last, glyph in groups]


def _segments(table: bytes, offset: int) -> list[Range]:
    count = struct.unpack_from(">H", table, offset + 6)[0] // 2
    ends, starts, deltas, shifts = (
        struct.unpack_from(f">{count}H", table, offset + 14 + place * 2 * count + (2 if place else 0))
        for place in range(4)
    )
    shifts_at = offset + 16 + 3 * 2 * count
    covered = []
    for i in range(count):
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            glyph = code
            if shifts[i]:
                glyph = struct.unpack_from(">H", table, shifts_at + 2 * i + shifts[i] + 2 * (code - starts[i]))[0]
            if glyph and (glyph + deltas[i]) & 0xFFFF:
                covered.append(code)
    return _joined(covered)


def _joined(codes: list[int]) -> list[Range]:
    if not codes:
        return []
    breaks = [(a, b) for a, b in pairwise(codes) if b != a + 1]
    return list(zip([codes[0], *(b for _, b in breaks)], [*(a for a, _ in breaks), codes[-1]], strict=True))
