"""The form of a writer choice."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from blueprints.applicant.fields import CountryField, OneOfField, ThemesField, YesNoField, address, long, needed, short
from blueprints.words import kind_name, relationship_name, theme_name
from portal.guidance import Theme
from portal.models import WriterChoice
from portal.queries.applicant_frame import TargetRow
from portal.queries.applicant_plan import RotationRow
from portal.shown.dates import day_and_month
from portal.translating import gettext

RELATIONSHIPS = ("clinical", "global_health", "research", "home", "other")
ANSWERS = ("physician", "supervised_directly", "hands_on", "knows_applicant_well")
LONGEST_CONTACT_WEEKS = 1000


class ChoiceForm(FlaskForm):
    """This writer, from this rotation, for this target, to show these themes."""

    writer_name = StringField(
        lazy_gettext("Writer"),
        [needed(lazy_gettext("Name the writer.")), short()],
        description=lazy_gettext("With title, as you address them: Dr. Elena Alvarez"),
    )
    target_id = OneOfField(lazy_gettext("For which target"))
    rotation_id = OneOfField(lazy_gettext("From which rotation"))
    relationship = RadioField(
        lazy_gettext("As what do they know you?"),
        choices=lambda: [SelectChoice(name, relationship_name(name)) for name in RELATIONSHIPS],
        default="clinical",
    )
    supervised_directly = YesNoField(
        lazy_gettext("Did they supervise you directly?"),
        yes=lazy_gettext("Yes, they saw me work"),
        no=lazy_gettext("No"),
        unknown=lazy_gettext("I cannot say"),
    )
    hands_on = YesNoField(
        lazy_gettext("What was it?"),
        yes=lazy_gettext("Hands-on: I cared for patients"),
        no=lazy_gettext("Observership: I watched"),
        unknown=lazy_gettext("Neither"),
    )
    knows_applicant_well = YesNoField(
        lazy_gettext("Do they know you well?"),
        yes=lazy_gettext("Yes"),
        no=lazy_gettext("Hardly"),
        unknown=lazy_gettext("I cannot say"),
    )
    physician = YesNoField(
        lazy_gettext("Are they a physician?"),
        yes=lazy_gettext("Yes"),
        no=lazy_gettext("No"),
        unknown=lazy_gettext("I do not know"),
    )
    famous = BooleanField(lazy_gettext("They are widely known: a chair, a founder, a minister"))
    writer_role = StringField(
        lazy_gettext("Role"),
        [short()],
        description=lazy_gettext("As it stands under a letter: attending physician, inpatient ward"),
    )
    writer_specialty = StringField(lazy_gettext("Specialty"), [short()])
    writer_institution = StringField(lazy_gettext("Hospital or school"), [short()])
    writer_country = CountryField(lazy_gettext("Country where you worked together"))
    clinical_setting = StringField(
        lazy_gettext("Setting"),
        [short()],
        description=lazy_gettext("County hospital, refugee clinic, laboratory. Empty takes the rotation’s"),
    )
    global_health_role = StringField(
        lazy_gettext("Role in global health"),
        [short()],
        description=lazy_gettext("Such as director of the global health track"),
    )
    weeks = IntegerField(
        lazy_gettext("Weeks you worked together"),
        [Optional(), NumberRange(0, LONGEST_CONTACT_WEEKS, lazy_gettext("Write a number of weeks."))],
        description=lazy_gettext("Empty takes the rotation’s length"),
    )
    themes = ThemesField(
        lazy_gettext("What could this letter show?"),
        choices=lambda: [SelectChoice(theme.value, theme_name(theme)) for theme in Theme],
        description=lazy_gettext("Two to four is plenty. Only what they saw"),
    )
    letter_type = OneOfField(
        lazy_gettext("Kind of letter"),
        choices=lambda: [
            SelectChoice("narrative", gettext("Narrative letter")),
            SelectChoice("standardized", gettext("Standardized letter")),
        ],
        default="narrative",
    )
    writer_email = EmailField(
        lazy_gettext("Their address"),
        [Optional(), address()],
        description=lazy_gettext("Where the request goes. Your advisor confirms it before anything is sent"),
    )
    note = TextAreaField(lazy_gettext("A word to your advisor"), [long()])

    def offer(self, targets: Sequence[TargetRow], rotations: Sequence[RotationRow]) -> "ChoiceForm":
        """Put the plan's targets and rotations into the lists."""
        self.target_id.choices = [
            SelectChoice(str(target.id), f"{target.specialty}, {target.service_name}") for target in targets
        ] or [SelectChoice("", gettext("Add a target to your plan first"))]
        self.rotation_id.choices = [
            SelectChoice("", gettext("None of my rotations")),
            *(SelectChoice(str(one.id), _rotation(one)) for one in rotations),
        ]
        return self

    def told(self) -> dict[str, Any]:
        """What stands in the form, checked or not."""
        told: dict[str, Any] = {name: value for name, value in self.data.items() if name != "csrf_token"}
        told |= {name: self[name].answer for name in ANSWERS}
        told |= {
            "themes": told["themes"] or [],
            "target_id": _id(told["target_id"]),
            "rotation_id": _id(told["rotation_id"]),
        }
        return told | {field.name: (field.data or "").strip() for field in self if isinstance(field, StringField)}


def _id(written: str | None) -> UUID | None:
    try:
        return UUID(written) if written else None
    except ValueError:
        return None


#: What an address may say of a new choice: the rotation it stems from, or the kind of letter that programs lack.
GIVEN = ("rotation", "relationship", "letter_type", "writer_role", "writer_specialty")


def form_of(choice: WriterChoice | None, given: Mapping[str, str] = MappingProxyType({})) -> ChoiceForm:
    """The form, filled from a choice that exists; a new one begins with what is given of `GIVEN`."""
    if choice is None:
        begun = {name: given[name] for name in GIVEN if name in given}
        return ChoiceForm(rotation_id=begun.pop("rotation", ""), **begun)
    return ChoiceForm(
        obj=choice,
        target_id=str(choice.target_id) if choice.target_id else "",
        rotation_id=str(choice.rotation_id) if choice.rotation_id else "",
    )


def _rotation(rotation: RotationRow) -> str:
    """A rotation in a line of the list."""
    return gettext(
        "%(place)s, %(kind)s, %(first)s to %(last)s %(year)s",
        place=rotation.place,
        kind=kind_name(rotation.kind),
        first=day_and_month(rotation.starts_on),
        last=day_and_month(rotation.ends_on),
        year=rotation.ends_on.year,
    )
