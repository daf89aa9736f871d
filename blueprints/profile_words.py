"""The profile that programs are judged by, in the reader's words."""

from typing import Final, NamedTuple

from flask_babel import format_date

from blueprints.fit_words import part_name
from portal.programs.experience import Counted, Counts, Experience
from portal.programs.facts import VisaNeed
from portal.programs.fit import Size
from portal.queries.profile import Profile
from portal.translating import gettext

CITIZENSHIPS: Final = ("us_citizen", "permanent_resident", "work_authorized", "other")


class ShownStay(NamedTuple):
    """A rotation and what it counts as."""

    place: str
    counts: str
    days: str


class ShownExperience(NamedTuple):
    """US clinical experience, and how it was counted."""

    sentence: str
    stays: list[ShownStay]


def visa_need_name(need: str) -> str:
    """What visa somebody needs."""
    return {
        VisaNeed.NONE: gettext("None"),
        VisaNeed.J1: gettext("J-1"),
        VisaNeed.H1B: gettext("H-1B"),
        VisaNeed.J1_OR_H1B: gettext("J-1 or H-1B, either will do"),
    }[VisaNeed(need)]


def citizenship_name(citizenship: str) -> str:
    """A class of citizenship, as the Match counts it."""
    return {
        "us_citizen": gettext("US citizen"),
        "permanent_resident": gettext("US permanent resident (green card)"),
        "work_authorized": gettext("Other, with a US work permit"),
        "other": gettext("Citizen of another country"),
    }[citizenship]


def size_name(size: str) -> str:
    """A size of program."""
    return {
        Size.SMALL: gettext("Small: up to 10 residents a year"),
        Size.MEDIUM: gettext("Medium: 11 to 25"),
        Size.LARGE: gettext("Large: more than 25"),
    }[Size(size)]


def setting_name(setting: str) -> str:
    """A setting of program."""
    return {
        "university": gettext("University"),
        "community": gettext("Community"),
        "community, university-affiliated": gettext("Community, affiliated with a university"),
    }.get(setting, setting)


def element_name(element: str) -> str:
    """What a global health track may hold."""
    return {
        "curriculum": gettext("A curriculum"),
        "funded_sites": gettext("Paid stays at its sites"),
        "mentorship": gettext("A mentor"),
        "project": gettext("A project of one’s own"),
    }[element]


def shown_experience(experience: Experience) -> ShownExperience:
    """The months, and beside each rotation what it adds."""
    if experience.months is None:
        sentence = gettext("Not known: no rotation is written down yet.")
    else:
        sentence = gettext(
            "%(months)s months, %(hands_on)s of them hands-on",
            months=f"{experience.months:g}",
            hands_on=f"{experience.hands_on_months:g}",
        )
    return ShownExperience(sentence, [_stay(counted) for counted in experience.counted])


def _stay(counted: Counted) -> ShownStay:
    adds = counted.counts in (Counts.HANDS_ON, Counts.OBSERVED)
    days = gettext("%(days)s days", days=counted.days) if adds else "–"
    return ShownStay(counted.stay.place, _counts_as(counted.counts), days)


def _counts_as(counts: Counts) -> str:
    return {
        Counts.HANDS_ON: gettext("Hands-on"),
        Counts.OBSERVED: gettext("Observed: counts, and not as hands-on"),
        Counts.ABROAD: gettext("Not in the US: does not count"),
        Counts.NOT_CLINICAL: gettext("Not clinical: does not count"),
        Counts.AHEAD: gettext("Still ahead: counts once it has begun"),
    }[counts]


def profile_pairs(profile: Profile) -> list[tuple[str, str]]:
    """Everything but the wishes, as name and value."""
    applicant = profile.applicant
    graduated = applicant.graduated_on
    return [
        (gettext("Visa needed"), visa_need_name(applicant.visa_need) if applicant.visa_need else _unknown()),
        (gettext("Citizenship"), citizenship_name(profile.citizenship) if profile.citizenship else _unknown()),
        (
            gettext("Step 1"),
            _yes_no(profile.step1_passed, gettext("Passed"), gettext("Not passed"), profile.step1_attempts),
        ),
        (gettext("Step 2 CK"), _score(applicant.step2ck, applicant.step2ck_attempts)),
        (gettext("Step 3"), _yes_no(applicant.step3_passed, gettext("Passed"), gettext("Not passed"))),
        (gettext("ECFMG certificate"), _yes_no(applicant.ecfmg_certified, gettext("There"), gettext("Not yet"))),
        (gettext("Graduated"), format_date(graduated, "long") if graduated else _unknown()),
        (gettext("Budget"), _dollars(profile.budget_dollars)),
    ]


def wish_pairs(profile: Profile) -> list[tuple[str, str]]:
    """The wishes, those that were not made left out; then what weighs how much."""
    wishes, none = profile.preferences.wishes, gettext("No wish")
    pairs = [
        (gettext("Global health track"), gettext("Wished for") if wishes.global_health_track else none),
        (gettext("The track holds"), ", ".join(element_name(one) for one in sorted(wishes.elements)) or none),
        (gettext("Places"), ", ".join(sorted(wishes.places)) or none),
        (gettext("Setting"), ", ".join(setting_name(one) for one in sorted(wishes.settings)) or none),
        (gettext("Size"), ", ".join(size_name(one) for one in sorted(wishes.sizes)) or none),
        (gettext("Research"), gettext("Wished for") if wishes.research else none),
        (gettext("A partner applies for"), profile.preferences.partner_specialty or gettext("Nobody")),
    ]
    weights = ", ".join(f"{part_name(part)} {weight}" for part, weight in profile.preferences.weights.items())
    return [*pairs, (gettext("Weights"), weights)]


def _score(score: float | None, attempts: float | None) -> str:
    if score is None:
        return _unknown()
    if attempts is None:
        return gettext("%(score)s, attempts not known", score=f"{score:g}")
    return gettext("%(score)s, attempt %(attempts)s", score=f"{score:g}", attempts=f"{attempts:g}")


def _yes_no(answer: bool | None, yes: str, no: str, attempts: int | None = None) -> str:
    if answer is None:
        return _unknown()
    word = yes if answer else no
    return gettext("%(word)s, attempt %(attempts)s", word=word, attempts=attempts) if attempts else word


def _dollars(dollars: int | None) -> str:
    return gettext("%(dollars)s dollars", dollars=f"{dollars:,}") if dollars is not None else gettext("No limit said")


def _unknown() -> str:
    return gettext("Not known")
