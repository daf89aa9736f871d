"""Whether a zip file is a workbook that can be opened without harm: told from its directory, before anything is unpacked."""

import zipfile
from typing import Final

from portal.cohorts.sentences import CohortFileRefused

WORKBOOK: Final = "xl/workbook.xml"

MAX_UNPACKED: Final = 100 * 1024 * 1024
"""Bytes of all parts together. 100,000 rows of a cohort unpack to about 60 MB."""
MAX_RATIO: Final = 150
"""Unpacked to packed, of a large part; the text of a cohort packs 5 to 30 times, a bomb of zeros 1,000 times."""
MAX_PARTS: Final = 2_000

_LARGE: Final = 4 * 1024 * 1024
_PACKED_HOW: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_OTHER_TABLES: Final = {
    "xl/workbook.bin": "a binary workbook (.xlsb)",
    "content.xml": "an OpenDocument file",
    "Index/Document.iwa": "a Numbers file",
}
_OTHER_PAPERS: Final = {"word/document.xml": "a Word document", "ppt/presentation.xml": "a presentation"}


def check_parcel(parcel: zipfile.ZipFile) -> None:
    """Raises CohortFileRefused unless this is a workbook of few parts and of sensible size.

    The sizes in the zip's directory bind: Python stops reading a part at the size that is declared for it.
    """
    _check_kind(set(parcel.namelist()))
    parts = parcel.infolist()
    if (
        len(parts) > MAX_PARTS
        or sum(part.file_size for part in parts) > MAX_UNPACKED
        or any(part.file_size > max(_LARGE, MAX_RATIO * part.compress_size) for part in parts)
        or any(part.compress_type not in _PACKED_HOW for part in parts)
    ):
        raise CohortFileRefused("workbook_unsafe")


def _check_kind(names: set[str]) -> None:
    if WORKBOOK in names:
        return
    for name, kind in _OTHER_TABLES.items():
        if name in names:
            raise CohortFileRefused("other_workbook", kind=kind)
    kinds = (kind for name, kind in _OTHER_PAPERS.items() if name in names)
    raise CohortFileRefused("not_a_table", kind=next(kinds, "a zip file"))
