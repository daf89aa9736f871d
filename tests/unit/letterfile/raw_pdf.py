"""PDF files written by hand, byte by byte, for what no library would write."""

import zlib
from functools import cache

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def page(more: bytes = b"", box: bytes = b"[0 0 612 792]") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox %s %s>>" % (box, more)


def stream(dictionary: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (dictionary, len(data), data)


def flate(data: bytes, more: bytes = b"") -> bytes:
    return stream(b"/Filter/FlateDecode" + more, zlib.compress(data, 9))


@cache
def deflated(piece: bytes, times: int) -> bytes:
    """`piece` repeated `times`, compressed without ever being whole in memory."""
    packer = zlib.compressobj(9)
    block = 100_000
    packed = [packer.compress(piece * block) for _ in range(times // block)]
    return b"".join([*packed, packer.compress(piece * (times % block)), packer.flush()])


def document(objects: list[bytes], trailer: bytes = b"", head: bytes = b"%PDF-1.7\n") -> bytes:
    """Objects numbered from 1, the first one the catalog, with a right cross-reference table."""
    body, offsets = head, []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        trailer,
        len(body),
    )


def one_page(content: bytes = b"", more: bytes = b"", objects: tuple[bytes, ...] = ()) -> bytes:
    """A page (object 3) with a content stream (object 4, given whole) and further objects from 5 on."""
    return document([CATALOG, PAGES, page(b"/Contents 4 0 R" + more), content or stream(b"", b""), *objects])


def drawing(name: bytes, dictionary: bytes, data: bytes, *others: bytes) -> bytes:
    """A page that draws the object `name` (object 5) over the whole sheet."""
    resources = b"/Resources<</XObject<</%s 5 0 R>>>>" % name
    pages = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R%s>>" % resources
    draw = stream(b"", b"612 0 0 792 0 0 cm /%s Do" % name)
    return document([CATALOG, PAGES, pages, draw, stream(b"/Type/XObject" + dictionary, data), *others])
