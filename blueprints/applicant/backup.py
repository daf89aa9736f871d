"""What the page of a back-up writer says."""

from typing import NamedTuple
from uuid import UUID

from flask import url_for

from blueprints.words import kind_name, shown_finding, tier_name
from portal.errors import NotThere
from portal.guidance import Tier
from portal.lifecycle import Status
from portal.queries.applicant_frame import Frame, frame
from portal.queries.applicant_letters import PlannedLetter, planned_letters
from portal.queries.applicant_plan import RotationRow, rotations
from portal.queries.backups import backups, open_letter_advice
from portal.shown import Action, Finding, shown_date
from portal.translating import gettext


class BackupLine(NamedTuple):
    """Somebody, or a place where somebody saw the applicant work."""

    name: str
    why: str
    action: Action


class BackupShown(NamedTuple):
    """Everything that applicant/backup.html prints."""

    letter: PlannedLetter
    sentence: str
    findings: list[Finding]
    lines: list[BackupLine]
    thank: bool


def backup_shown(request_id: UUID) -> BackupShown:
    """Three queries. Raises NotThere."""
    who, letters, places = frame(), planned_letters(), rotations()
    missing = next((letter for letter in letters if letter.request_id == request_id), None)
    if missing is None:
        raise NotThere
    found = backups(missing, letters, places, who)
    advice = open_letter_advice(missing, who.today, who.settings)
    return BackupShown(
        missing,
        _sentence(missing),
        [shown_finding(one) for one in advice if one.code == "backup_writer"],
        [
            *(_of_choice(letter, tier) for letter, tier in found.choices),
            *(_of_rotation(place, missing, who) for place in found.rotations),
        ],
        missing.status in (Status.HESITANT, Status.DECLINED),
    )


def _sentence(missing: PlannedLetter) -> str:
    writer = missing.writer_name
    if missing.status == Status.DECLINED:
        return gettext("%(writer)s cannot write. A no in time leaves you time.", writer=writer)
    if missing.status == Status.HESITANT:
        return gettext(
            "%(writer)s hesitated. A lukewarm letter helps you less than another writer does.", writer=writer
        )
    return gettext("If %(writer)s does not write, somebody else can. It costs nothing to know whom.", writer=writer)


def _of_choice(letter: PlannedLetter, tier: Tier) -> BackupLine:
    about = gettext("%(tier)s, in your plan already and not asked yet", tier=tier_name(tier))
    url = url_for("applicant.plan_choice", id=letter.choice_id)
    return BackupLine(letter.writer_name, about, Action(gettext("See this choice"), url, letter.writer_name))


def _of_rotation(place: RotationRow, missing: PlannedLetter, who: Frame) -> BackupLine:
    ended = shown_date(place.ends_on, who.today)
    same = place.specialty and place.specialty.casefold() == missing.writer_specialty.casefold()
    about = [
        kind_name(place.kind),
        gettext("hands-on") if place.hands_on else "",
        gettext("%(specialty)s, as this letter", specialty=place.specialty) if same else place.specialty,
        gettext("to %(day)s, %(distance)s", day=ended.words, distance=ended.distance),
    ]
    url = url_for("applicant.plan_choice_new", rotation=place.id)
    return BackupLine(
        gettext("Somebody from %(place)s", place=place.place),
        ", ".join(part for part in about if part),
        Action(gettext("Choose a writer from here"), url, place.place),
    )
