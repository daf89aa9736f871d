"""Reading a page: its lines as a reader sees them, and the ink that is not typed."""

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from portal.letterfile import ink
from portal.letterfile.content import chosen_pages, read_pages
from tests.unit.letterfile.letters import letter
from tests.unit.letterfile.raw_pdf import CATALOG, PAGES, document, stream

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def typed(content: bytes) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    return document([CATALOG, PAGES, page, stream(b"", b"BT /F 12 Tf %s ET" % content), HELVETICA])


def lines_of(pdf: bytes) -> list[str]:
    return [line.text for page in read_pages(pdf) for line in page.lines]


def test_a_letter_that_another_overlaps_is_read_once():
    assert lines_of(typed(b"72 570 Td (Y) Tj 6 0 Td (ours faithfully) Tj")) == ["Yours faithfully"]


def test_words_in_one_row_are_one_line_however_they_were_drawn():
    assert lines_of(typed(b"300 700 Td (Chicago) Tj -200 0 Td (Lakeside Hospital) Tj")) == ["Lakeside Hospital Chicago"]


def test_lines_come_from_top_to_bottom_however_they_were_drawn():
    assert lines_of(typed(b"72 100 Td (last) Tj 0 600 Td (first) Tj")) == ["first", "last"]


def test_of_a_long_file_the_first_and_the_last_pages_are_read():
    assert chosen_pages(3) == [0, 1, 2]
    assert chosen_pages(7_000) == [0, 1, 2, 3, 4, 5, 6_998, 6_999]


def test_a_file_that_pdfium_refuses_has_no_pages():
    assert read_pages(b"%PDF-1.7") == []


@pytest.mark.parametrize("signature", ["picture", "drawing"])
def test_what_is_not_typed_remains_when_the_words_are_painted_over(signature):
    [page] = read_pages(letter(signature=signature))

    [mark] = page.marks
    assert 60 < mark.width / page.scale < 140


def test_a_letter_without_a_signature_leaves_no_ink():
    [page] = read_pages(letter(signature="none"))

    assert page.marks == []


def drawn(*strokes, paper=255) -> Image.Image:
    picture = Image.new("L", (200, 200), paper)
    for stroke in strokes:
        ImageDraw.Draw(picture).line(stroke, fill=20, width=2)
    return picture


def test_strokes_that_touch_are_one_patch_of_ink():
    [patch] = ink.blots(drawn((10, 10, 60, 40), (60, 40, 110, 10)), joined=False)

    assert (patch.left, patch.right) == (10, 111)


def test_strokes_that_lie_close_are_joined_where_that_is_wanted():
    near = drawn((10, 50, 60, 50), (64, 50, 110, 50))

    assert len(ink.blots(near, joined=False)) == 2
    assert len(ink.blots(near, joined=True)) == 1


def test_grey_paper_is_paper():
    assert ink.is_blank(drawn(paper=215))
    assert len(ink.blots(drawn((10, 10, 60, 40), paper=215), joined=False)) == 1


def test_a_noisy_picture_has_no_patches():
    noise = Image.effect_noise((900, 900), 200)

    assert ink.blots(noise, joined=False) == []


def test_a_page_is_read_by_the_library_as_it_is_here():
    """The letters that are read one by one are the words that the library gives for the whole page."""
    whole = pypdfium2.PdfDocument(letter())[0].get_textpage().get_text_range().split()

    assert [word for line in lines_of(letter()) for word in line.split()] == whole
