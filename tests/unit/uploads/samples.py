"""Files as applicants send them, good and bad, made on the spot."""

import io
import zipfile
from collections.abc import Callable

import docx
import pikepdf
from PIL import Image


def pdf(pages: int = 1, change: Callable[[pikepdf.Pdf], None] | None = None, **save) -> bytes:
    document, written = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        document.add_blank_page(page_size=(612, 792))
    if change:
        change(document)
    document.save(written, **save)
    return written.getvalue()


def locked_pdf() -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="office", user="", R=6))


def pdf_with_script() -> bytes:
    def add(document):
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")

    return pdf(change=add)


def pdf_with_attachment() -> bytes:
    def add(document):
        document.attachments["tool.exe"] = b"MZ"

    return pdf(change=add)


def pdf_with_form(xfa: bool = False) -> bytes:
    def add(document):
        form = pikepdf.Dictionary(Fields=pikepdf.Array())
        if xfa:
            form.XFA = document.make_stream(b"<xdp/>")
        document.Root.AcroForm = form

    return pdf(change=add)


def pdf_bomb() -> bytes:
    def add(document):
        document.pages[0].Contents = document.make_stream(bytes(200_000_000))

    return pdf(change=add)


def word(text: str = "Curriculum vitae", change: Callable[[docx.document.Document], None] | None = None) -> bytes:
    document, written = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    if change:
        change(document)
    document.save(written)
    return written.getvalue()


def word_linked_to(address: str, kind: str) -> bytes:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    return word(change=lambda document: document.part.relate_to(address, base + kind, is_external=True))


def word_with(name: str, data: bytes) -> bytes:
    written = io.BytesIO(word())
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return written.getvalue()


def archive(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name in names:
            made.writestr(name, b"<xml/>")
    return written.getvalue()


def photo(form: str = "JPEG", size: tuple[int, int] = (600, 800), mode: str = "RGB", **save) -> bytes:
    written = io.BytesIO()
    picture = Image.new(mode, size, "navy" if mode == "RGB" else 0)
    picture.save(written, form, **save)
    return written.getvalue()
