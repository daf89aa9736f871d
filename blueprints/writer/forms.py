"""The writer's forms: short, because a busy person fills them in a corridor."""

from typing import Any
from zoneinfo import available_timezones

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, FileField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Email, InputRequired, Length

from blueprints.day_field import DayField

LONGEST_NOTE = 500
LONGEST_DRAFT = 40_000
_SHORT = _l("Keep this under %(max)d characters.", max=LONGEST_NOTE)


class ButtonForm(FlaskForm):
    """Nothing but the button, and its token against forgery."""


class PostponeForm(FlaskForm):
    """Another date."""

    on = DayField(_l("By when can you write it?"), [DataRequired(_l("Choose the day that suits you."))])
    note = StringField(_l("A word about it"), [Length(max=LONGEST_NOTE, message=_SHORT)])


class DeclineForm(FlaskForm):
    """A no, with its reason if the writer likes to give one."""

    reason = TextAreaField(_l("Your reason"), [Length(max=LONGEST_NOTE, message=_SHORT)])


class UploadForm(FlaskForm):
    """The letter is in the service."""

    on = DayField(_l("Uploaded on"), [DataRequired(_l("Give the day on which it was uploaded."))])
    by = RadioField(_l("By whom?"), default="writer", coerce=str, validate_choice=False)


class WithdrawForm(FlaskForm):
    """The writer takes the letter back from the service."""

    reason = TextAreaField(_l("Your reason"), [Length(max=LONGEST_NOTE, message=_SHORT)])


class CheckForm(FlaskForm):
    """A file to check. It is read in memory and forgotten."""

    letter = FileField(_l("The letter as a PDF"))


class DraftForm(FlaskForm):
    """A draft, pasted or as a file. It is read in memory and forgotten."""

    words = TextAreaField(
        _l("The words of your draft"),
        [Length(max=LONGEST_DRAFT, message=_l("This is longer than any letter. Paste the letter alone."))],
    )
    draft = FileField(_l("Or choose the draft, as PDF or Word file"))


class DesigneeForm(FlaskForm):
    """Who uploads for the writer."""

    name = StringField(_l("Their name"), [InputRequired(_l("Write the name.")), Length(max=200)])
    email = EmailField(
        _l("Their address"),
        [
            InputRequired(_l("Write the address: the link goes there.")),
            Email(_l("This is not an address that mail can reach. Write it as name@hospital.org.")),
            Length(max=254),
        ],
    )


class TimeZoneForm(FlaskForm):
    """Where the writer lives."""

    time_zone = SelectField(_l("Your time zone"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.time_zone.choices = [
            SelectChoice(zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if "/" in zone
        ]
