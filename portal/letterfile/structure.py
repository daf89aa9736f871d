"""What a PDF is made of, seen with qpdf. Runs in the child alone."""

import io
import re
from dataclasses import asdict
from itertools import groupby

import pikepdf

from portal.letterfile.boxes import TooManyPages, leaves, shown_size
from portal.letterfile.contraband import search
from portal.letterfile.facts import FileFacts, PageSize
from portal.letterfile.second_opinion import second_opinion

WARNINGS_AT_MOST = 1_000
UNPACKED_AT_MOST = 64 * 1024 * 1024  # bytes: what qpdf itself may unpack of one stream of objects
HEADER = b"%PDF-"
HEADER_WITHIN = 1024  # bytes: a reader looks for the header in these, and no further
ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
HARMLESS = "Resources is missing or invalid"  # a page without fonts or pictures; every reader takes it
TAIL = 1024  # bytes: a reader looks for the end mark in these, and no further


def observe(data: bytes) -> FileFacts:
    """Open the file and look at every object of it. Never raises for what a file contains, but memory may run out."""
    if HEADER not in data[:HEADER_WITHIN]:
        return FileFacts()
    limit_libraries()
    try:
        pdf = pikepdf.open(io.BytesIO(data), inherit_page_attributes=False)
    except pikepdf.PasswordError:
        return FileFacts(encrypted=True)
    except pikepdf.PdfError:
        return FileFacts(encrypted=True) if says_encrypted(data) else second_opinion(data)
    found = search(pdf)
    heavy = found.too_heavy
    try:
        sizes = _sizes(pdf)
    except TooManyPages:
        sizes, heavy = (), True
    damaged = any(HARMLESS not in str(warning) for warning in pdf.get_warnings()) or has_strange_ends(data)
    facts = asdict(found) | {"too_heavy": heavy}
    return FileFacts(opened=True, damaged=damaged, encrypted=pdf.is_encrypted, sizes=sizes, **facts)


def open_random_device() -> None:
    """Make qpdf open the source of random numbers that it wants for encrypted files, while files can be opened."""
    pikepdf.new().save(io.BytesIO(), encryption=pikepdf.Encryption(owner="owner", R=6))


def rewritten(data: bytes) -> bytes:
    """The same file as qpdf writes it, for a reader that is less patient. Raises pikepdf.PdfError."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return written(pdf)


def written(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a file as qpdf writes it."""
    pdf.trailer.Size = len(pdf.objects) + 1  # qpdf counts anew, but forgets the entry where it had to guess the trailer
    target = io.BytesIO()
    pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, fix_metadata_version=False)
    return target.getvalue()


def limit_libraries() -> None:
    """Tell qpdf what a letter needs at most; once in each child, because it holds for the whole process."""
    pikepdf.settings.set_qpdf_limits(
        doc_max_warnings=WARNINGS_AT_MOST,
        flate_max_memory=UNPACKED_AT_MOST,
        run_length_max_memory=UNPACKED_AT_MOST,
        png_max_memory=UNPACKED_AT_MOST,
        tiff_max_memory=UNPACKED_AT_MOST,
        dct_max_memory=UNPACKED_AT_MOST,
    )


def says_encrypted(data: bytes) -> bool:
    """Whether a file that does not open says that it is encrypted: with a certificate, or in a way unknown here."""
    return ENCRYPTED.search(data) is not None


def has_strange_ends(data: bytes) -> bool:
    """Something stands before the header or after the end mark: readers differ in whether they forgive that."""
    return not data.startswith(HEADER) or bool(data[-TAIL:].rpartition(b"%%EOF")[2].strip(b"\r\n\t \0\x1a"))


def _sizes(pdf: pikepdf.Pdf) -> tuple[PageSize, ...]:
    shown = (shown_size(page, attributes) for page, attributes in leaves(pdf))
    counted = ((size or (None, None), sum(1 for _ in run)) for size, run in groupby(shown))
    return tuple(PageSize(width, height, count) for (width, height), count in counted)
