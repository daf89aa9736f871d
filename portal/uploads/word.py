"""What is wrong with a Word file. Runs in the sandbox alone."""

import codecs
import io
import re
import zipfile
import zlib

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from portal.sandbox import Facts, job
from portal.uploads.limits import ENTRIES_AT_MOST, UNPACKED_AT_MOST

MACROS = ("vbaproject.bin", "vbadata.xml", "/activex/")
HIDDEN = ("/embeddings/", "/afchunk", "/oleobject")
PIECE = 256 * 1024
PLAIN_LINK = "/hyperlink"
ON_OWN_DISK = re.compile(r"(file:///)?[A-Za-z]:")  # a template of the applicant's own, not found anywhere else
BROKEN = (
    zipfile.BadZipFile, zlib.error, PackageNotFoundError, SyntaxError, KeyError, ValueError, EOFError,
    NotImplementedError, RuntimeError, AttributeError, IndexError, TypeError,
)  # fmt: skip

codecs.lookup("cp437")  # how archives spell names: in the sandbox nothing more can be imported


@job
def look_at_word(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """The code of what is wrong with a DOCX, or None."""
    return {"wrong": wrong_with_word(data)}, b""


def wrong_with_word(data: bytes) -> str | None:
    """The code of the first thing that is wrong, or None: a document with text, and nothing that acts when opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > ENTRIES_AT_MOST or _unpacked(archive, entries) > UNPACKED_AT_MOST:
                return "too_heavy"
        return _wrong_inside({f"/{entry.filename.lower()}" for entry in entries}, data)
    except BROKEN:
        return "damaged"


def _unpacked(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> int:
    """Bytes that really come out, since an archive may lie about its sizes; counting ends past the limit."""
    total = 0
    for entry in entries:
        with archive.open(entry) as packed:
            while piece := packed.read(PIECE):
                total += len(piece)
                if total > UNPACKED_AT_MOST:
                    return total
    return total


def _wrong_inside(names: set[str], data: bytes) -> str | None:
    if any(part in name for name in names for part in MACROS):
        return "macro"
    if any(part in name for name in names for part in HIDDEN):
        return "attachment"
    document = docx.Document(io.BytesIO(data))
    if "macroEnabled" in document.part.content_type:
        return "macro"
    if _loads_from_elsewhere(document):
        return "linked"
    return None if _has_text(document) else "no_text"


def _loads_from_elsewhere(document: Document) -> bool:
    """A template, picture or frame fetched on opening; a link that a person clicks is none of these."""
    links = (link for part in document.part.package.iter_parts() for link in part.rels.values() if link.is_external)
    return any(not link.reltype.endswith(PLAIN_LINK) and not ON_OWN_DISK.match(link.target_ref) for link in links)


def _has_text(document: Document) -> bool:
    return any(text.strip() for text in document.element.body.itertext())
