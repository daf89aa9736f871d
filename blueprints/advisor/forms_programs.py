"""What an advisor types about programs. What a value may be is the use case's to say: a file and a form share the rules."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, FileField, StringField
from wtforms.validators import Length, Optional

from blueprints.advisor.forms_office import SourceForm
from blueprints.day_field import DayField


class ValueForm(FlaskForm):
    """What a source says of one value."""

    value = StringField(_("What does it say?"), validators=[Length(max=200)])
    source = SourceForm.source
    checked_on = DayField(_("Read on"), validators=[Optional()])
    settles = BooleanField(_("This settles it: put the other sources aside"))


class ProgramForm(FlaskForm):
    """A program by hand; the rest of its values are entered on its page."""

    key = StringField(_("Program ID"))
    name = StringField(_("Name"))
    service = StringField(_("Service"))
    specialty = StringField(_("Specialty"))
    place = StringField(_("Place"))
    source = SourceForm.source
    checked_on = DayField(_("Read on"), validators=[Optional()])


class CatalogueFileForm(FlaskForm):
    """A file of programs."""

    file = FileField(_("File"))
