"""Whether a zip file is a workbook that can be opened without harm: looked at before anything is unpacked into
memory.
"""

import io
import re
import zipfile
import zlib
from typing import Final

from portal.cohorts.sentences import CohortFileRefused

MAX_UNPACKED: Final = 160 * 1024 * 1024
"""Bytes of all parts together. 100,000 rows of a cohort unpack to about 60 MB."""
MAX_RATIO: Final = 150
"""Unpacked to packed, for parts that matter; text of a cohort packs 5 to 30 times, zeros 1,000 times."""
_SMALL: Final = 4 * 1024 * 1024
MAX_PARTS: Final = 2_000

_STEP: Final = 1 << 20
_DECLARES: Final = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_OVERLAP: Final = len(b"<!DOCTYPE")
_XML_BEGINS: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_OTHER_ENCODING: Final = re.compile(
    rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"']|us-ascii[\"']|iso-8859-1[\"'])", re.IGNORECASE
)

_OTHERS: Final = (
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a presentation"),
    ("xl/workbook.bin", "a binary workbook (.xlsb)"),
    ("content.xml", "an OpenDocument file"),
    ("Index/Document.iwa", "a Numbers file"),
)


def check_workbook(data: bytes) -> None:
    """Raises CohortFileRefused unless these bytes are a workbook whose parts are few, of sensible size, and plain XML.

    The sizes written in the zip's directory bind: Python stops reading a part at the size that is declared for it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parcel:
            _check_kind(parcel)
            _check_sizes(parcel)
            for part in parcel.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    _check_xml(parcel, part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        raise CohortFileRefused("workbook_damaged") from None


def _check_kind(parcel: zipfile.ZipFile) -> None:
    names = set(parcel.namelist())
    if "xl/workbook.xml" in names:
        return
    for name, kind in _OTHERS:
        if name in names:
            raise CohortFileRefused(
                "other_workbook" if "file" in kind or "workbook" in kind else "not_a_table", kind=kind
            )
    raise CohortFileRefused("not_a_table", kind="a zip file")


def _check_sizes(parcel: zipfile.ZipFile) -> None:
    parts = parcel.infolist()
    unpacked = sum(part.file_size for part in parts)
    swollen = any(part.file_size > _SMALL and part.file_size > MAX_RATIO * part.compress_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or swollen:
        raise CohortFileRefused("workbook_unsafe")


def _check_xml(parcel: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """A workbook never declares entities; a file that does wants them multiplied. Searched piece by piece."""
    with parcel.open(part) as stream:
        head = piece = stream.read(_STEP)
        if head and (not _XML_BEGINS.match(head) or _OTHER_ENCODING.search(head[:200])):
            raise CohortFileRefused("workbook_unsafe")
        tail = b""
        while piece:
            if _DECLARES.search(tail + piece):
                raise CohortFileRefused("workbook_unsafe")
            tail = piece[-_OVERLAP:]
            piece = stream.read(_STEP)
