"""What an advisor proposes."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

LONGEST_REASON = 1000


class ProposeForm(FlaskForm):
    """Why this program; the applicant reads it."""

    reason = TextAreaField(
        _("Why this program"),
        [
            DataRequired(_("Say why, so that the applicant can decide.")),
            Length(max=LONGEST_REASON, message=_("Keep this under %(max)d characters.", max=LONGEST_REASON)),
        ],
    )
