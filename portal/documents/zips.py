"""Zip archives that are the same bytes for the same content, whenever and wherever they are made."""

import io
import zipfile
from collections.abc import Iterable

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
READABLE = 0o644 << 16
UNIX = 3


def steady_zip(entries: Iterable[tuple[str, bytes]], packing: int = zipfile.ZIP_STORED) -> bytes:
    """The entries (name, data) in their order, without clock, user or machine in them. Names that need it are UTF-8."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in entries:
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type, entry.external_attr, entry.create_system = packing, READABLE, UNIX
            archive.writestr(entry, data)
    return written.getvalue()


def steadied(archive: bytes) -> bytes:
    """An archive that a library has written, without the times it wrote into it."""
    with zipfile.ZipFile(io.BytesIO(archive)) as made:
        entries = [(entry.filename, made.read(entry)) for entry in made.infolist()]
    return steady_zip(entries, zipfile.ZIP_DEFLATED)
