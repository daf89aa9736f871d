"""What the page of a writer choice says beside its form: tier, findings, and what the set would show with it."""

from typing import Any, NamedTuple
from uuid import UUID

from blueprints.applicant.coverage import coverage_shown
from blueprints.applicant.forms_choice import RELATIONSHIPS, ChoiceForm
from blueprints.words import shown_finding, tier_name, tier_sentence
from portal.queries.advice import advise_on
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import NO_CHOICE, PlannedLetter, imagined
from portal.queries.applicant_plan import RotationRow
from portal.shown import Coverage, Finding
from portal.translating import gettext


class ChoiceAdviceShown(NamedTuple):
    """The right side of the page, and the grid below it."""

    tier: str
    sentence: str
    also: str
    findings: list[Finding]
    missing: str
    coverage: Coverage


def advice_shown(row: PlannedLetter, others: list[PlannedLetter], who: Frame) -> ChoiceAdviceShown:
    """What the guide says to this choice beside the others."""
    advice = advise_on(row, who.target(row.target_id), who.today, who.settings)
    set_of_letters = [other for other in others if not other.has_ended and other.choice_id != row.choice_id]
    return ChoiceAdviceShown(
        tier=tier_name(advice.tier),
        sentence=tier_sentence(advice.tier),
        also=tier_name(advice.also[0]) if advice.also else "",
        findings=[shown_finding(finding) for finding in advice.findings],
        missing=_missing(advice.unknown),
        coverage=coverage_shown([*set_of_letters, row], who, this=row.choice_id),
    )


def row_of_form(form: ChoiceForm, rotations: list[RotationRow], choice_id: UUID | None = None) -> PlannedLetter:
    """The form as it stands, checked or not, as a row that advice can be given on."""
    facts: dict[str, Any] = form.told()
    facts["relationship"] = facts["relationship"] if facts["relationship"] in RELATIONSHIPS else "other"
    rotation = next((one for one in rotations if str(one.id) == form.rotation_id.data), None)
    if rotation:
        facts |= {
            "rotation_id": rotation.id,
            "rotation_kind": rotation.kind,
            "place": rotation.place,
            "rotation_setting": rotation.setting,
            "rotation_country": rotation.country,
            "rotation_hands_on": rotation.hands_on,
            "starts_on": rotation.starts_on,
            "ends_on": rotation.ends_on,
        }
    return imagined(facts | {"choice_id": choice_id or NO_CHOICE})


def _missing(unknown: tuple[str, ...]) -> str:
    """What one more answer would settle; nothing is said where little is open."""
    names = {
        "country": gettext("the country"),
        "specialty": gettext("their specialty"),
        "physician": gettext("whether they are a physician"),
        "supervised_directly": gettext("whether they supervised you"),
        "hands_on": gettext("whether it was hands-on"),
        "knows_applicant_well": gettext("whether they know you well"),
    }
    return ", ".join(names[name] for name in unknown if name in names)
