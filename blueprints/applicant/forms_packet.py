"""Forms of the packet: what the writer saw, the files, the signature."""

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import FieldList, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from blueprints.applicant.fields import chosen, long, needed, short
from portal.uploads.limits import Kind

BULLETS = 6
LONGEST_BULLET = 600


class PacketForm(FlaskForm):
    """The helper document of one letter."""

    aim = TextAreaField(
        lazy_gettext("I apply for"), [long()], description=lazy_gettext("Empty takes the sentence of your profile")
    )
    position = StringField(
        lazy_gettext("Where I am now"), [short()], description=lazy_gettext("Empty takes the position of your profile")
    )
    bullets = FieldList(
        TextAreaField(
            lazy_gettext("What this writer saw"),
            [
                Length(
                    max=LONGEST_BULLET, message=lazy_gettext("Keep each under %(max)d characters.", max=LONGEST_BULLET)
                )
            ],
        ),
        label=lazy_gettext("What this writer saw"),
        min_entries=BULLETS,
        max_entries=BULLETS,
    )
    aspects = TextAreaField(
        lazy_gettext("If you can, please speak to"),
        [long()],
        description=lazy_gettext("Clinical judgement, teamwork across cultures, and the like"),
    )


class FileForm(FlaskForm):
    """One file, in a field named after its kind. `too_large` says that this is what was wrong with it."""

    too_large = False


def file_form(kind: Kind) -> FileForm:
    """The form for a file of this kind."""
    field = FileField(
        lazy_gettext("File"), [FileRequired(lazy_gettext("Choose a file first."))], id=f"{kind.value}-file"
    )
    form: FileForm = type("FileForm", (FileForm,), {kind.value: field})()
    return form


class WaiverForm(FlaskForm):
    """Either answer, signed by typing one's name."""

    answer = RadioField(
        lazy_gettext("Your answer"),
        [chosen(lazy_gettext("Choose one of the two. Neither costs you anything here."))],
        choices=[SelectChoice("waive", ""), SelectChoice("keep", "")],
    )
    typed_name = StringField(
        lazy_gettext("Sign by typing your name"), [needed(lazy_gettext("Type your name to sign.")), short()]
    )
