"""What somebody says to a list, in either portal."""

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

LONGEST = 2000


class RemarkForm(FlaskForm):
    """A few sentences."""

    text = TextAreaField(
        lazy_gettext("Your comment"),
        [
            DataRequired(lazy_gettext("Write what you think of the list.")),
            Length(max=LONGEST, message=lazy_gettext("Keep this under %(max)d characters.", max=LONGEST)),
        ],
    )
