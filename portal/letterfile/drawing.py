"""Pages drawn as PNG. Runs in the child alone."""

import io

import pypdfium2
from PIL import Image

from portal.letterfile import preloaded
from portal.sandbox import Facts, job

assert preloaded.PRELOADED
Image.preinit()  # the plugins that Pillow looks for when it writes

TALLEST = 3.0  # times the width: a strip of paper is not drawn to its end
SMALLEST_SIDE = 1.0  # points


@job
def draw_thumbnails(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """In: "at_most" pages, "width" in pixels. Out: "lengths" of the PNGs, which come one after the other."""
    document = pypdfium2.PdfDocument(data)
    if document.get_formtype():
        document.init_forms()
    count = min(len(document), facts["at_most"])
    pictures = [as_png(shown(document[number], facts["width"])) for number in range(count)]
    return {"lengths": [len(picture) for picture in pictures]}, b"".join(pictures)


def shown(page: pypdfium2.PdfPage, width: int) -> Image.Image:
    """The page as a reader shows it, `width` pixels wide."""
    across, down = (max(side, SMALLEST_SIDE) for side in page.get_size())
    scale = min(width / across, TALLEST * width / down)
    picture: Image.Image = page.render(scale=scale).to_pil()
    return picture.convert("RGB")


def as_png(picture: Image.Image) -> bytes:
    """The picture as a PNG without any metadata."""
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
