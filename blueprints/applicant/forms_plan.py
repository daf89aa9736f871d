"""Forms of the plan: profile, targets, rotations."""

from datetime import date
from typing import Any
from zoneinfo import available_timezones

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, IntegerField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional, StopValidation

from blueprints.applicant.fields import (
    CountryField,
    DayField,
    OneOfField,
    ThemesField,
    address,
    chosen,
    long,
    needed,
    short,
)
from blueprints.words import kind_name, theme_name, track_name
from portal.guidance import Theme
from portal.translating import gettext

KINDS = ("hands_on_elective", "sub_internship", "observership", "research", "field_work", "home_employment")
TRACKS = ("categorical", "preliminary", "advanced", "fellowship")
_CONTINENTS = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)
TIME_ZONES = [
    SelectChoice(zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if zone.startswith(_CONTINENTS)
]
AAMC_DIGITS = 8


class ProfileForm(FlaskForm):
    """What the applicant says of themselves; writers read it."""

    first_name = StringField(lazy_gettext("First names"), [needed(lazy_gettext("Write at least one name.")), short()])
    last_name = StringField(lazy_gettext("Family name"), [short()])
    own_script_name = StringField(
        lazy_gettext("Your name in its own script"),
        [short()],
        description=lazy_gettext("As you write it at home: 阮氏明英, አማ ቦአቴንግ"),
    )
    name_language = StringField(
        lazy_gettext("Language of that name"),
        [short()],
        description=lazy_gettext(
            "Two or three letters, such as vi, am or ar. Screen readers read the name aloud with it"
        ),
    )
    aamc_id = StringField(
        lazy_gettext("AAMC ID"), [short()], description=lazy_gettext("Eight digits, from your MyERAS account")
    )
    medical_school = StringField(lazy_gettext("Medical school"), [short()])
    country = CountryField(lazy_gettext("Country of the school"))
    graduated_on = DayField(
        lazy_gettext("Day of graduation"), [Optional()], description=lazy_gettext("Or the day you expect")
    )
    current_position = StringField(
        lazy_gettext("Current position"),
        [short()],
        description=lazy_gettext("As it stands under your name on the page for writers"),
    )
    aim = TextAreaField(
        lazy_gettext("What you apply for, in a sentence or two"),
        [long()],
        description=lazy_gettext("Categorical internal medicine with a global health track, to start in July 2028"),
    )
    reply_email = EmailField(
        lazy_gettext("Address for writers’ answers"),
        [Optional(), address()],
        description=lazy_gettext("If it differs from the one you sign in with"),
    )
    time_zone = OneOfField(lazy_gettext("Your time zone"), choices=TIME_ZONES)

    def validate_aamc_id(self, field: Any) -> None:
        """Eight digits, written with or without spaces."""
        digits = "".join((field.data or "").split())
        if digits and not (digits.isascii() and digits.isdigit() and len(digits) == AAMC_DIGITS):
            raise StopValidation(gettext("An AAMC ID has eight digits. You find it at the top of your MyERAS account."))
        field.data = digits

    def validate_name_language(self, field: Any) -> None:
        """A language tag's first part."""
        code = (field.data or "").strip().lower()
        if code and not (code.isascii() and code.isalpha() and len(code) in (2, 3)):
            raise StopValidation(gettext("Write two or three letters, such as vi for Vietnamese."))
        field.data = code


class TargetForm(FlaskForm):
    """What the applicant applies for."""

    season = OneOfField(lazy_gettext("Season"))
    specialty = StringField(
        lazy_gettext("Specialty"), [needed(lazy_gettext("Name the specialty, such as internal medicine.")), short()]
    )
    track = OneOfField(
        lazy_gettext("Track"), choices=lambda: [SelectChoice(track, track_name(track)) for track in TRACKS]
    )
    global_health_track = BooleanField(lazy_gettext("It is a global health track, or I look for such programs"))
    required_specialty_letters = IntegerField(
        lazy_gettext("Letters from this specialty that programs ask for"),
        [Optional(), NumberRange(0, 4, lazy_gettext("Write a number from 0 to 4, or leave it empty."))],
        description=lazy_gettext("Leave it empty if you do not know yet"),
    )
    themes = ThemesField(
        lazy_gettext("What this target values"),
        choices=lambda: [SelectChoice(theme.value, theme_name(theme)) for theme in Theme],
        description=lazy_gettext("Letters are planned to show these. Tick none, and all nine count"),
    )
    statement_themes = ThemesField(
        lazy_gettext("What your personal statement speaks of"),
        choices=lambda: [SelectChoice(theme.value, theme_name(theme)) for theme in Theme],
        description=lazy_gettext("A letter that shows the same makes both believable"),
    )


class RotationForm(FlaskForm):
    """A dated experience that may bear a letter."""

    kind = OneOfField(
        lazy_gettext("What was it?"), choices=lambda: [SelectChoice(kind, kind_name(kind)) for kind in KINDS]
    )
    place = StringField(
        lazy_gettext("Where"),
        [needed(lazy_gettext("Name the place, so that your advisor and your writers know it.")), short()],
        description=lazy_gettext("Department and hospital or clinic"),
    )
    setting = StringField(
        lazy_gettext("Setting"),
        [short()],
        description=lazy_gettext("Ward, outpatient clinic, refugee clinic, laboratory"),
    )
    specialty = StringField(lazy_gettext("Specialty"), [short()])
    country = CountryField(
        lazy_gettext("Country"), [chosen(lazy_gettext("Choose the country in which it took place."))]
    )
    starts_on = DayField(
        lazy_gettext("First day"), [chosen(lazy_gettext("Give the first day, or the one that is planned."))]
    )
    ends_on = DayField(
        lazy_gettext("Last day"), [chosen(lazy_gettext("Give the last day, or the one that is planned."))]
    )
    hands_on = BooleanField(
        lazy_gettext("Hands-on: I cared for patients"),
        description=lazy_gettext("Leave it empty for an observership, where you watched"),
    )

    def validate_ends_on(self, field: Any) -> None:
        """Not before it began."""
        begins, ends = self.starts_on.data, field.data
        if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
            raise StopValidation(gettext("The last day lies before the first. Look at both days again."))


class RemoveForm(FlaskForm):
    """Nothing but the question."""
