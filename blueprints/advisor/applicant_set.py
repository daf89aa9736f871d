"""What an advisor is told about an applicant's set of letters: findings, whom to suggest, the clocks."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from blueprints.words import kind_name, shown_finding, tier_name
from portal.guidance import Finding as Advice
from portal.guidance.knowledge import Reader
from portal.queries.advice import Guide, tier_of
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import PlannedLetter
from portal.queries.applicant_plan import RotationRow
from portal.queries.backups import free_rotations
from portal.queries.due import Clocks, PlannedDue
from portal.shown import Action, Clock, Finding, shown_date
from portal.translating import gettext

#: Findings that another writer would put right.
NEEDS_A_WRITER = frozenset(
    {
        "too_few_us_clinical",
        "no_global_health_letter",
        "no_letter_in_target_specialty",
        "required_specialty_letters_missing",
        "only_international_projects",
        "research_replaces_clinical",
        "home_country_only_or_dominant",
        "supplemental_replaces_core",
        "deadline_risk_unreceived",
    }
)
#: What stands under a choice in the table; the choice's own page says the rest.
HEAVY = ("severe", "warning")


class Candidate(NamedTuple):
    """A rotation from which nobody was chosen: somebody there saw the applicant work."""

    place: str
    about: str
    rotation_id: UUID


def set_findings(
    letters: Sequence[PlannedLetter], who: Frame, due: PlannedDue, guide: Guide, suggest_url: str
) -> list[Finding]:
    """What the guide says of the set; a finding that asks for a writer has the button that suggests one."""
    if not letters:
        return []
    earliest = due.clocks.earliest
    days = (earliest - who.today).days if earliest else None
    advice = guide.on_set(letters, who.first_target, days_to_deadline=days)
    return [_finding(one, suggest_url) for one in advice.findings]


def tier_and_findings(letter: PlannedLetter, who: Frame, guide: Guide) -> tuple[str, list[str]]:
    """The tier in a word, and what weighs heavily against the choice, a sentence each."""
    advice = guide.look_at(letter, who.target(letter.target_id)).advice
    heavy = [finding.title for finding in advice.findings if finding.severity in HEAVY]
    return tier_name(tier_of(letter.tier) or advice.tier), [] if letter.has_ended else heavy


def candidates(letters: Sequence[PlannedLetter], rotations: Sequence[RotationRow], who: Frame) -> list[Candidate]:
    """Rotations without a writer, hands-on first, then those in the target's specialty, then the latest."""
    aim = who.first_target.specialty if who.first_target else ""
    return [_candidate(place, who.today) for place in free_rotations(letters, rotations, like=aim)]


def clocks_shown(clocks: Clocks, due: date | None, who: Frame) -> list[Clock]:
    """In the order of the calendar; ours is the one that the office can move."""
    found = [Clock(shown_date(due, who.today), gettext("Planned due date for writers"), ours=True)] if due else []
    for day, what in (
        (clocks.first_submit, gettext("First day to submit")),
        (clocks.deadline, gettext("The earliest program deadline, %(program)s", program=clocks.deadline_of)),
        (clocks.review_starts, gettext("Programs start to review")),
    ):
        if day:
            found.append(Clock(shown_date(day, who.today), what))
    return sorted(found, key=lambda clock: clock.when.iso)


def _finding(advice: Advice, suggest_url: str) -> Finding:
    action = Action(gettext("Suggest a writer"), suggest_url) if advice.code in NEEDS_A_WRITER else None
    return shown_finding(advice, Reader.ADVISOR, action)


def _candidate(place: RotationRow, today: date) -> Candidate:
    ended = shown_date(place.ends_on, today)
    about = ", ".join(
        part
        for part in (
            kind_name(place.kind),
            place.specialty,
            gettext("to %(day)s, %(distance)s", day=ended.words, distance=ended.distance),
        )
        if part
    )
    return Candidate(place.place, about, place.id)
