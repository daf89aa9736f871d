"""The domain's words as people read them."""

from flask import url_for

from portal.guidance import Finding as Advice
from portal.guidance import Theme
from portal.guidance.knowledge import Reader, anchor_of
from portal.shown import Action, Finding
from portal.translating import gettext


def number_word(number: int) -> str:
    """A small number as a sentence begins with it: "Three"; figures from ten on."""
    words = (
        gettext("No"),
        gettext("One"),
        gettext("Two"),
        gettext("Three"),
        gettext("Four"),
        gettext("Five"),
        gettext("Six"),
        gettext("Seven"),
        gettext("Eight"),
        gettext("Nine"),
    )
    return words[number] if number < len(words) else str(number)


def theme_name(theme: str) -> str:
    """A theme that a letter can show."""
    return {
        Theme.CLINICAL_EXCELLENCE: gettext("Clinical excellence"),
        Theme.COMPARISON: gettext("Comparison with US graduates"),
        Theme.GROWTH: gettext("Growth to a stated level"),
        Theme.TEAMWORK: gettext("Teamwork"),
        Theme.RESOURCE_LIMITED: gettext("Resource-limited work"),
        Theme.CULTURE_LANGUAGE: gettext("Culture and language"),
        Theme.SYSTEMS_EQUITY: gettext("Systems and equity"),
        Theme.ETHICS: gettext("Ethics"),
        Theme.US_ADAPTATION: gettext("Adaptation to the US system"),
    }[Theme(theme)]


def kind_name(kind: str) -> str:
    """What sort of rotation it was."""
    return {
        "hands_on_elective": gettext("Hands-on elective"),
        "sub_internship": gettext("Sub-internship"),
        "observership": gettext("Observership"),
        "research": gettext("Research"),
        "field_work": gettext("Field work"),
        "home_employment": gettext("Employment at home"),
    }[kind]


def relationship_name(relationship: str) -> str:
    """As what a writer knows the applicant."""
    return {
        "clinical": gettext("They supervised my clinical work"),
        "global_health": gettext("They led my global health work"),
        "research": gettext("They mentored my research"),
        "home": gettext("They supervised me in my home country"),
        "other": gettext("Something else"),
    }[relationship]


def track_name(track: str) -> str:
    """A kind of residency position."""
    return {
        "categorical": gettext("Categorical"),
        "preliminary": gettext("Preliminary"),
        "advanced": gettext("Advanced"),
        "fellowship": gettext("Fellowship"),
    }.get(track, track)


def tier_name(tier: int | str) -> str:
    """A tier's short name."""
    return gettext("Extra") if tier == "supplemental" else gettext("Tier %(tier)s", tier=tier)


def tier_sentence(tier: int | str) -> str:
    """What a tier means (guide: tiers of impact)."""
    return {
        "1": gettext(
            "A physician who supervised you directly, in the US, in a core specialty or the one you apply for. The strongest kind of writer."
        ),
        "2": gettext(
            "Somebody with a role in global health who knows you well. The letter that a global health track looks for."
        ),
        "3": gettext("A research mentor who can name what you did. Complements clinical letters."),
        "4": gettext(
            "A clinician of your home country who supervised you. An additional letter beside those from the US."
        ),
        "supplemental": gettext("A letter that can stand beside the others, and does not take the place of one."),
    }[str(tier)]


def tier_for_office(tier: int | str) -> str:
    """What a tier means, said to an advisor (guide: tiers of impact)."""
    return {
        "1": gettext(
            "A physician who supervised the applicant directly, in the US, in a core specialty or the target’s. The strongest kind of writer."
        ),
        "2": gettext(
            "Somebody with a role in global health who knows the applicant well. The letter that a global health track looks for."
        ),
        "3": gettext("A research mentor who can name what the applicant did. Complements clinical letters."),
        "4": gettext(
            "A clinician of the home country who supervised the applicant. An additional letter beside those from the US."
        ),
        "supplemental": gettext("A letter that can stand beside the others, and does not take the place of one."),
    }[str(tier)]


def count_word(count: int) -> str:
    """A count at the head of a sentence: in words up to twelve."""
    words = (
        gettext("No"), gettext("One"), gettext("Two"), gettext("Three"), gettext("Four"), gettext("Five"), gettext("Six"),
        gettext("Seven"), gettext("Eight"), gettext("Nine"), gettext("Ten"), gettext("Eleven"), gettext("Twelve"),
    )  # fmt: skip
    return words[count] if count < len(words) else f"{count:,}"


def shown_finding(advice: Advice, reader: Reader = Reader.APPLICANT, action: Action | None = None) -> Finding:
    """A finding of the guide as a page shows it, linked to its rule on the reader's knowledge page."""
    return Finding(
        advice.severity.value,
        advice.title,
        advice.why,
        advice.next,
        advice.section,
        rule_url(advice.code, reader),
        action,
    )


def rule_url(code: str, reader: Reader) -> str:
    """Where the rule of this code is explained to this reader."""
    return url_for("advice.advice_for", reader=reader.value, _anchor=anchor_of(code))
