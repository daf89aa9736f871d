"""The packet in one file: helper document, CV, statement, photo, request form, instructions, under names that open anywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from portal.documents.zips import steady_zip
from portal.filenames import safe_file_name, safe_name, tidy


@dataclass(frozen=True)
class PacketPart:
    """A file of the packet. `name` is what a person called it, with its ending."""

    name: str
    data: bytes = field(repr=False)


def packet_zip(parts: Iterable[PacketPart]) -> bytes:
    """One zip, in the order given. The same parts give the same bytes.

    Nothing is compressed: PDFs, pictures and Word files are compressed already, and a browser starts sooner.
    """
    parts = list(parts)
    return steady_zip(zip(entry_names(part.name for part in parts), (part.data for part in parts), strict=True))


def packet_name(applicant: str, version: int, pattern: str = "Packet {applicant} v{version}") -> str:
    """What the zip is called: "Packet Minh Anh Nguyễn v2.zip". `portal.filenames.ascii_name` has it in ASCII."""
    return safe_name(pattern.format(applicant=tidy(applicant), version=version) + ".zip", ".zip", "Packet")


def entry_names(names: Iterable[str]) -> Iterator[str]:
    """Safe names, each once whatever its case: "CV.pdf", "CV (2).pdf"."""
    taken: set[str] = set()
    for name in names:
        safe = first = safe_file_name(name)
        ending = PurePosixPath(first).suffix
        count = 1
        while safe.casefold() in taken:
            count += 1
            safe = f"{first.removesuffix(ending)} ({count}){ending}"
        taken.add(safe.casefold())
        yield safe
