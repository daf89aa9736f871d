"""Sheets of paper in every way a PDF can state them."""

from pikepdf import Array, Pdf

from tests.unit.letterfile.cases import BLANK, accepted, rejected, warned
from tests.unit.letterfile.letters import changed
from tests.unit.letterfile.raw_pdf import CATALOG, PAGES, document, page


def with_page(**entries: object):
    """The good letter with these entries on its page."""

    def change(pdf: Pdf) -> None:
        for name, value in entries.items():
            pdf.pages[0].obj[f"/{name}"] = Array(value) if isinstance(value, list) else value

    return lambda: changed(change)


def with_a_second_page(width: float, height: float):
    return lambda: changed(lambda pdf: pdf.add_blank_page(page_size=(width, height)) and None)


def turned(quarters: int):
    """The good letter drawn sideways on a landscape sheet, and turned back upright by its page."""
    matrices = {1: b"0 1 -1 0 792 0 cm", 3: b"0 -1 1 0 0 612 cm"}

    def change(pdf: Pdf) -> None:
        sheet = pdf.pages[0]
        sheet.contents_add(matrices[quarters] + b"\n", prepend=True)
        sheet.obj.MediaBox, sheet.obj.Rotate = Array([0, 0, 792, 612]), quarters * 90

    return lambda: changed(change)


def inherited() -> bytes:
    pages = b"<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 612 792]/Rotate 0>>"
    return document([CATALOG, pages, b"null", b"<</Type/Page/Parent 2 0 R/Resources<<>>>>"])


def inherited_through_a_branch() -> bytes:
    root = b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>"
    branch = b"<</Type/Pages/Parent 2 0 R/Kids[4 0 R]/Count 1/MediaBox[0 0 612 792]>>"
    return document([CATALOG, root, branch, b"<</Type/Page/Parent 3 0 R/Resources<<>>>>"])


def indirect() -> bytes:
    return document([CATALOG, PAGES, page(box=b"4 0 R"), b"[0 0 5 0 R 6 0 R]", b"612", b"792"])


def boxed(box: bytes, more: bytes = b""):
    return lambda: document([CATALOG, PAGES, page(more, box)])


SHEETS = (
    rejected("A4", with_page(MediaBox=[0, 0, 595.276, 841.89]), "page_size"),
    rejected("the second page A4", with_a_second_page(595.276, 841.89), "page_size"),
    accepted("an empty second page", with_a_second_page(612, 792)),
    rejected("Legal", with_page(MediaBox=[0, -216, 612, 792]), "page_size"),
    rejected("half a sheet", with_page(MediaBox=[0, 396, 612, 792]), "page_size", warnings=("no_signature_seen",)),
    rejected("landscape", boxed(b"[0 0 792 612]"), "page_size", warnings=BLANK),
    rejected("turned on its side", with_page(Rotate=90), "page_size"),
    rejected("turned on its side backwards", with_page(Rotate=-90), "page_size"),
    accepted("drawn sideways and turned upright", turned(1)),
    accepted("drawn sideways and turned upright the other way", turned(3)),
    accepted("turned upside down", with_page(Rotate=180)),
    warned("a landscape page turned upright", boxed(b"[0 0 792 612]", b"/Rotate 90"), *BLANK),
    warned("a landscape page turned upright by 450 degrees", boxed(b"[0 0 792 612]", b"/Rotate 450"), *BLANK),
    accepted("within a scanner's rounding", with_page(MediaBox=[0, 0, 613.5, 790.4])),
    rejected("beyond a scanner's rounding", with_page(MediaBox=[0, 0, 615, 792]), "page_size"),
    accepted("a large sheet cropped to Letter", with_page(MediaBox=[-50, -50, 700, 900], CropBox=[0, 0, 612, 792])),
    rejected("Letter cropped smaller", with_page(CropBox=[36, 36, 576, 756]), "page_size"),
    accepted("a crop larger than the sheet", with_page(CropBox=[-100, -100, 900, 900])),
    accepted("a crop that is no box", with_page(CropBox=[0, 0, 0, 0])),
    rejected("a crop beside the sheet", with_page(CropBox=[700, 0, 1312, 792]), "page_size"),
    accepted("corners the other way round", with_page(MediaBox=[612, 792, 0, 0])),
    warned("an origin in the middle", boxed(b"[-306 -396 306 396]"), *BLANK),
    warned("half the numbers in double units", boxed(b"[0 0 306 396]", b"/UserUnit 2"), *BLANK),
    rejected("Letter in double units", with_page(UserUnit=2), "page_size"),
    accepted("units of one", with_page(UserUnit=1)),
    warned("a box from the parent", inherited, *BLANK),
    warned("a box from the nearer parent", inherited_through_a_branch, *BLANK),
    warned("a box in pieces elsewhere", indirect, *BLANK),
    warned("no box: every reader assumes Letter", boxed(b"null"), "repairable", *BLANK),
    warned("a box of words: every reader assumes Letter", boxed(b"[(a) (b) (c) (d)]"), "repairable", *BLANK),
    rejected("a box without area", boxed(b"[0 0 0 0]"), "page_size", warnings=BLANK),
    rejected("a gigantic box", boxed(b"[0 0 900000 900000]"), "page_size", warnings=BLANK),
    warned("a box beyond all numbers", boxed(b"[0 0 99999999999999999999 792]"), "repairable", *BLANK),
    rejected("a tiny box", boxed(b"[0 0 1 1]"), "page_size", warnings=BLANK),
)
