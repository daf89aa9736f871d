"""Letters of recommendation as physicians send them, made once per run."""

import io
import json
import math
from collections.abc import Callable
from functools import cache, partial

import pikepdf
import pypdfium2
import typst
from PIL import Image, ImageDraw

Change = Callable[[pikepdf.Pdf], None]

LETTER = """
#let d = json(bytes(sys.inputs.data))
#set page("us-letter", margin: 1in)
#set text(size: 11pt)
#for line in d.head [#line \\ ]
#v(1em)
#d.date
#v(1em)
Dear Program Director,

I directly supervised #d.applicant (AAMC ID 12345678) on the inpatient ward from June 1, 2027 to July 1, 2027.
#lorem(d.words)

Sincerely,

#if d.signature == "picture" { image(bytes(d.picture), width: 1.8in) }
#if d.signature == "rule" { line(length: 3in) }
#if d.signature == "drawing" { curve(
  stroke: 1pt, curve.move((0pt, 20pt)), curve.cubic((20pt, -20pt), (30pt, 40pt), (50pt, 5pt)),
  curve.cubic((70pt, -10pt), (80pt, 40pt), (130pt, 0pt)),
) }
#if d.signature == "typed" [/s/ Jane Doe]
#if d.signature == "script" { text(font: "DejaVu Sans Mono", size: 22pt)[_Jane Doe_] }
#if d.signature == "table" { table(columns: 2, [Jane Doe, MD], [Pager 555], [Professor], [Room 4]) }
#if d.signature == "none" { v(3em) }
Jane Doe, MD \\
Professor of Medicine
#if d.signature == "foot" { place(bottom + left, image(bytes(d.picture), width: 1.8in)) }
"""

HEAD = (
    "Example University Hospital",
    "Department of Medicine",
    "123 Clifton Road, Atlanta, GA 30322",
    "Tel. (404) 555-0134, jane.doe@example.org",
)


@cache
def letter(
    *,
    head: tuple[str, ...] = HEAD,
    date: str = "November 3, 2027",
    applicant: str = "Dr. Ama Boateng",
    signature: str = "picture",
    words: int = 180,
) -> bytes:
    """A letter of one page (more with more words), right in every way unless told otherwise."""
    told = {"head": head, "date": date, "applicant": applicant, "signature": signature, "words": words}
    return typst.compile(LETTER.encode(), sys_inputs={"data": json.dumps(told | {"picture": list(scribble())})})


@cache
def scribble() -> bytes:
    """A signature in blue ink, as a PNG."""
    picture = Image.new("RGB", (360, 100), "white")
    points = [(10 + 3 * i, 50 + 35 * math.sin(i / 3) * math.cos(i / 11)) for i in range(110)]
    ImageDraw.Draw(picture).line(points, fill=(20, 30, 120), width=3)
    return png(picture)


def png(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


@cache
def scanned(pdf: bytes, *, dpi: int = 150, slant: float = 0.6) -> bytes:
    """The letter printed, laid on a scanner a little askew, and saved as a picture in a PDF."""
    pages = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(pdf)]
    first, *others = [page.convert("L").rotate(slant, fillcolor=250) for page in pages]
    written = io.BytesIO()
    first.save(written, "PDF", resolution=dpi, quality=40, save_all=True, append_images=others)
    return written.getvalue()


def changed(change: Change, pdf: bytes | None = None, **saving: object) -> bytes:
    """The good letter (or another), changed with pikepdf and saved."""
    with pikepdf.open(io.BytesIO(pdf or letter())) as opened:
        change(opened)
        return saved(opened, **saving)


def in_script() -> bytes:
    """A letter signed by its name in a typeface that looks like a hand."""

    def rename(pdf: pikepdf.Pdf) -> None:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "DejaVu" in str(thing.get("/BaseFont", "")):
                thing.BaseFont = pikepdf.Name("/ABCDEF+GreatVibes-Regular")

    return changed(rename, letter(signature="script"))


def saved(pdf: pikepdf.Pdf, **saving: object) -> bytes:
    written = io.BytesIO()
    pdf.save(written, **saving)
    return written.getvalue()


def of_size(size: int) -> bytes:
    """The good letter, exactly `size` bytes long."""
    data, padding = letter(), 0
    for _ in range(10):
        padding += size - len(data)
        data = changed(partial(_pad, padding=padding), compress_streams=False)
        if len(data) == size:
            return data
    raise AssertionError("the padding does not converge")


def _pad(pdf: pikepdf.Pdf, *, padding: int) -> None:
    pdf.Root.Padding = pdf.make_stream(bytes(padding))
