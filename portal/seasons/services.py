"""What each application service demands of a letter: data with sources, not code. An office edits its own copy of these facts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from typing import Any, Final


class Completion(StrEnum):
    """How a standardized letter is given to a service."""

    WEB_FORM = "web_form"
    """Filled in on the service's own page: it takes no PDF, and the file check does not apply (domain.md R11)."""
    PDF = "pdf"
    """A template filled in and uploaded, with a narrative in the same file where there is one (R12)."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of a service, with where it comes from. `value` is None where nobody has found it out."""

    key: str
    value: Any
    source: str
    checked_on: date
    confirmed: bool
    """False where the source is second-hand, older than the season, or silent."""


@dataclass(frozen=True, slots=True)
class StandardizedLetter:
    """The evaluation that a specialty wants in a fixed form: SLOE, SEL, SLOR."""

    specialty: str
    name: str
    how: Completion
    narrative_too: bool | None
    """Whether the same writer may give a narrative as well; None where that is not known."""


@dataclass(frozen=True)
class ServiceRules:
    """The facts of one service. Each property reads one fact; `fact(key)` has its source."""

    code: str
    facts: tuple[Fact, ...]

    def fact(self, key: str) -> Fact | None:
        """One fact with its source, or None where nothing is said about it."""
        return next((fact for fact in self.facts if fact.key == key), None)

    def value(self, key: str) -> Any:
        """The value of a fact, or None where it is unknown or not about this service."""
        fact = self.fact(key)
        return fact.value if fact else None

    def confirmed(self, key: str) -> bool:
        """Whether nothing is said here that the service itself has not said for the season."""
        fact = self.fact(key)
        return fact is None or fact.value is None or fact.confirmed

    @property
    def name(self) -> str:
        return str(self.value("name"))

    @property
    def portal_name(self) -> str:
        """Where the writer uploads, as the service calls it."""
        return str(self.value("portal_name"))

    @property
    def portal_address(self) -> str | None:
        return self.value("portal_address")  # type: ignore[no-any-return]

    @property
    def program_letter_slots(self) -> int | None:
        """The most letters one program receives (rule `slots`)."""
        return self.value("program_letter_slots")  # type: ignore[no-any-return]

    @property
    def file_bytes(self) -> int | None:
        """The largest file the service takes, in bytes."""
        return self.value("file_bytes")  # type: ignore[no-any-return]

    @property
    def page_size(self) -> str | None:
        """`letter` for 8.5 × 11 inches."""
        return self.value("page_size")  # type: ignore[no-any-return]

    @property
    def letter_types(self) -> tuple[str, ...]:
        return tuple(self.value("letter_types") or ())

    @property
    def needs_confidentiality_statement(self) -> bool:
        """Whether the letter itself has to say that the applicant has not seen it (domain.md R13)."""
        return bool(self.value("confidentiality_statement"))

    @property
    def processing_business_days(self) -> int:
        """Business days from the upload until programs have the letter; the longest that is stated."""
        return int(self.value("processing_business_days") or 0)

    @property
    def processed_by(self) -> str | None:
        """Who holds the letter for these days."""
        return self.value("processed_by")  # type: ignore[no-any-return]

    @property
    def writer_may_replace(self) -> bool | None:
        """Whether an uploaded letter can be replaced; None where that is not known."""
        return self.value("writer_may_replace")  # type: ignore[no-any-return]

    @property
    def standardized_letters(self) -> tuple[StandardizedLetter, ...]:
        return tuple(
            StandardizedLetter(form["specialty"], form["name"], Completion(form["how"]), form["narrative_too"])
            for form in self.value("standardized_letters") or ()
        )

    def standardized_letter(self, specialty: str) -> StandardizedLetter | None:
        """The fixed form that this specialty wants through this service."""
        wanted = specialty.casefold().strip()
        return next((form for form in self.standardized_letters if form.specialty == wanted), None)

    def takes_pdf(self, specialty: str, letter_type: str) -> bool:
        """Whether this letter is a PDF to upload, and not a form on the service's page."""
        form = self.standardized_letter(specialty)
        return not (letter_type == "standardized" and form is not None and form.how is Completion.WEB_FORM)


def _all_services() -> dict[str, ServiceRules]:
    data = json.loads(files("portal.seasons").joinpath("data/services.json").read_text("utf-8"))
    checked_on = date.fromisoformat(data["checked_on"])
    return {
        code: ServiceRules(
            code,
            tuple(
                Fact(key, fact["value"], fact["source"], checked_on, fact.get("confirmed", True))
                for key, fact in facts.items()
            ),
        )
        for code, facts in data["services"].items()
    }


SERVICES: Final[Mapping[str, ServiceRules]] = _all_services()
"""Code of a service to its rules, as shipped."""


def service_rules(code: str) -> ServiceRules:
    """The rules of a service as shipped. Raises KeyError for a code that nobody knows."""
    return SERVICES[code]


def shipped_services() -> list[ServiceRules]:
    """The services an office begins with, in the order in which they are offered."""
    return list(SERVICES.values())
