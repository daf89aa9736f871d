"""Pictures of pages for text recognition: grey, in the plain format that every such program reads. In the child alone."""

import pypdfium2
from PIL import Image

from portal.letterfile.scans import PICTURE_DPI

LONGEST_SIDE = 11.5 * PICTURE_DPI  # pixels


def pictures_to_read(data: bytes, *, at_most: int) -> list[bytes]:
    """The first page and the last ones, as portable greymaps (PGM). None where PDFium cannot open the file."""
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
        numbers = sorted({0, *range(max(0, count - at_most + 1), count)}) if count else []
        return [as_greymap(_drawn(document[number])) for number in numbers]
    except pypdfium2.PdfiumError:
        return []


def as_greymap(picture: Image.Image) -> bytes:
    """A grey picture as PGM: a line of header, then its pixels."""
    return b"P5 %d %d 255\n" % picture.size + picture.tobytes()


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    scale = min(PICTURE_DPI / 72, LONGEST_SIDE / max(1.0, *page.get_size()))
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return picture.convert("L")
