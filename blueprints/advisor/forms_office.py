"""What an advisor types about the office's services, seasons and reminders."""

from datetime import time
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Regexp
from wtforms.widgets import CheckboxInput, ListWidget

from blueprints.day_field import DayField

_A_DAY = InputRequired(_("Give a day, such as 22 November 2026."))
_AN_HOUR = Regexp(r"([01]\d|2[0-3]):[0-5]\d$", message=_("Write an hour such as 20:00."))
WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)


class SourceForm(FlaskForm):
    """Where a value comes from, and when somebody looked."""

    source = StringField(
        _("Source"),
        validators=[DataRequired(_("Name the page or the person that says so.")), Length(max=500)],
    )
    checked_on = DayField(_("Checked on"), validators=[_A_DAY])


class FactForm(FlaskForm):
    """One value of a service."""

    value = StringField(_("Value"), validators=[Length(max=500)])
    confirmed = BooleanField(_("The service itself says so, for this season"))
    source = SourceForm.source
    checked_on = SourceForm.checked_on


class FactLinesForm(FactForm):
    """A value of several lines."""

    value = TextAreaField(_("Values, one a line"), validators=[Length(max=5000)])


class SeasonDateForm(FlaskForm):
    """One date of a season."""

    on_date = DayField(_("Day"), validators=[_A_DAY])
    confirmed = BooleanField(_("The service has confirmed this day"))
    source = SourceForm.source
    checked_on = SourceForm.checked_on


class RemindersForm(FlaskForm):
    """When writers are reminded, and applicants nudged."""

    gentle_days = IntegerField(
        _("The gentle reminder, days before the due date"),
        validators=[InputRequired(_("Give a number of days.")), NumberRange(1, 60, _("Give 1 to 60 days."))],
    )
    final_days = IntegerField(
        _("The final reminder, days before the due date"),
        validators=[InputRequired(_("Give a number of days.")), NumberRange(0, 30, _("Give 0 to 30 days."))],
    )
    ceiling = IntegerField(
        _("At most so many reminders of one letter"),
        validators=[InputRequired(_("Give a number.")), NumberRange(0, 10, _("Give 0 to 10 reminders."))],
    )
    nudge_ceiling = IntegerField(
        _("At most so many times the same nudge to an applicant"),
        validators=[InputRequired(_("Give a number.")), NumberRange(0, 10, _("Give 0 to 10 nudges."))],
    )
    nudge_rest_days = IntegerField(
        _("Days until the same nudge comes again"),
        validators=[InputRequired(_("Give a number of days.")), NumberRange(1, 60, _("Give 1 to 60 days."))],
    )
    begins = StringField(_("Quiet from"), validators=[_AN_HOUR])
    ends = StringField(_("Quiet until"), validators=[_AN_HOUR])
    weekdays = SelectMultipleField(
        _("Days on which a reminder may go"),
        choices=[SelectChoice(str(number), name) for number, name in enumerate(WEEKDAYS)],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    def told(self) -> dict[str, Any]:
        """As `offices.set_reminders` takes it."""
        return {
            "gentle_days": self.gentle_days.data,
            "final_days": self.final_days.data,
            "ceiling": self.ceiling.data,
            "nudge_ceiling": self.nudge_ceiling.data,
            "nudge_rest_days": self.nudge_rest_days.data,
            "begins": time.fromisoformat(self.begins.data or "20:00"),
            "ends": time.fromisoformat(self.ends.data or "07:00"),
            "weekdays": [int(day) for day in self.weekdays.data or ()],
        }
