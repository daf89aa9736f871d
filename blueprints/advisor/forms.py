"""What an advisor types."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import EmailField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Email, InputRequired, Length, Optional

from blueprints.day_field import DayField
from portal.lifecycle import CORRECTABLE
from portal.shown.status import status_word

LONGEST_COMMENT = 2000
AN_ADDRESS = Email(_("This is not an address: it needs a name, an @ and a place."))


class ReviewForm(FlaskForm):
    """The office's decision on a choice or a packet; the comment is needed only to return it."""

    comment = TextAreaField(_("Comment for the applicant"), validators=[Length(max=LONGEST_COMMENT)])


class ApproveForm(ReviewForm):
    """The decision on a choice, with the writer's due date."""

    due_on = DayField(_("Due date for the writer"), validators=[Optional()])


class DueForm(FlaskForm):
    """Another due date."""

    due_on = DayField(_("Due date for the writer"), validators=[InputRequired(_("Give a day, such as 17 September."))])
    note = StringField(_("Why, in a few words"), validators=[Length(max=200)])


class AddressForm(FlaskForm):
    """Another address of the writer."""

    email = EmailField(
        _("The writer’s address"),
        validators=[
            DataRequired(_("Write the address.")),
            AN_ADDRESS,
        ],
    )


class CorrectForm(FlaskForm):
    """What was recorded wrongly, set right."""

    to = SelectField(
        _("Where the letter really stands"),
        choices=[SelectChoice(str(status), status_word(status)) for status in CORRECTABLE],
    )
    reason = TextAreaField(
        _("Why"), validators=[DataRequired(_("Say why: the history keeps the reason.")), Length(max=500)]
    )


class SuggestForm(FlaskForm):
    """A writer whom the office suggests."""

    writer_name = StringField(_("Writer"), validators=[DataRequired(_("Name the writer.")), Length(max=200)])
    writer_email = EmailField(
        _("Address, if you know it"),
        validators=[Optional(), AN_ADDRESS],
    )
    writer_specialty = StringField(_("Specialty"), validators=[Length(max=100)])
    rotation_id = SelectField(_("From which rotation"), validators=[Optional()])
    comment = TextAreaField(
        _("Why this writer"),
        validators=[DataRequired(_("Say why, so that the applicant can decide.")), Length(max=LONGEST_COMMENT)],
    )


class NoteForm(FlaskForm):
    """A private note of the office."""

    text = TextAreaField(_("A new note"), validators=[DataRequired(_("Write the note.")), Length(max=5000)])


class ColleagueForm(FlaskForm):
    """A colleague to invite."""

    name = StringField(_("Name"), validators=[DataRequired(_("Name your colleague.")), Length(max=200)])
    email = EmailField(
        _("Address"),
        validators=[
            DataRequired(_("Write the address.")),
            AN_ADDRESS,
        ],
    )


class ApplicantForm(FlaskForm):
    """One applicant, added by hand."""

    first_name = StringField(
        _("First name"), validators=[DataRequired(_("Write the first name, or the only one.")), Length(max=100)]
    )
    last_name = StringField(_("Last name"), validators=[Length(max=100)])
    email = EmailField(
        _("Address"),
        validators=[
            DataRequired(_("Write the address.")),
            AN_ADDRESS,
        ],
    )
    season_id = SelectField(_("Season"))
    specialty = StringField(_("Specialty"), validators=[Length(max=100)])


class OfficeForm(FlaskForm):
    """What the office is called and where it is."""

    name = StringField(_("Name"), validators=[DataRequired(_("Name the office.")), Length(max=200)])
    place = StringField(_("Place"), validators=[Length(max=200)])
    email = EmailField(
        _("Address for questions"),
        validators=[Optional(), AN_ADDRESS],
    )
    code_always = RadioField(
        _("A mailed link"),
        choices=[
            SelectChoice("", _("opens at once in the first browser, and with a mailed code in any other")),
            SelectChoice("y", _("always asks for a mailed code")),
        ],
    )
