"""What a letter must not carry: signatures, scripts, attachments, launch actions, forms of the XFA kind, bombs.

Every object of the file is looked at, also those in object streams and those nothing points to: a service that scans
the file sees them too.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

# A letter's page scanned in colour at 600 dots per inch unpacks to 101 MB; more than that is not a letter.
STREAM_BYTES_AT_MOST = 128 * 1024 * 1024
FILE_BYTES_AT_MOST = 384 * 1024 * 1024
PIXELS_AT_MOST = 40_000_000
FILTERS_AT_MOST = 8
PIECE = 256 * 1024


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
        for dictionary in dictionaries(thing):
            _search_dictionary(dictionary, found)
        if isinstance(thing, Stream):
            _search_stream(thing, found)
            if not found.too_heavy:
                heaviness = unpacked_bytes(thing)
                weight += heaviness
                found.too_heavy = heaviness > STREAM_BYTES_AT_MOST or weight > FILE_BYTES_AT_MOST
    return found


def dictionaries(thing: Any) -> Iterator[Any]:
    """The dictionaries of one object, itself and those written inside it; what it refers to has its own turn."""
    waiting = [thing]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Dictionary | Stream):
            yield value
            waiting.extend(inner for inner in value.values() if _is_inside(inner))
        elif isinstance(value, Array):
            waiting.extend(inner for inner in value if _is_inside(inner))


def unpacked_bytes(stream: Stream) -> int:
    """How many bytes the stream's Flate filters unpack to, counted piece by piece and never past the limit."""
    filters = _names(stream.get("/Filter"))
    flates = 0
    while flates < len(filters) and filters[flates] in ("/FlateDecode", "/Fl"):
        flates += 1
    if flates == 0:
        return 0
    if len(filters) > FILTERS_AT_MOST:
        return STREAM_BYTES_AT_MOST + 1
    pieces: Iterator[bytes] = iter((stream.read_raw_bytes(),))
    for _ in range(flates):
        pieces = _inflated(pieces)
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > STREAM_BYTES_AT_MOST:
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


def _search_catalog(root: Object, found: Contraband) -> None:
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


def _search_dictionary(dictionary: Object, found: Contraband) -> None:
    action = dictionary.get("/S")
    found.javascript |= action == Name.JavaScript or isinstance(dictionary.get("/JS"), String)
    found.javascript |= action == Name.Rendition and "/JS" in dictionary
    found.javascript |= action == Name.URI and _text(dictionary.get("/URI")).strip().lower().startswith("javascript:")
    found.launch |= action == Name.Launch
    embedded = dictionary.get("/EF")
    found.attachments |= isinstance(embedded, Dictionary) and len(embedded) > 0
    found.signed |= _is_signature(dictionary.get("/V"))


def _search_stream(stream: Stream, found: Contraband) -> None:
    found.attachments |= stream.get("/Type") == Name.EmbeddedFile
    if stream.get("/Subtype") == Name.Image:
        found.too_heavy |= _natural(stream.get("/Width")) * _natural(stream.get("/Height")) > PIXELS_AT_MOST


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
    return isinstance(value, Dictionary | Array) and not value.is_indirect


def _names(value: Any) -> list[str]:
    if isinstance(value, Name):
        return [str(value)]
    return [str(item) for item in value] if isinstance(value, Array) else []


def _text(value: Any) -> str:
    return str(value) if isinstance(value, String) else ""


def _natural(value: Any) -> int:
    return max(0, value) if isinstance(value, int) else 0
