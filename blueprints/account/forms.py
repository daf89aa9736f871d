"""The forms of coming in and of one's own account."""

from zoneinfo import available_timezones

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, HiddenField, PasswordField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Email, InputRequired, Length

#: Zones that people live in, as places; not the abbreviations and offsets that zone files also hold.
CONTINENTS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
TIME_ZONES = sorted(zone for zone in available_timezones() if zone.startswith(CONTINENTS))


class SignInForm(FlaskForm):
    """One field: we mail a link."""

    email = EmailField(
        _l("Your e-mail address"),
        [
            InputRequired(_l("Write your e-mail address.")),
            Length(max=254, message=_l("This is too long for an e-mail address.")),
            Email(message=_l("This is not an e-mail address. It looks like name@example.org.")),
        ],
        filters=[lambda typed: typed.strip() if typed else typed],
        description=_l("The one your office knows"),
    )
    next = HiddenField()


class PasswordForm(SignInForm):
    """For those who have set a password."""

    password = PasswordField(_l("Your password"), [InputRequired(_l("Write your password.")), Length(max=1000)])


class AccountForm(FlaskForm):
    """What the account says about its owner."""

    name = StringField(
        _l("Your name"),
        [Length(max=200, message=_l("Shorten it to 200 characters."))],
        description=_l("As we greet you. Your office has its own record of it."),
    )
    time_zone = SelectField(
        _l("Your time zone"),
        choices=[SelectChoice(zone, zone.replace("_", " ")) for zone in TIME_ZONES],
        description=_l("Dates and times are shown in it."),
    )
    theme = RadioField(
        _l("Light or dark"),
        choices=[
            SelectChoice("", _l("As this device is set")),
            SelectChoice("light", _l("Light")),
            SelectChoice("dark", _l("Dark")),
        ],
    )


class NewPasswordForm(FlaskForm):
    """Set or change one's own password."""

    current = PasswordField(_l("Your present password"), [Length(max=1000)])
    password = PasswordField(
        _l("New password"),
        [InputRequired(_l("Write the new password.")), Length(max=1000)],
        description=_l("15 characters or more, of any kind. Four or five words in a row are easy to keep in mind."),
    )


class PasskeyForm(FlaskForm):
    """A passkey's answer, filled in by the script."""

    answer = HiddenField(validators=[InputRequired(), Length(max=20_000)])
    next = HiddenField()


class NewPasskeyForm(FlaskForm):
    """A passkey that the browser made, and what its owner calls it."""

    name = StringField(
        _l("What to call it"),
        [Length(max=60, message=_l("Shorten it to 60 characters."))],
        description=_l("So that you know it again: my phone, the laptop at work."),
    )
    answer = HiddenField(
        validators=[InputRequired(_l("The passkey was not made. Please try once more.")), Length(max=20_000)]
    )
