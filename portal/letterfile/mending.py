"""What can be put right in a letter's file without touching a word of the letter. Runs in the child alone."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import lxml.etree
import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from portal.letterfile import preloaded
from portal.letterfile.facts import FileFacts
from portal.letterfile.resizing import resize
from portal.letterfile.structure import limit_libraries, observe, written
from portal.sandbox import Facts, job

assert preloaded.PRELOADED
assert lxml.etree.LXML_VERSION  # pikepdf wants lxml when it writes

Mend = Callable[[Pdf], bool]
SCRIPTS = (Name.JavaScript, Name.Rendition)
ACTION_KEYS = ("/A", "/PA", "/OpenAction", "/Next")


@job
def mend(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """In: "what" to mend, the "paper" (width and height) and the "tolerance" in points. Out: what was "done", the file.

    "refused" says why nothing may be mended: a lock or a digital signature is its owner's to remove.
    """
    seen = observe(data)
    refused = why_not(seen)
    if refused:
        return {"refused": refused, "done": []}, b""
    limit_libraries()
    with opened(data) as pdf:
        mends: dict[str, Mend] = {
            "scripts": without_scripts,
            "launch": without_launches,
            "attachments": without_attachments,
            "form": flattened,
            "paper": lambda pdf: facts["paper"] and resize(pdf, data, tuple(facts["paper"]), facts["tolerance"]),
        }
        done = [what for what, change in mends.items() if what in facts["what"] and change(pdf)]
        mended = written(pdf)
    if "rewrite" in facts["what"] and seen.damaged:
        done.append("rewrite")
    return {"refused": None, "done": done}, mended


def why_not(seen: FileFacts) -> str | None:
    """The code of the reason for which a file cannot be mended, None if it can."""
    if seen.encrypted:
        return "encrypted"
    if seen.signed:
        return "digitally_signed"
    if not seen.opened or not seen.pages:
        return "malformed"
    return "resource_limit" if seen.too_heavy else None


def without_scripts(pdf: Pdf) -> bool:
    """Take every script away, wherever an action holds one."""
    names = pdf.Root.get("/Names")
    found = _drop(names, "/JavaScript")
    for entry in list(everything(pdf)):
        action = entry.get("/S")
        address = entry.get("/URI")
        web = (
            action == Name.URI
            and isinstance(address, String)
            and str(address).strip().lower().startswith("javascript:")
        )
        if web or action == Name.JavaScript or (action == Name.Rendition and "/JS" in entry):
            found = _emptied(entry)
        elif isinstance(entry.get("/JS"), String):
            found = _drop(entry, "/JS")
    return _without_empty_actions(pdf) or found


def without_launches(pdf: Pdf) -> bool:
    """Take away every action that starts a program."""
    found = False
    for entry in list(everything(pdf)):
        if entry.get("/S") == Name.Launch:
            found = _emptied(entry)
    return _without_empty_actions(pdf) or found


def without_attachments(pdf: Pdf) -> bool:
    """Take away every attached file, the pins that show them and the portfolio's cover."""
    found = _drop(pdf.Root.get("/Names"), "/EmbeddedFiles") | _drop(pdf.Root, "/Collection")
    for page in pdf.pages:
        marks = page.obj.get("/Annots")
        if isinstance(marks, Array):
            kept = [mark for mark in marks if not _is_pin(mark)]
            found |= len(kept) < len(marks)
            page.obj.Annots = Array(kept)
    for entry in list(everything(pdf)):
        found |= _drop(entry, "/AF") | _drop(entry, "/EF")
    return found


def flattened(pdf: Pdf) -> bool:
    """Draw what a form's fields show onto the page, and take the form away."""
    if "/AcroForm" not in pdf.Root:
        return False
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    _drop(pdf.Root, "/AcroForm")
    _drop(pdf.Root, "/NeedsRendering")
    return True


def opened(data: bytes) -> Pdf:
    """The file; where qpdf refuses it, a new file with the pages that PDFium can still read of it."""
    try:
        return pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError:
        copy, target = pypdfium2.PdfDocument.new(), io.BytesIO()
        copy.import_pages(pypdfium2.PdfDocument(data))
        copy.save(target)
        return pikepdf.open(io.BytesIO(target.getvalue()))


def everything(pdf: Pdf) -> Iterator[Any]:
    """Every dictionary of the file that can be changed, at any depth."""
    for thing in pdf.objects:
        waiting: list[Any] = [thing]
        while waiting:
            value = waiting.pop()
            if isinstance(value, Dictionary | Stream):
                yield value
                waiting.extend(inner for inner in value.values() if _is_inside(inner))
            elif isinstance(value, Array):
                waiting.extend(inner for inner in value if _is_inside(inner))


def _without_empty_actions(pdf: Pdf) -> bool:
    found = False
    for entry in list(everything(pdf)):
        for key in ACTION_KEYS:
            action = entry.get(key)
            if isinstance(action, Dictionary) and not len(action):
                found = _drop(entry, key)
        extra = entry.get("/AA")
        if isinstance(extra, Dictionary) and not any(
            len(action) for action in extra.values() if isinstance(action, Dictionary)
        ):
            found = _drop(entry, "/AA")
    return found


def _emptied(entry: Object) -> bool:
    for key in list(entry.keys()):
        del entry[key]
    return True


def _drop(entry: Any, key: str) -> bool:
    if not isinstance(entry, Dictionary | Stream) or key not in entry:
        return False
    del entry[key]
    return True


def _is_pin(mark: Any) -> bool:
    return isinstance(mark, Dictionary) and mark.get("/Subtype") == Name.FileAttachment


def _is_inside(value: Any) -> bool:
    return isinstance(value, Dictionary | Array) and not value.is_indirect
