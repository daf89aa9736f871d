"""What the applicant says of scores, visa, wishes and budget. Nobody but they and their office read it."""

from typing import Any

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from blueprints.applicant.fields import DayField, OneOfField, YesNoField, long, short
from blueprints.fit_words import part_name
from blueprints.profile_words import (
    CITIZENSHIPS,
    citizenship_name,
    element_name,
    setting_name,
    size_name,
    visa_need_name,
)
from portal.programs.facts import VisaNeed
from portal.programs.fit import ELEMENTS, Part, Size, Wishes
from portal.programs.wishes import HEAVIEST, SETTINGS, Preferences
from portal.queries.profile import Profile
from portal.translating import gettext

_NOT_KNOWN = lazy_gettext("Not known")
_ATTEMPTS = lazy_gettext("Write a number of attempts from 1 to 10, or leave it empty.")


class BoxesField(SelectMultipleField):
    """Boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:
        if not {choice.value for choice in self.choices}.issuperset(self.data or ()):
            raise StopValidation(gettext("Take from the boxes that stand here."))


def _answer(label: Any, yes: Any, no: Any) -> YesNoField:
    return YesNoField(label, yes=yes, no=no, unknown=_NOT_KNOWN)


class ProgramProfileForm(FlaskForm):
    """What programs ask about, and what the applicant wishes of them."""

    visa_need = OneOfField(
        lazy_gettext("Which visa do you need?"),
        choices=lambda: [
            SelectChoice("", gettext("Not known yet")),
            *(SelectChoice(need.value, visa_need_name(need)) for need in VisaNeed),
        ],
    )
    citizenship = OneOfField(
        lazy_gettext("Citizenship"),
        choices=lambda: [
            SelectChoice("", gettext("Not said")),
            *(SelectChoice(each, citizenship_name(each)) for each in CITIZENSHIPS),
        ],
        description=lazy_gettext("Another question than the visa: a permanent resident needs none"),
    )
    step1_passed = _answer(lazy_gettext("Step 1"), lazy_gettext("Passed"), lazy_gettext("Not passed"))
    step1_attempts = IntegerField(lazy_gettext("Attempts at Step 1"), [Optional(), NumberRange(1, 10, _ATTEMPTS)])
    step2ck = IntegerField(
        lazy_gettext("Step 2 CK, three digits"),
        [
            Optional(),
            NumberRange(1, 300, lazy_gettext("Step 2 CK scores run from 1 to 300. Look at the report again.")),
        ],
    )
    step2ck_attempts = IntegerField(lazy_gettext("Attempts at Step 2 CK"), [Optional(), NumberRange(1, 10, _ATTEMPTS)])
    step3_passed = _answer(lazy_gettext("Step 3"), lazy_gettext("Passed"), lazy_gettext("Not passed"))
    ecfmg_certified = _answer(
        lazy_gettext("ECFMG certificate"), lazy_gettext("I have it"), lazy_gettext("I do not have it yet")
    )
    graduated_on = DayField(lazy_gettext("Day of graduation"), [Optional()])
    budget_dollars = IntegerField(
        lazy_gettext("Budget for all applications, in dollars"),
        [Optional(), NumberRange(0, 100_000, lazy_gettext("Write whole dollars, such as 1500, or leave it empty."))],
    )
    global_health_track = BooleanField(lazy_gettext("I look for a global health track"))
    elements = BoxesField(
        lazy_gettext("The track should hold"),
        choices=lambda: [SelectChoice(each, element_name(each)) for each in ELEMENTS],
    )
    places = TextAreaField(lazy_gettext("Places I would like"), [long()])
    settings = BoxesField(
        lazy_gettext("University or community"),
        choices=lambda: [SelectChoice(each, setting_name(each)) for each in SETTINGS],
    )
    sizes = BoxesField(
        lazy_gettext("Size"), choices=lambda: [SelectChoice(each.value, size_name(each)) for each in Size]
    )
    research = BooleanField(lazy_gettext("I want time or a track for research"))
    partner_specialty = StringField(
        lazy_gettext("My partner applies for"),
        [short()],
        description=lazy_gettext(
            "The specialty, where you match as a couple: places where both could train count more"
        ),
    )

    def validate_step2ck_attempts(self, field: Any) -> None:
        """Attempts without a score say nothing that a program asks."""
        if field.data and field.data > 1 and self.step2ck.data is None and not self.step2ck.errors:
            raise StopValidation(gettext("Give the score of the last attempt as well."))

    @property
    def weights(self) -> list[Any]:
        """The fields of the weights, one for each part of fit."""
        return [self[_weight_of(part)] for part in Part]

    def take_places(self, known: list[str]) -> None:
        """The places as the catalogue spells them. Names the first that it does not have."""
        spelled = {place.casefold(): place for place in known}
        written = [" ".join(line.split()) for line in (self.places.data or "").splitlines() if line.strip()]
        for place in written:
            if known and place.casefold() not in spelled:
                self.places.errors = [
                    gettext("No program of the catalogue is in %(place)s. Write a place as the list below spells it.",
                            place=place)
                ]  # fmt: skip
                return
        self.places.data = "\n".join(dict.fromkeys(spelled.get(place.casefold(), place) for place in written))

    def preferences(self) -> Preferences:
        """The wishes and weights as they are kept."""
        return Preferences(
            Wishes(
                global_health_track=self.global_health_track.data,
                places=frozenset((self.places.data or "").splitlines()),
                settings=frozenset(self.settings.data or ()),
                elements=frozenset(self.elements.data or ()),
                sizes=frozenset(Size(size) for size in self.sizes.data or ()),
                research=self.research.data,
            ),
            (self.partner_specialty.data or "").strip(),
            {part: self[_weight_of(part)].data for part in Part},
        )

    def told(self) -> dict[str, Any]:
        """The columns of `applicant_private`."""
        return {
            "visa_need": self.visa_need.data or None,
            "citizenship": self.citizenship.data or "",
            "step1_passed": self.step1_passed.answer,
            "step1_attempts": self.step1_attempts.data,
            "step2ck": self.step2ck.data,
            "step2ck_attempts": self.step2ck_attempts.data,
            "step3_passed": self.step3_passed.answer,
            "ecfmg_certified": self.ecfmg_certified.answer,
            "budget_dollars": self.budget_dollars.data,
        }


def _weight_of(part: Part) -> str:
    """The name of a part's field."""
    return f"weight_{part.value}"


