"""The one field of a mailed code."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length


class CodeForm(FlaskForm):
    """The eight digits of the mail."""

    code = StringField(
        _l("The code"),
        [InputRequired(_l("Write the eight digits from the mail.")), Length(max=40)],
        description=_l("Eight digits, from the mail that was just sent"),
    )
