"""The jobs of the file check that run in the sandbox. Imported by the child alone."""

from dataclasses import asdict

from portal.letterfile import content, preloaded
from portal.letterfile.facts import FileFacts
from portal.letterfile.structure import observe, rewritten
from portal.sandbox import Facts, job

assert preloaded.PRELOADED


@job
def look_at_everything(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """The file's structure and, where it is a file that may be opened, what its pages show.

    In: "applicant" and "aamc_id", text or null. A heavy file is not given to the second library.
    """
    file = observe(data)
    seen = None
    if file.opened and file.pages and not file.encrypted and not file.too_heavy:
        named = {"applicant": facts["applicant"], "aamc_id": facts["aamc_id"]}
        seen = content.observe(data, **named) or content.observe(rewritten(data), **named)
    return {"file": _plain(file), "content": seen and asdict(seen)}, b""


@job
def look_at_structure(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """The file's structure alone: quick, and right about the rules of the service."""
    return {"file": _plain(observe(data))}, b""


def _plain(observed: FileFacts) -> Facts:
    return asdict(observed) | {"sizes": [(size.width, size.height, size.count) for size in observed.sizes]}
