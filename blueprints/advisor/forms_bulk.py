"""What an advisor says about many rows at once: a form for each kind of action."""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from blueprints.day_field import DayField
from portal.bulk import Kind
from portal.clock import today
from portal.translating import gettext


class BulkForm(FlaskForm):
    """Nothing more is to be said."""

    def facts(self) -> dict[str, Any]:
        """What was said, for the worker."""
        return {}


class TagForm(BulkForm):
    """Which tag."""

    tag = StringField(_("Tag"), validators=[DataRequired(_("Write the tag, such as visa.")), Length(max=40)])

    def facts(self) -> dict[str, Any]:
        return {"tag": " ".join((self.tag.data or "").split())}


class MessageForm(BulkForm):
    """A message to each of them; answers come to the advisor."""

    subject = StringField(_("Subject"), validators=[DataRequired(_("Write a subject.")), Length(max=150)])
    body = TextAreaField(_("Message"), validators=[DataRequired(_("Write the message.")), Length(max=5000)])

    def facts(self) -> dict[str, Any]:
        return {"subject": self.subject.data, "body": self.body.data}


class AssignForm(BulkForm):
    """Whose applicants they are from now on."""

    advisor_id = SelectField(_("Advisor"))

    def facts(self) -> dict[str, Any]:
        chosen = self.advisor_id.data
        return {
            "advisor_id": chosen,
            "advisor": next(each.label for each in self.advisor_id.iter_choices() if each.value == chosen),
        }


class DueForm(BulkForm):
    """Another due date for each of the letters."""

    on = DayField(_("Due date for the writers"), validators=[InputRequired(_("Give a day, such as 17 September."))])
    note = StringField(_("Why, in a few words"), validators=[Length(max=200)])

    def validate_on(self, field: DayField) -> None:
        """A writer cannot upload yesterday."""
        if field.data and field.data <= today():
            raise ValidationError(gettext("Choose a day after today."))

    def facts(self) -> dict[str, Any]:
        return {"on": self.on.data.isoformat() if self.on.data else "", "note": self.note.data or ""}


FORMS: dict[Kind, type[BulkForm]] = {
    Kind.INVITE: BulkForm,
    Kind.REMIND: BulkForm,
    Kind.MESSAGE: MessageForm,
    Kind.TAG: TagForm,
    Kind.UNTAG: TagForm,
    Kind.ASSIGN_ADVISOR: AssignForm,
    Kind.MOVE_DUE: DueForm,
}
