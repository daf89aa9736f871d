"""The words of a draft's file. Runs in the child alone."""

import codecs
import io
import zipfile
import zlib
from xml.parsers import expat

import pypdfium2
from pypdfium2 import raw

from portal.letterfile import preloaded
from portal.sandbox import MIB, Facts, job

assert preloaded.PRELOADED
codecs.lookup("cp437")  # how archives spell names: in the sandbox nothing more can be imported

PAGES_AT_MOST = 30
LETTERS_AT_MOST = 200_000  # a letter has 5,000
XML_BYTES_AT_MOST = 16 * MIB
ENTRIES_AT_MOST = 2_000
BODY = "word/document.xml"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORDS = "http://purl.oclc.org/ooxml/wordprocessingml/main"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    KeyError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class Forbidden(Exception):
    """The XML declares a document type: entities could grow without end, and no word processor writes one."""


@job
def read_pdf(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """The words of a PDF, or the code of what is wrong."""
    try:
        document = pypdfium2.PdfDocument(data)
        pages = [document[number].get_textpage() for number in range(min(len(document), PAGES_AT_MOST))]
        text = "\n".join(page.get_text_range(0, min(page.count_chars(), LETTERS_AT_MOST)) for page in pages)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        return {"wrong": "locked" if locked else "damaged"}, b""
    return {"wrong": None}, _clean(text)


@job
def read_word(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """The words of a DOCX, a paragraph a line, or the code of what is wrong."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > ENTRIES_AT_MOST:
                return {"wrong": "too_heavy"}, b""
            entry = archive.getinfo(BODY)
            if entry.flag_bits & 1:
                return {"wrong": "locked"}, b""
            with archive.open(entry) as body:
                xml = body.read(XML_BYTES_AT_MOST + 1)
        if len(xml) > XML_BYTES_AT_MOST:
            return {"wrong": "too_heavy"}, b""
        return {"wrong": None}, _clean(words_of(xml))
    except Forbidden:
        return {"wrong": "damaged"}, b""
    except BROKEN:
        return {"wrong": "damaged"}, b""


def words_of(xml: bytes) -> str:
    """The text of a Word document's body: what is deleted in a tracked change is left out, what is inserted stays.

    Raises Forbidden for a document type, expat.ExpatError for what is not XML.
    """
    reader = _BodyReader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.hear
    parser.Parse(xml, True)
    return "".join(reader.heard)


class _BodyReader:
    """Listens to a document's elements and keeps the words of its text runs."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.in_text = False

    def refuse(self, *_: object) -> None:
        raise Forbidden

    def begin(self, name: str, _: object) -> None:
        self.in_text = _word(name) == "t"
        if _word(name) == "tab":
            self.heard.append("\t")
        elif _word(name) in ("br", "cr"):
            self.heard.append("\n")

    def end(self, name: str) -> None:
        self.in_text = False
        if _word(name) == "p":
            self.heard.append("\n")

    def hear(self, words: str) -> None:
        if self.in_text:
            self.heard.append(words)


def _word(name: str) -> str | None:
    """The local name of an element of a Word document, None for any other."""
    namespace, _, local = name.rpartition(" ")
    return local if namespace in (WORDS, STRICT_WORDS) else None


def _clean(text: str) -> bytes:
    """Line ends as one sign, words broken at a line's end whole, nothing that cannot be written as UTF-8."""
    whole = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe\n", "").replace("\x02\n", "").replace("\0", "")
    )
    return whole[:LETTERS_AT_MOST].encode("utf-8", "replace")
