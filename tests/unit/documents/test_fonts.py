import string

import pytest

from portal.documents.fonts import FAMILIES, SERIF, can_show, character_ranges, font_files, typst_fonts


def test_every_family_that_is_named_is_there():
    assert sorted(typst_fonts().families()) == sorted((SERIF, *FAMILIES))


@pytest.mark.parametrize(
    "text", [string.ascii_letters, "Nguyễn Thị Ánh Tuyết", "د ی گ", "क्ष", "字漢한글", "ไทย", "שלום", "Їїґ"]
)
def test_common_scripts_can_be_shown(text):
    assert [c for c in text if not c.isspace() and not can_show(c)] == []


@pytest.mark.parametrize("character", ["🏥", "ᜀ", "\ue000", "\U0010ffff"])
def test_what_no_font_has_cannot_be_shown(character):
    assert not can_show(character)


@pytest.mark.parametrize(
    ("file", "characters"),
    [("NotoSansDevanagari", "क्ष"), ("HindSiliguri", "ক্ষA"), ("NotoSansCJKjp", "字한𠀋"), ("NotoSansThai", "ไก่")],
)
def test_the_characters_of_a_font_are_read_from_its_map(file, characters):
    ranges = next(character_ranges(path.read_bytes()) for path in font_files() if path.name.startswith(file))

    assert [c for c in characters if not any(first <= ord(c) <= last for first, last in ranges)] == []
    assert not any(first <= ord("🏥") <= last for first, last in ranges)
