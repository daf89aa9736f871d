"""Fields that say in a sentence what is wrong, and keep what was written."""

from collections.abc import Sequence
from typing import Any

from babel import Locale
from flask_babel import get_locale, lazy_gettext
from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Email, InputRequired, Length, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from blueprints.day_field import DayField as DayField
from portal.countries import country_codes
from portal.translating import gettext

LONG_TEXT = 4000
SHORT_TEXT = 200


def needed(sentence: Any) -> DataRequired:
    """Something has to stand here; the sentence says what."""
    return DataRequired(sentence)


def chosen(sentence: Any) -> InputRequired:
    """One of the choices has to be taken."""
    return InputRequired(sentence)


def short() -> Length:
    """A line."""
    return Length(max=SHORT_TEXT, message=lazy_gettext("Keep this under %(max)d characters.", max=SHORT_TEXT))


def long() -> Length:
    """A few paragraphs."""
    return Length(max=LONG_TEXT, message=lazy_gettext("Keep this under %(max)d characters.", max=LONG_TEXT))


def address() -> Email:
    """An e-mail address."""
    return Email(lazy_gettext("This is not an address that mail can reach. Write it as name@hospital.org."))


class YesNoField(RadioField):
    """Yes, no, or not known: the three that a column can hold."""

    def __init__(self, label: Any, *, yes: Any, no: Any, unknown: Any, **kwargs: Any) -> None:
        super().__init__(
            label,
            choices=[SelectChoice("yes", yes), SelectChoice("no", no), SelectChoice("", unknown)],
            coerce=str,
            **kwargs,
        )

    def process_data(self, value: bool | str | None) -> None:
        self.data = {True: "yes", False: "no"}.get(value, "") if not isinstance(value, str) else value

    @property
    def answer(self) -> bool | None:
        """True, False or unknown."""
        return {"yes": True, "no": False}.get(self.data)

    def pre_validate(self, form: Any) -> None:
        if self.data not in ("yes", "no", "", None):
            raise StopValidation(gettext("Take one of the answers."))


class ThemesField(SelectMultipleField):
    """Boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:
        known = {choice.value for choice in self.choices}
        if not known.issuperset(self.data or ()):
            raise StopValidation(gettext("Take from the boxes that stand here."))


class OneOfField(SelectField):
    """A list to take one from; what is not in it is refused with a sentence."""

    def __init__(self, label: Any = None, *args: Any, refusal: Any = None, **kwargs: Any) -> None:
        super().__init__(label, *args, **kwargs)
        self.refusal = refusal or lazy_gettext("Take one from the list.")

    def pre_validate(self, form: Any) -> None:
        if not any(str(self.data or "") == str(value) for value, *_ in self.iter_choices()):
            raise StopValidation(str(self.refusal))


class CountryField(OneOfField):
    """A country by its ISO code, listed by its name in the reader's language."""

    def __init__(self, label: Any = None, validators: Sequence[Any] | None = None, **kwargs: Any) -> None:
        refusal = lazy_gettext("This is not a country that we know. Take one from the list.")
        super().__init__(label, validators, choices=_countries, refusal=refusal, **kwargs)


def _countries() -> list[SelectChoice]:
    names = Locale.parse(str(get_locale() or "en")).territories
    named = sorted(((code, names.get(code, code)) for code in country_codes()), key=lambda pair: pair[1])
    return [SelectChoice("", gettext("Choose a country")), *(SelectChoice(code, name) for code, name in named)]


def country_name(code: str) -> str:
    """A country's name in the reader's language; empty for none."""
    return str(Locale.parse(str(get_locale() or "en")).territories.get(code, code)) if code else ""
