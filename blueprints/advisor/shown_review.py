"""A choice and a packet under review, in words."""

from dataclasses import dataclass
from datetime import date

from flask import url_for

from blueprints.words import shown_finding, theme_name, tier_for_office, tier_name
from portal.guidance import ChoiceAdvice, Theme
from portal.guidance.knowledge import Reader
from portal.mailboxes import Remark
from portal.queries.advisor_letter import ChoiceFacts, FileFacts, LetterFacts, PacketFacts
from portal.queries.due import PlannedDue
from portal.shown import Finding, Listed, shown_date
from portal.translating import gettext
from portal.usecases.packet_changes import file_name


@dataclass(frozen=True)
class ShownChoice:
    """The page of a choice."""

    facts: ChoiceFacts
    tier: str
    tier_means: str
    findings: tuple[Finding, ...]
    pairs: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    due: PlannedDue
    may_decide: bool


@dataclass(frozen=True)
class ShownPacket:
    """The page of a packet."""

    letter: LetterFacts
    packet: PacketFacts | None
    files: tuple[Listed, ...]
    warnings: tuple[str, ...]
    missing: tuple[str, ...]
    due: str
    may_decide: bool


def shown_choice(
    facts: ChoiceFacts, advice: ChoiceAdvice, remarks: list[Remark], due: PlannedDue, day: date
) -> ShownChoice:
    """A proposed choice, with what the guide says of it."""
    rotation = ""
    if facts.place and facts.starts_on and facts.ends_on:
        rotation = gettext(
            "%(place)s, %(start)s to %(end)s",
            place=facts.place,
            start=shown_date(facts.starts_on, day).short,
            end=shown_date(facts.ends_on, day).short,
        )
    pairs = (
        (gettext("Writer"), ", ".join(filter(None, (facts.writer_name, facts.writer_role)))),
        (gettext("At"), ", ".join(filter(None, (facts.writer_institution, facts.writer_country)))),
        (gettext("Specialty"), facts.writer_specialty),
        (gettext("Address"), facts.writer_email),
        (gettext("Rotation"), rotation),
        (gettext("For"), ", ".join(filter(None, (facts.specialty, facts.service)))),
        (gettext("To show"), ", ".join(theme_name(theme) for theme in facts.themes if theme in set(Theme))),
        (gettext("Note to you"), facts.note),
    )
    return ShownChoice(
        facts,
        tier_name(advice.tier),
        tier_for_office(advice.tier),
        tuple(shown_finding(finding, Reader.ADVISOR) for finding in advice.findings),
        tuple((label, value) for label, value in pairs if value),
        address_warnings(remarks),
        due,
        facts.status == "proposed",
    )


def shown_packet(
    letter: LetterFacts, packet: PacketFacts | None, files: list[FileFacts], remarks: list[Remark], day: date
) -> ShownPacket:
    """A packet, and what must come before it may go out."""
    missing = []
    if letter.waived is None:
        missing.append(gettext("The applicant has not signed yet, whether they waive access or not."))
    if letter.confirmed_at is None:
        missing.append(gettext("%(email)s is not confirmed as the writer’s address.", email=letter.writer_email))
    if letter.due_on is None:
        missing.append(gettext("There is no due date yet."))
    due = shown_date(letter.due_on, day) if letter.due_on else None
    return ShownPacket(
        letter,
        packet,
        tuple(_file(letter, file, day) for file in files),
        address_warnings(remarks) if letter.confirmed_at is None else (),
        tuple(missing),
        f"{due.words}, {due.distance}" if due else "",
        packet is not None and packet.status == "submitted",
    )


def address_warnings(remarks: list[Remark]) -> tuple[str, ...]:
    """What is odd about a writer's address, and what to do."""
    told = {
        "free_mail": gettext(
            "Anybody can open a mailbox at %(about)s. Ask the hospital whether this is really the writer’s."
        ),
        "applicants_own": gettext(
            "%(about)s is the applicant’s own address. A packet sent there never reaches the writer."
        ),
        "colleagues_mailbox": gettext("%(about)s is the mailbox of an advisor or of another applicant of your office."),
        "look_alike": gettext("This looks like %(about)s, and is another domain. Compare it letter by letter."),
        "mixed_scripts": gettext("The domain %(about)s mixes letters of two alphabets."),
    }
    return tuple(told[remark.code] % {"about": remark.about} for remark in remarks)


def _file(letter: LetterFacts, file: FileFacts, day: date) -> Listed:
    said = gettext(
        "%(size)s KB, %(day)s", size=max(1, file.bytes // 1024), day=shown_date(file.uploaded_at.date(), day).words
    )
    return Listed(file_name(file.kind), url_for("advisor.file", id=letter.id, file_id=file.id), said)
