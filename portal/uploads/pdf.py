"""What is wrong with a PDF. Runs in the sandbox alone; what to look for is the file check's knowledge."""

from portal.letterfile.facts import FileFacts
from portal.letterfile.structure import observe, open_random_device
from portal.sandbox import Facts, job

open_random_device()


@job
def look_at_pdf(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """The code of what is wrong, or None, and the number of pages."""
    seen = observe(data)
    return {"wrong": wrong_with_pdf(seen), "pages": seen.pages}, b""


def wrong_with_pdf(seen: FileFacts) -> str | None:
    """The code of the first thing that is wrong. A form and a signature are fine: nobody signs a CV to harm a writer."""
    found = {
        "encrypted": seen.encrypted,
        "damaged": not seen.opened or seen.pages == 0,
        "too_heavy": seen.too_heavy,
        "script": seen.javascript or seen.launch,
        "attachment": seen.attachments,
        "dynamic_form": seen.xfa,
    }
    return next((code for code, wrong in found.items() if wrong), None)
