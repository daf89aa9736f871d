"""A letter's pages put onto the service's paper: turned upright where the words say so, scaled whole, never cropped."""

from copy import copy
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Pdf, Rectangle

from portal.letterfile.boxes import Attributes, Box, box, common, leaves, shown_size
from portal.letterfile.turning import turn_of_words

PAGES_AT_MOST = 50
BOXES = ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/UserUnit", "/Annots", "/Group")

Paper = tuple[float, float]


def resize(pdf: Pdf, data: bytes, paper: Paper, tolerance: float) -> bool:
    """Bring every page that is not on `paper` (points) onto it. `data` is the file that `pdf` was opened from."""
    wrong = [
        number
        for number, (page, attributes) in enumerate(leaves(pdf))
        if not _fits(shown_size(page, attributes), paper, tolerance)
    ]
    if not wrong or len(wrong) > PAGES_AT_MOST:
        return False
    turns = _turns(data, wrong)
    pdf.flatten_annotations("all")
    for number in wrong:
        page = pdf.pages[number]
        if number in turns:
            page.obj.Rotate = turns[number]
        attributes = {key: page.obj[key] for key in ("/MediaBox", "/CropBox", "/Rotate") if key in page.obj}
        if not _fits(shown_size(page.obj, attributes), paper, tolerance):
            _place(pdf, page, attributes, paper)
    return True


def visible(attributes: Attributes) -> Box | None:
    """The part of a page that a reader shows, in the page's own units."""
    media, crop = box(attributes.get("/MediaBox")), box(attributes.get("/CropBox"))
    return common(media, crop) if media and crop else media


def _turns(data: bytes, numbers: list[int]) -> dict[int, int]:
    """By page: the turn that sets its words upright, for pages that have words. Empty where PDFium cannot open it."""
    try:
        document = pypdfium2.PdfDocument(data)
        turns = {number: turn_of_words(document[number]) for number in numbers if number < len(document)}
    except pypdfium2.PdfiumError:
        return {}
    return {number: turn for number, turn in turns.items() if turn is not None}


def _fits(size: Paper | None, paper: Paper, tolerance: float) -> bool:
    return size is not None and all(abs(side - wanted) <= tolerance for side, wanted in zip(size, paper, strict=True))


def _place(pdf: Pdf, page: pikepdf.Page, attributes: Attributes, paper: Paper) -> None:
    """Draw the whole page, as large as the paper allows, in the middle of a sheet of it."""
    shown = visible(attributes)
    if shown and shown[0] < shown[2] and shown[1] < shown[3]:
        page.obj.TrimBox = Array(shown)
    # A copy, because qpdf reads the content of a form's page only when the file is written, and by then it has changed.
    form = pikepdf.Page(pdf.make_indirect(copy(page.obj))).as_form_xobject()
    for key in BOXES:
        _drop(page.obj, key)
    page.obj.MediaBox, page.obj.Rotate, page.obj.Resources = Array([0, 0, *paper]), 0, Dictionary()
    name = page.add_resource(form, Name.XObject)
    placed = page.calc_form_xobject_placement(
        form, name, Rectangle(0, 0, *paper), invert_transformations=True, allow_shrink=True, allow_expand=True
    )
    page.obj.Contents = pdf.make_stream(placed)


def _drop(entry: Any, key: str) -> None:
    if key in entry:
        del entry[key]