_OUT_OF_RANGE = lazy_gettext("Write a whole number from 0 to %(most)s; 0 leaves it out.", most=HEAVIEST)
for _part in Part:
    setattr(
        ProgramProfileForm,
        _weight_of(_part),
        IntegerField(
            LazyString(part_name, _part), [InputRequired(_OUT_OF_RANGE), NumberRange(0, HEAVIEST, _OUT_OF_RANGE)]
        ),
    )


def kept_in_form(profile: Profile) -> dict[str, Any]:
    """The profile as its form shows it."""
    applicant, wishes = profile.applicant, profile.preferences.wishes
    return {
        "visa_need": applicant.visa_need.value if applicant.visa_need else "",
        "citizenship": profile.citizenship,
        "step1_passed": profile.step1_passed,
        "step1_attempts": profile.step1_attempts,
        "step2ck": applicant.step2ck,
        "step2ck_attempts": applicant.step2ck_attempts,
        "step3_passed": applicant.step3_passed,
        "ecfmg_certified": applicant.ecfmg_certified,
        "graduated_on": applicant.graduated_on,
        "budget_dollars": profile.budget_dollars,
        "global_health_track": wishes.global_health_track,
        "elements": sorted(wishes.elements),
        "places": "\n".join(sorted(wishes.places)),
        "settings": sorted(wishes.settings),
        "sizes": [size.value for size in sorted(wishes.sizes)],
        "research": wishes.research,
        "partner_specialty": profile.preferences.partner_specialty,
    } | {_weight_of(part): weight for part, weight in profile.preferences.weights.items()}
