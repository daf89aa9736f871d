"""Small forms of one letter: ask, answer, dates, thanks, outcome."""

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import Optional

from blueprints.applicant.fields import DayField, chosen, long, needed, short


class MessageForm(FlaskForm):
    """A mail to the writer, in the words as edited."""

    subject = StringField(lazy_gettext("Subject"), [needed(lazy_gettext("Give the mail a subject.")), short()])
    body = TextAreaField(lazy_gettext("Your words"), [needed(lazy_gettext("Write what you want to say.")), long()])


class AskedForm(FlaskForm):
    """The applicant asked without us."""


class AnswerForm(FlaskForm):
    """A strong yes, or a hesitant one: nothing but the button."""


class DeclinedForm(FlaskForm):
    """A no, with its reason where there is one."""

    reason = StringField(
        lazy_gettext("Their reason"),
        [short()],
        description=lazy_gettext("Your advisor sees it, to find a back-up with you"),
    )


class UploadedForm(FlaskForm):
    """The letter was uploaded, as far as the applicant knows."""

    on = DayField(
        lazy_gettext("On which day"),
        id="uploaded-on",
        validators=[chosen(lazy_gettext("Give the day, as near as you know it."))],
    )


class MoveDueForm(FlaskForm):
    """Another due date."""

    on = DayField(lazy_gettext("New due date"), [chosen(lazy_gettext("Give the new day."))])
    note = StringField(
        lazy_gettext("Why"), [short()], description=lazy_gettext("Stands beside the date, for you and your advisor")
    )


class WithdrawForm(FlaskForm):
    """Give the letter up."""

    reason = StringField(
        lazy_gettext("Why"), [short()], description=lazy_gettext("The writer reads it, if they have the packet")
    )


class OutcomeForm(FlaskForm):
    """How it went, for the writer."""

    outcome = TextAreaField(lazy_gettext("How did it go?"), [needed(lazy_gettext("Write a sentence.")), long()])


class LetterIdForm(FlaskForm):
    """The service's own id of this letter."""

    letter_id = StringField(
        lazy_gettext("Letter id"),
        [needed(lazy_gettext("Copy the id from the service.")), short()],
        description=lazy_gettext(
            "From the letter request in the service. For this writer alone; nobody else is ever shown it"
        ),
    )


class WaiverRevokeForm(FlaskForm):
    """A revocation in writing."""

    words = TextAreaField(
        lazy_gettext("In your own words"),
        [needed(lazy_gettext("Write that you revoke your answer, in your own words.")), long()],
    )


class AppliedForm(FlaskForm):
    """The application to one program is in."""

    on = DayField(lazy_gettext("On which day"), [Optional()])
