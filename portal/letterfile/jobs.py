"""The jobs of the file check that run in the sandbox. Imported by the parent for their names alone."""

from dataclasses import asdict

from portal.letterfile.facts import FileFacts
from portal.letterfile.structure import observe, open_random_device
from portal.sandbox import Facts, job

open_random_device()


@job
def look_at_structure(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """The file's structure alone: quick, and right about the rules of the service."""
    return {"file": _plain(observe(data))}, b""


def _plain(observed: FileFacts) -> Facts:
    return asdict(observed) | {"sizes": [(size.width, size.height, size.count) for size in observed.sizes]}
