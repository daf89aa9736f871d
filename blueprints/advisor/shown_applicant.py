"""An applicant's page in words."""

from dataclasses import dataclass
from datetime import date

from flask import url_for

from blueprints.advisor.applicant_set import Candidate, candidates, clocks_shown, set_findings, tier_and_findings
from blueprints.year import year_of
from portal.clock import now
from portal.queries.advice import Guide
from portal.queries.advisor_applicant import ApplicantFacts, ApplicantPage, Entry
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import PlannedLetter
from portal.queries.applicant_steps import letter_attention
from portal.shown import Clock, ShownDate, Status, Timeline, letter_status, shown_date, shown_moment
from portal.shown.happened import happened
from portal.shown.pieces import Change, Finding
from portal.translating import gettext


@dataclass(frozen=True)
class ShownLetter:
    """A row of the letters."""

    writer: str
    url: str
    about: str
    tier: str
    findings: tuple[str, ...]
    status: Status
    due: ShownDate | None
    done: bool
    action: str


@dataclass(frozen=True)
class ShownNote:
    """A private note."""

    text: str
    said: str


@dataclass(frozen=True)
class ShownApplicant:
    """The page."""

    facts: ApplicantFacts
    about: str
    letters: tuple[ShownLetter, ...]
    office_only: tuple[tuple[str, str], ...]
    notes: tuple[ShownNote, ...]
    lately: tuple[Change, ...]
    findings: tuple[Finding, ...]
    candidates: tuple[Candidate, ...]
    year: Timeline | None
    clocks: tuple[Clock, ...]
    why_due: str


def shown_applicant(told: ApplicantPage, day: date) -> ShownApplicant:
    """The page of one applicant."""
    facts, who = told.applicant, told.frame
    guide = Guide(who.today, who.settings)
    findings = set_findings(told.letters, who, told.due, guide, url_for("advisor.suggest", id=facts.id))
    about = ", ".join(filter(None, (*facts.specialties, gettext("global health track") if facts.global_health else "")))
    return ShownApplicant(
        facts,
        about,
        tuple(_letter(letter, who, guide) for letter in told.letters),
        _office_only(facts),
        tuple(
            ShownNote(note.text, f"{note.advisor}, {shown_moment(note.written_at, now()).words}") for note in told.notes
        ),
        shown_history(told.lately, day),
        tuple(findings),
        tuple(candidates(told.letters, told.rotations, who)) if any(one.action for one in findings) else (),
        year_of(told.letters, told.rotations, who),
        tuple(clocks_shown(told.due.clocks, told.due.on, who)),
        told.due.why,
    )


def shown_history(entries: list[Entry], day: date) -> tuple[Change, ...]:
    """The history as sentences."""
    return tuple(
        Change(
            happened(entry.kind, entry.facts, day, entry.writer or ""),
            entry.actor_name or gettext("Commend"),
            shown_moment(entry.at, now()),
        )
        for entry in entries
    )


def _letter(letter: PlannedLetter, who: Frame, guide: Guide) -> ShownLetter:
    said_at = letter.status_at or letter.proposed_at or letter.created_at
    url = (
        url_for("advisor.letter", id=letter.request_id)
        if letter.request_id
        else url_for("advisor.choice", id=letter.choice_id)
    )
    tier, findings = tier_and_findings(letter, who, guide)
    return ShownLetter(
        letter.writer_name,
        url,
        ", ".join(part for part in (letter.writer_specialty, letter.writer_role) if part),
        tier,
        tuple(findings),
        letter_status(
            letter.status,
            attention=letter_attention(letter, who.today),
            said_by=(letter.said_by or "") if letter.request_id else who.name,
            said_on=said_at.date(),
            today=who.today,
        ),
        shown_date(letter.due_on, who.today) if letter.due_on else None,
        letter.is_in or letter.has_ended,
        _action(letter),
    )


def _action(letter: PlannedLetter) -> str:
    return gettext("Review") if letter.status == "proposed" else gettext("Open")


def _office_only(facts: ApplicantFacts) -> tuple[tuple[str, str], ...]:
    visas = {
        "none": gettext("None needed"),
        "j1": gettext("J-1 needed"),
        "h1b": gettext("H-1B needed"),
        "j1_or_h1b": gettext("J-1 or H-1B needed"),
    }
    score = (
        gettext("%(score)s, attempt %(attempts)s", score=facts.step2ck, attempts=facts.step2ck_attempts or 1)
        if facts.step2ck
        else ""
    )
    invited = shown_moment(facts.invited_at, now()).words if facts.invited_at else gettext("Not yet")
    joined = shown_moment(facts.joined_at, now()).words if facts.joined_at else gettext("Not yet")
    told = (
        (gettext("Address"), facts.email),
        (gettext("Visa"), visas.get(facts.visa_need or "", gettext("Not said"))),
        (gettext("Step 2 CK"), score or gettext("Not said")),
        (gettext("Graduated"), facts.graduated_on.strftime("%Y") if facts.graduated_on else gettext("Not said")),
        (gettext("Advisor"), facts.advisor or gettext("Nobody yet")),
        (gettext("Invited"), invited),
        (gettext("First signed in"), joined),
        (gettext("From the import"), facts.notes),
    )
    return tuple((label, value) for label, value in told if value)
