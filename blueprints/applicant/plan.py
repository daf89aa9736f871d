"""What the plan page says."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from blueprints.applicant.coverage import coverage_shown
from blueprints.applicant.fields import country_name
from blueprints.applicant.letters_shown import LetterLine, letter_line
from blueprints.words import kind_name, tier_name, track_name
from blueprints.year import year_of
from portal.queries.advice import advise_on, tier_of
from portal.queries.applicant_frame import Frame, TargetRow, frame
from portal.queries.applicant_letters import PlannedLetter, planned_letters
from portal.queries.applicant_plan import Profile, RotationRow, profile, rotations
from portal.shown import Coverage, ShownDate, Timeline, shown_date
from portal.translating import gettext


class TargetShown(NamedTuple):
    """A target in the list of them."""

    id: UUID
    title: str
    about: str


class RotationShown(NamedTuple):
    """A rotation in the list of them."""

    id: UUID
    place: str
    about: str
    starts: ShownDate
    ends: ShownDate
    hands_on: bool


class ChoiceShown(NamedTuple):
    """A writer choice in the list of them."""

    line: LetterLine
    tier: str
    warnings: int


class PlanShown(NamedTuple):
    """Everything that applicant/plan.html prints."""

    sentence: str
    profile: Profile
    school: str
    targets: list[TargetShown]
    rotations: list[RotationShown]
    choices: list[ChoiceShown]
    coverage: Coverage | None
    year: Timeline | None


def plan_shown() -> PlanShown:
    """Four queries, whatever the plan holds."""
    who = frame()
    own = profile()
    letters = planned_letters()
    places = rotations()
    alive = [letter for letter in letters if not letter.has_ended]
    return PlanShown(
        sentence=_sentence(who, places, alive),
        profile=own,
        school=", ".join(part for part in (own.medical_school, country_name(own.country)) if part),
        targets=[_target(target) for target in who.targets],
        rotations=[_rotation(place, who) for place in places],
        choices=[_choice(letter, who) for letter in letters],
        coverage=coverage_shown(alive, who) if alive else None,
        year=year_of(alive, places, who),
    )


def _sentence(who: Frame, places: Sequence[RotationRow], letters: Sequence[PlannedLetter]) -> str:
    """What the plan still lacks, the first thing first."""
    if not who.targets:
        return gettext("Begin with what you apply for")
    if not places:
        return gettext("Now write down where you worked")
    if not letters:
        return gettext("Who saw you work? Choose your first writer")
    return gettext("Your plan for %(season)s", season=who.season)


def _target(target: TargetRow) -> TargetShown:
    about = [track_name(target.track), target.service_name]
    if target.global_health_track:
        about.append(gettext("global health track"))
    return TargetShown(target.id, target.specialty, ", ".join(about))


def _rotation(place: RotationRow, who: Frame) -> RotationShown:
    about = ", ".join(
        part for part in (kind_name(place.kind), place.setting, place.specialty, country_name(place.country)) if part
    )
    return RotationShown(
        place.id,
        place.place,
        about,
        shown_date(place.starts_on, who.today),
        shown_date(place.ends_on, who.today),
        place.hands_on and place.kind != "hands_on_elective",
    )


def _choice(letter: PlannedLetter, who: Frame) -> ChoiceShown:
    advice = advise_on(letter, who.target(letter.target_id), who.today, who.settings)
    heavy = [finding for finding in advice.findings if finding.severity in ("severe", "warning")]
    return ChoiceShown(letter_line(letter, who), tier_name(tier_of(letter.tier) or advice.tier), len(heavy))
