"""What an advisor says about a cohort file."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import FileField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired


class CohortForm(FlaskForm):
    """A cohort file, and for which season."""

    file = FileField(_("File"), validators=[DataRequired(_("Choose a file: CSV, TSV or XLSX."))])
    season_id = SelectField(_("Season"))


class ImportForm(FlaskForm):
    """What becomes of people who are in the cohort already."""

    updates = RadioField(
        _("People who are in your cohort already"),
        choices=[
            SelectChoice("", _("Leave them as they are")),
            SelectChoice("y", _("Bring them up to date, as shown below; an empty cell changes nothing")),
        ],
        default="",
    )
