"""What a letter must not carry: signatures, scripts, attachments, launch actions, forms of the XFA kind, bombs.

Every object of the file is looked at, also those in object streams and those nothing points to: a service that scans
the file sees them too.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, PdfError, Stream, StreamDecodeLevel, String

# A letter's page scanned in colour at 600 dots per inch unpacks to 101 MB, its words and fonts to far less.
PICTURE_BYTES_AT_MOST = 128 * 1024 * 1024
STREAM_BYTES_AT_MOST = 32 * 1024 * 1024
FILE_BYTES_AT_MOST = 384 * 1024 * 1024
PIXELS_AT_MOST = 40_000_000
FILTERS_AT_MOST = 8
FLATE_FILTERS = frozenset(("/FlateDecode", "/Fl"))
PICTURE_FILTERS = frozenset(("/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF"))
PIECE = 256 * 1024
CONTAINERS = (Dictionary, Stream)
INSIDE = (Dictionary, Array)
TELLING = frozenset(("/S", "/JS", "/EF", "/V"))


@dataclass
class Contraband:
    """What was found anywhere in the file."""

    signed: bool = False
    javascript: bool = False
    attachments: bool = False
    launch: bool = False
    xfa: bool = False
    form: bool = False
    too_heavy: bool = False


def search(pdf: Pdf) -> Contraband:
    """Look at every object of the file."""
    found = Contraband()
    _search_catalog(pdf.Root, found)
    weight = 0
    for thing in pdf.objects:
        for entries in dictionaries(thing):
            if not TELLING.isdisjoint(entries):
                _search_entries(entries, found)
        if isinstance(thing, Stream) and not found.too_heavy:
            at_most = _search_stream(thing, found)
            unpacked = unpacked_bytes(thing, at_most=at_most)
            weight += unpacked
            found.too_heavy |= unpacked > at_most or weight > FILE_BYTES_AT_MOST
    return found


def dictionaries(thing: Any) -> Iterator[dict[str, Any]]:
    """The dictionaries of one object, itself and those written inside it; what it refers to has its own turn."""
    waiting = [thing]
    while waiting:
        value = waiting.pop()
        if isinstance(value, CONTAINERS):
            entries = dict(value.items())
            yield entries
            waiting.extend(inner for inner in entries.values() if _is_inside(inner))
        elif isinstance(value, Array):
            waiting.extend(inner for inner in value if _is_inside(inner))


def unpacked_bytes(stream: Stream, *, at_most: int) -> int:
    """How many bytes the stream unpacks to, or some number over `at_most` once there are more.

    Flate is counted piece by piece; other filters and mixtures are left to qpdf with its own limits. The codings of
    pictures (JPEG and the like) are bounded by width and height instead.
    """
    filters = _names(stream.get("/Filter"))
    if len(filters) > FILTERS_AT_MOST:
        return at_most + 1
    kinds = set(filters)
    if not kinds or kinds & PICTURE_FILTERS:
        return 0
    if kinds <= FLATE_FILTERS:
        return _inflated_bytes(stream.read_raw_bytes(), len(filters), at_most)
    try:
        return len(stream.read_bytes(decode_level=StreamDecodeLevel.specialized))
    except PdfError as error:
        return at_most + 1 if "limit exceeded" in str(error) else 0


def _inflated_bytes(packed: bytes, times: int, at_most: int) -> int:
    pieces: Iterator[bytes] = iter((packed,))
    for _ in range(times):
        pieces = _inflated(pieces)
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > at_most:
            break
    return total


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpack = zlib.decompressobj()
    try:
        for piece in pieces:
            rest = piece
            while rest and not unpack.eof:
                yield unpack.decompress(rest, PIECE)
                rest = unpack.unconsumed_tail
    except zlib.error:
        return


def _search_catalog(root: Any, found: Contraband) -> None:
    """What only the catalog can say: usage rights and certifications, a portfolio, the form."""
    permissions = root.get("/Perms")
    if isinstance(permissions, Dictionary):
        found.signed |= any(isinstance(permissions.get(key), Dictionary) for key in ("/DocMDP", "/UR3", "/UR"))
    found.attachments |= isinstance(root.get("/Collection"), Dictionary)
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary):
        fields = form.get("/Fields")
        found.form = isinstance(fields, Array) and len(fields) > 0
        xfa = form.get("/XFA")
        found.xfa = isinstance(xfa, Stream) or (isinstance(xfa, Array) and len(xfa) > 0)


def _search_entries(entries: dict[str, Any], found: Contraband) -> None:
    action, script, embedded = entries.get("/S"), entries.get("/JS"), entries.get("/EF")
    found.javascript |= action == Name.JavaScript or isinstance(script, String)
    found.javascript |= action == Name.Rendition and script is not None
    found.javascript |= action == Name.URI and _text(entries.get("/URI")).strip().lower().startswith("javascript:")
    found.launch |= action == Name.Launch
    found.attachments |= isinstance(embedded, Dictionary) and len(embedded) > 0
    found.signed |= _is_signature(entries.get("/V"))


def _search_stream(stream: Stream, found: Contraband) -> int:
    """Look at a stream's own entries. Returns how many bytes one of its kind may unpack to."""
    found.attachments |= stream.get("/Type") == Name.EmbeddedFile
    if stream.get("/Subtype") != Name.Image:
        return STREAM_BYTES_AT_MOST
    found.too_heavy |= _natural(stream.get("/Width")) * _natural(stream.get("/Height")) > PIXELS_AT_MOST
    return PICTURE_BYTES_AT_MOST


def _is_signature(value: Any) -> bool:
    """True for a signature itself. An empty signature field has no such value."""
    if not isinstance(value, Dictionary):
        return False
    return (
        value.get("/Type") in (Name.Sig, Name.DocTimeStamp)
        or "/ByteRange" in value
        or ("/Contents" in value and "/Filter" in value)
    )


def _is_inside(value: Any) -> bool:
    return isinstance(value, INSIDE) and not value.is_indirect


def _names(value: Any) -> list[str]:
    """The name, or the names of an array. Spelt byte by byte: a name need not be UTF-8."""
    names = list(value) if isinstance(value, Array) else [value]
    return [name.unparse().decode("latin-1") for name in names if isinstance(name, Name)]


def _text(value: Any) -> str:
    return str(value) if isinstance(value, String) else ""


def _natural(value: Any) -> int:
    return max(0, value) if isinstance(value, int) else 0
