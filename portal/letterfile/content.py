"""What can be read and seen on the pages, with PDFium. Runs in the child alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pypdfium2
from PIL import Image

from portal.letterfile import handwriting, ink, looks, signature
from portal.letterfile.facts import ContentFacts
from portal.letterfile.letters import pieces_of_text
from portal.letterfile.lines import Line, Rectangle, in_rows
from portal.letterfile.names import names_person
from portal.letterfile.turning import turn_of_words

FIRST_PAGES = 6
LAST_PAGES = 2
LETTERS_AT_MOST = 20_000  # a page of a letter has 3,000
PIXELS_PER_POINT = 100 / 72
SMALLEST_SIDE = 1.0  # points: a page of no area shows nothing
LONGEST_SIDE = 1_400  # pixels: a page of any size renders to no more
FEW_LETTERS = 40  # a scanner's own stamp is not a text layer


@dataclass(frozen=True)
class Page:
    """A page as it is shown: its lines, the pieces they are made of, its picture in grey. Lengths in points."""

    width: float
    height: float
    lines: list[Line]
    words: list[Rectangle]  # in pixels
    picture: Image.Image
    scale: float  # pixels per point

    @property
    def letters(self) -> int:
        """How many letters and digits its text has."""
        return sum(character.isalnum() for line in self.lines for character in line.text)

    @cached_property
    def marks(self) -> list[ink.Blot]:
        """The ink that is not typed words; where the words are a picture, all ink."""
        if not self.letters:
            return ink.blots(self.picture, joined=False)
        drawn = ink.without_words(self.picture, self.words)
        return [blot for blot in ink.blots(drawn, joined=True) if not ink.is_ruled(drawn, blot)]


def observe(pages: list[Page], *, applicant: str | None, aamc_id: str | None) -> ContentFacts:
    """Look on these pages for what a reader expects."""
    letters = sum(page.letters for page in pages)
    blank = letters == 0 and all(ink.is_blank(page.picture) for page in pages)
    has_text = letters >= FEW_LETTERS or (letters > 0 and not any(_is_scan(page) for page in pages))
    first = pages[0]
    logo = any(signature.is_logo(mark, first.scale) for mark in first.marks)
    found: dict[str, bool | None] = {"signature": has_signature(pages)}
    if has_text or blank:
        lines = [line for page in pages for line in page.lines]
        head, contact = looks.letterhead(first.lines, height=first.height, logo=logo)
        found |= {"letterhead": head, "contact_details": contact, **words_found(lines, applicant, aamc_id)}
    return ContentFacts(text_layer=has_text, ocr=False, blank=blank, logo=logo, looks=found)


def read_pages(data: bytes) -> list[Page]:
    """The first and last pages of the file; none if PDFium cannot open it."""
    try:
        document = pypdfium2.PdfDocument(data)
        if document.get_formtype():
            document.init_forms()
        opened = (document[number] for number in chosen_pages(len(document)))
        return [read_page(page) for page in opened if min(page.get_size()) >= SMALLEST_SIDE]
    except pypdfium2.PdfiumError:
        return []


def chosen_pages(count: int) -> list[int]:
    """The numbers of the pages that are read: the first ones and the last, where a letter is signed."""
    return sorted({*range(min(count, FIRST_PAGES)), *range(max(0, count - LAST_PAGES), count)})


def read_page(page: pypdfium2.PdfPage) -> Page:
    """A page's lines and its picture, turned so that the words can be read."""
    turn = turn_of_words(page)
    if turn is not None:
        page.set_rotation(turn)
    width, height = page.get_size()
    scale = min(PIXELS_PER_POINT, LONGEST_SIDE / max(width, height, 1.0))
    bitmap = page.render(scale=scale, grayscale=True)
    text, place = page.get_textpage(), bitmap.get_posconv(page)
    count = min(text.count_chars(), LETTERS_AT_MOST)
    lines = in_rows(
        Line(words, *(side / scale for side in _in_pixels(place, box))) for words, box in pieces_of_text(text, count)
    )
    words = list(_typed_words(text, place, count, signature.closing_line(lines), scale))
    return Page(width, height, lines, words, bitmap.to_pil().convert("L"), scale)


def _typed_words(
    text: pypdfium2.PdfTextPage, place: pypdfium2.PdfPosConv, count: int, closing: Line | None, scale: float
) -> Iterator[Rectangle]:
    """The boxes of the words in pixels; below the closing, without those in a hand's typeface: they are a signature.

    A letter all in such a typeface has its closing in it too, and no signature.
    """
    end = None if closing is None else (closing.top * scale, closing.bottom * scale)
    for index in range(text.count_rects(0, count)):
        box = text.get_rect(index)
        pixels = _in_pixels(place, box)
        middle = (pixels[1] + pixels[3]) / 2
        if end and end[0] < middle < end[1] and handwriting.in_script(text, box):
            end = None
        if end is None or middle < end[1] or not handwriting.in_script(text, box):
            yield pixels


def words_found(lines: list[Line], applicant: str | None, aamc_id: str | None) -> dict[str, bool | None]:
    """The looks that need words and nothing else."""
    text = "\n".join(line.text for line in lines)
    return {
        "date": looks.has_date(lines),
        "salutation": looks.has_salutation(lines),
        "applicant": names_person(text, applicant) if applicant else None,
        "aamc_id": looks.has_number(text, aamc_id) if aamc_id else None,
    }


def has_signature(pages: list[Page]) -> bool:
    """Ink near the closing; without a closing in words, strokes like a signature on any page from the last back."""
    for number in reversed(range(len(pages))):
        page = pages[number]
        closing = signature.closing_line(page.lines)
        if closing is None:
            continue
        if signature.signed_below(closing, page.marks, page.scale, page.lines):
            return True
        next_page = pages[number + 1] if number + 1 < len(pages) else None
        return next_page is not None and signature.signed_at_top(next_page.marks, next_page.scale)
    return any(signature.signed_somewhere(page.marks, page.scale, page.height, page.width) for page in reversed(pages))


def _in_pixels(place: pypdfium2.PdfPosConv, box: Rectangle) -> Rectangle:
    left, bottom, right, top = box
    (x1, y1), (x2, y2) = place.to_bitmap(left, top), place.to_bitmap(right, bottom)
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _is_scan(page: Page) -> bool:
    """Far more ink than the few letters account for."""
    return len(page.marks) > FEW_LETTERS
