"""Whether a person wants what the portal writes by itself."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import RadioField


class MailsForm(FlaskForm):
    """One choice of two."""

    wanted = RadioField(_("Mails"), choices=[("y", _("Write to me")), ("", _("Do not write"))])
