"""The writer's checklist as data: what a strong letter shows, what to leave out, how it should look for its service.

The first two lists are the guide's ("What makes a letter strong", "What to avoid"); the third is made from the service's facts, so
that it changes when an office corrects one of them. Codes are kept with the ticks and never change.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from portal.seasons.services import Completion, ServiceRules
from portal.sentences import Sentence

NARRATIVE, STANDARDIZED = "narrative", "standardized"
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Item:
    """One line to tick: its code, what it says, and why."""

    code: str
    label: Sentence
    hint: Sentence = field(default_factory=lambda: Sentence(""))


@dataclass(frozen=True)
class Group:
    """Lines under one heading."""

    code: str
    legend: Sentence
    items: tuple[Item, ...]
    checked_on: date | None = None
    """For rules of a service: when the oldest of them was last looked at."""


def checklist_for(rules: ServiceRules, *, specialty: str, letter_type: str) -> tuple[Group, ...]:
    """The groups for one letter."""
    return (_SHOWS, _LEAVES_OUT, _looks(rules, specialty, letter_type))


def codes_of(groups: Iterable[Group]) -> frozenset[str]:
    """Every item that can be ticked."""
    return frozenset(item.code for group in groups for item in group.items)


def _item(code: str, label: str, hint: str = "", **facts: object) -> Item:
    return Item(code, Sentence(label, facts), Sentence(hint, facts))


_SHOWS = Group(
    "shows",
    Sentence("What a strong letter shows"),
    (
        _item("direct_supervision_stated", "That you supervised directly: where, when, how often"),
        _item("concrete_behaviours", "What you saw, in numbers or scenes: “saw 6 to 8 patients a session”"),
        _item("comparative_statement", "How the applicant compares with US graduates you have taught"),
        _item(
            "growth",
            "The level that was reached",
            "Say “works at the level of a new resident”. Program directors read “showed improvement” as faint praise.",
        ),
        _item("culture_language", "Work across language and culture, and where means were short"),
    ),
)
_LEAVES_OUT = Group(
    "leaves_out",
    Sentence("What to leave out"),
    (
        _item(
            "mentions_visa_status",
            "Visa and immigration",
            "Programs learn this elsewhere; in a letter it does harm.",
        ),
        _item("addressed_to_one_program", "The name of one program", "The same letter goes to all of them."),
    ),
)


def _looks(rules: ServiceRules, specialty: str, letter_type: str) -> Group:
    checked = [fact.checked_on for fact in rules.facts]
    items = tuple(_look_items(rules, specialty, letter_type))
    return Group("looks", Sentence("How it should look"), items, min(checked, default=None))


def _look_items(rules: ServiceRules, specialty: str, letter_type: str) -> Iterator[Item]:
    form = rules.standardized_letter(specialty) if letter_type == STANDARDIZED else None
    if form is not None and form.how is Completion.WEB_FORM:
        yield _item(
            "form",
            "{form}: filled in on the page of {service}",
            "It takes no PDF, so there is no file to check or upload.",
            form=form.name,
            service=rules.name,
        )
        return
    if form is not None:
        yield _item("form", "{form}: the specialty’s own template, filled in and signed", form=form.name)
        if form.narrative_too:
            yield _item("one_file", "A narrative in the same file, after the form")
    yield _item(
        "signed",
        "Letterhead, date, and a signature one can see",
        "Ink or a picture of it. A digital signature field is refused."
        if rules.value("digital_signature_accepted") is False
        else "Ink or a picture of it.",
    )
    if rules.needs_confidentiality_statement:
        yield _item(
            "confidential",
            "The sentence that the applicant has not seen the letter",
            "{service} asks for it.",
            service=rules.name,
        )
    yield from _file_items(rules)


def _file_items(rules: ServiceRules) -> Iterator[Item]:
    size = _megabytes(rules.file_bytes)
    if rules.page_size == "letter" and size:
        yield _item("file", "PDF on US Letter paper, 8.5 × 11 inches, up to {size}", size=size)
    elif size:
        yield _item("file", "PDF, up to {size}", size=size)
    else:
        yield _item(
            "file",
            "PDF on US Letter paper, 8.5 × 11 inches",
            "{service} does not publish its file rules; every service takes this.",
            service=rules.name,
        )
    if forbidden := str(rules.value("forbidden_in_file_name") or ""):
        yield _item("file_name", "File name without {characters}", characters="\u00a0".join(forbidden))


def _megabytes(count: int | None) -> str:
    return f"{count // MEGABYTE} MB" if count else ""
