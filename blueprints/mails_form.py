"""Whether a person wants what the portal writes by itself."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice


class MailsForm(FlaskForm):
    """One choice of two."""

    wanted = RadioField(_("Mails"), choices=[SelectChoice("y", _("Write to me")), SelectChoice("", _("Do not write"))])
