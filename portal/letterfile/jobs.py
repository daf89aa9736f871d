"""The jobs of the file check that run in the sandbox. Imported by the child alone."""

import json
from dataclasses import asdict

import pikepdf

from portal.letterfile import content, looks, preloaded
from portal.letterfile.facts import FileFacts
from portal.letterfile.lines import Line
from portal.letterfile.pictures import pictures_to_read
from portal.letterfile.scans import PAGES_AT_MOST
from portal.letterfile.structure import observe, rewritten
from portal.sandbox import Facts, job

assert preloaded.PRELOADED


@job
def look_at_everything(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """The file's structure and, where it is a file that may be opened, what its pages show.

    In: "applicant" and "aamc_id", text or null; "pictures", whether those of a scan are wanted. Out: "file", "content",
    and the pictures one after the other with their "lengths". A heavy file is not given to the second library.
    """
    file = observe(data)
    if not file.opened or not file.pages or file.encrypted or file.too_heavy:
        return {"file": _plain(file), "content": None, "lengths": []}, b""
    pages = content.read_pages(data) or _pages_rewritten(data)
    if not pages:
        return {"file": _plain(file), "content": None, "lengths": []}, b""
    seen = content.observe(pages, applicant=facts["applicant"], aamc_id=facts["aamc_id"])
    is_scan = not seen.text_layer and not seen.blank
    pictures = pictures_to_read(data, at_most=PAGES_AT_MOST) if is_scan and facts["pictures"] else []
    lengths = [len(picture) for picture in pictures]
    return {"file": _plain(file), "content": asdict(seen), "lengths": lengths}, b"".join(pictures)


@job
def look_at_words(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """What recognised words show. In: the pages' words as a JSON list; "applicant", "aamc_id", "logo". Out: "looks"."""
    pages = [[Line(" ".join(row.split())) for row in page.splitlines() if row.strip()] for page in json.loads(data)]
    head, contact = looks.letterhead(pages[0], height=None, logo=facts["logo"])
    lines = [line for page in pages for line in page]
    found = content.words_found(lines, facts["applicant"], facts["aamc_id"])
    return {"looks": {"letterhead": head, "contact_details": contact, **found}}, b""


@job
def look_at_structure(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """The file's structure alone: quick, and right about the rules of the service."""
    return {"file": _plain(observe(data))}, b""


def _pages_rewritten(data: bytes) -> list[content.Page]:
    """The pages of a file that PDFium refuses, once qpdf has written it anew; none if that fails too."""
    try:
        return content.read_pages(rewritten(data))
    except (pikepdf.PdfError, RuntimeError):
        return []


def _plain(observed: FileFacts) -> Facts:
    return asdict(observed) | {"sizes": [(size.width, size.height, size.count) for size in observed.sizes]}
