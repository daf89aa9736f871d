"""What an application service accepts as the file of a letter, read from the service's facts.

The facts are `portal.seasons.services.ServiceRules`, which an office edits; they are not imported here, because every
child of the sandbox would load the calendars with them. Where nobody has found out a limit, none is applied.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from portal.letterfile.papers import Paper, paper_called

MIB = 1024 * 1024
MB = 1_000_000
TOLERANCE = 2.0  # points: what scanners and converters round away


@dataclass(frozen=True)
class Limits:
    """The file rules of one service. Bytes and points (72 to the inch); None where the service sets or says nothing.

    `bytes_at_most` refuses. Between `bytes_surely` and it the file is accepted with a warning, because a service that
    writes "1 MB" may count 1,000,000 or 1,048,576.
    """

    service: str
    name: str
    bytes_at_most: int | None = None
    paper: Paper | None = None
    tolerance: float = TOLERANCE
    forbidden_in_names: str = ""
    names_end_in: str = ""
    takes_locked: bool = False
    takes_digitally_signed: bool = False

    @property
    def bytes_surely(self) -> int | None:
        """The same number of megabytes as those count it who mean a million bytes."""
        if self.bytes_at_most is None or self.bytes_at_most % MIB:
            return self.bytes_at_most
        return self.bytes_at_most // MIB * MB

    @property
    def size_in_words(self) -> str:
        """The limit as the service writes it: "1 MB". Empty where it sets none."""
        if self.bytes_at_most is None:
            return ""
        whole = MIB if self.bytes_at_most % MIB == 0 else MB
        return f"{self.bytes_at_most / whole:.4g} MB"


class ServiceFacts(Protocol):
    """What is asked of a service's rules."""

    @property
    def code(self) -> str:
        """ "eras" """

    def value(self, key: str) -> Any:
        """One fact, None where it is unknown."""


def limits_of(rules: ServiceFacts) -> Limits:
    """The file rules among a service's facts, as shipped or as an office keeps them. ValueError for an unknown paper."""
    types: tuple[str, ...] = tuple(rules.value("file_types") or ())
    return Limits(
        service=rules.code,
        name=rules.value("name"),
        bytes_at_most=rules.value("file_bytes"),
        paper=paper_called(rules.value("page_size")) if rules.value("page_size") else None,
        forbidden_in_names=rules.value("forbidden_in_file_name") or "",
        names_end_in=f".{types[0]}" if len(types) == 1 else "",
        takes_locked=bool(rules.value("encryption_accepted")),
        takes_digitally_signed=bool(rules.value("digital_signature_accepted")),
    )


# domain.md 1.4. The limits of the portal that replaced LoRP in 2026 are not published: these are the last known ones.
ERAS = Limits(
    service="eras",
    name="ERAS",
    bytes_at_most=MIB,
    paper=paper_called("letter"),
    forbidden_in_names="|*?:",
    names_end_in=".pdf",
)
