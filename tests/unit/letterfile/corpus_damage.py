"""Files that are not PDFs, or not any more, or only for a patient reader."""

import io
import zipfile

from PIL import Image

from tests.unit.letterfile.cases import BLANK, accepted, rejected, warned
from tests.unit.letterfile.letters import letter, png
from tests.unit.letterfile.raw_pdf import CATALOG, PAGES, document, page, stream

PLAIN = [CATALOG, PAGES, page()]


def plain(**more: object) -> bytes:
    return document(PLAIN, **more)


def word_file() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("word/document.xml", "<w:document/>")
    return written.getvalue()


def wrong_stream_length() -> bytes:
    return document([CATALOG, PAGES, page(b"/Contents 4 0 R"), b"<</Length 3>>stream\n% no ink\nendstream"])


def wrong_offsets() -> bytes:
    return plain().replace(b"0000000009", b"0000000123")


def nameless_filter() -> bytes:
    return document([CATALOG, PAGES, page(), stream(b"/Filter/Fl#9fate", b"x")])


DAMAGE = (
    rejected("nothing", lambda: b"", "not_pdf"),
    rejected("a text", lambda: b"Dear Program Director,", "not_pdf"),
    rejected("a picture renamed", lambda: png(Image.new("RGB", (9, 9))), "not_pdf"),
    rejected("a Word file renamed", word_file, "not_pdf"),
    rejected("a web page", lambda: b"<!doctype html><title>Letter</title>", "not_pdf"),
    rejected("a web page that speaks of PDFs", lambda: b"<html>%PDF-1.7 is a header</html>", "not_pdf"),
    rejected("zeros", lambda: bytes(10_000), "not_pdf"),
    rejected("PostScript", lambda: b"%!PS-Adobe-3.0\nshowpage\n", "not_pdf"),
    rejected("a header too far down", lambda: b" " * 2000 + plain(), "not_pdf"),
    rejected("no header", lambda: plain()[9:], "not_pdf"),
    rejected("a header alone", lambda: b"%PDF-1.7\n", "malformed"),
    rejected("a header and noise", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 100, "malformed"),
    rejected("half a letter", lambda: letter()[: len(letter()) // 4], "malformed"),
    rejected("no catalog", lambda: plain().replace(b"/Root 1 0 R", b""), "malformed"),
    rejected("no pages", lambda: document([CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"]), "malformed"),
    rejected("a page tree that is a number", lambda: document([CATALOG, b"7"]), "malformed"),
    rejected("objects that are each other", lambda: document([CATALOG, b"3 0 R", b"2 0 R"]), "malformed"),
    warned("a cut end", lambda: plain()[:-60], "repairable", *BLANK),
    warned(
        "a wrong start of the table", lambda: plain().replace(b"startxref\n", b"startxref\n9"), "repairable", *BLANK
    ),
    warned("wrong offsets", wrong_offsets, "repairable", *BLANK),
    warned("a wrong length", wrong_stream_length, "repairable", *BLANK),
    warned("a table that refers to itself", lambda: document(PLAIN, b"/Prev 212"), "repairable", *BLANK),
    warned("words before the header", lambda: b"From: mail\n\n" + plain(), "repairable", *BLANK),
    warned("a web page in front of a letter", lambda: b"<html><script>1</script>" + letter(), "repairable"),
    warned("a web page behind a letter", lambda: letter() + b"<html><script>1</script></html>", "repairable"),
    warned("much behind a letter", lambda: letter() + b"junk " * 2000, "repairable"),
    warned("an archive behind a letter", lambda: letter() + word_file(), "repairable"),
    accepted("line ends behind a letter", lambda: letter() + b"\r\n\r\n\0\0"),
    warned("a version of the future", lambda: plain(head=b"%PDF-9.9\n"), *BLANK),
    warned("a version of nothing", lambda: plain(head=b"%PDF-x.y\n"), "repairable", *BLANK),
    warned("a mark before the header", lambda: b"\xef\xbb\xbf" + plain(), "repairable", *BLANK),
    warned("binary in the header", lambda: plain(head=b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), *BLANK),
    warned(
        "an empty stream of the page",
        lambda: document([*PLAIN[:2], page(b"/Contents 4 0 R"), stream(b"", b"")]),
        *BLANK,
    ),
)
