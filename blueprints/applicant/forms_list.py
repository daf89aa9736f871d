"""The form of a list: what it must hold to. Its fields depend on what the applicant applies for."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from blueprints.applicant.fields import OneOfField, needed, short
from portal.programs.limits import Limits, Range, SignalTier
from portal.translating import gettext

MOST_PROGRAMS = 1_000
MOST_DOLLARS = 100_000
PLACES = 4


class NumberField(IntegerField):
    """A whole number, or nothing for no limit; what is no number is kept as it was written."""

    def __init__(self, label: Any, most: int = MOST_PROGRAMS, **kwargs: Any) -> None:
        sentence = lazy_gettext("Write a whole number from 0 to %(most)d, or leave it empty for no limit.", most=most)
        super().__init__(label, [Optional(), NumberRange(0, most, sentence)], **kwargs)
        self.sentence = sentence

    def process_formdata(self, valuelist: list[str]) -> None:
        """Commas and a dollar sign are what people write."""
        written = valuelist[0].strip().removeprefix("$").replace(",", "") if valuelist else ""
        self.data: int | None = None
        if not written:
            return
        if not (written.isascii() and written.lstrip("-").isdigit()):
            raise ValueError(str(self.sentence))
        self.data = int(written[:12])


class KeysField(SelectMultipleField):
    """Programs by their key, each a box to tick; the key of a program that is not there is refused."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:
        known = {value for value, *_ in self.iter_choices()}
        if missing := sorted(set(self.data or ()) - known):
            raise ValueError(
                gettext("%(program)s is not in your office’s catalogue. Take it off here.", program=missing[0])
            )


class ListForm(FlaskForm):
    """The limits that every list has; `list_form` adds those of the specialties."""

    name = StringField(
        lazy_gettext("Name of the list"),
        [needed(lazy_gettext("Give the list a name, so that you find it again.")), short()],
        description=lazy_gettext("Such as: careful, or with my partner"),
    )
    budget = NumberField(
        lazy_gettext("Budget for applying, in dollars"),
        MOST_DOLLARS,
        description=lazy_gettext("Empty for no limit. Transcripts, taxes and match registration are not counted"),
    )
    number_minimum = NumberField(lazy_gettext("At least so many programs"))
    number_maximum = NumberField(lazy_gettext("At most so many programs"))
    global_health_minimum = NumberField(lazy_gettext("At least so many with a global-health track"))
    visa_known_minimum = NumberField(
        lazy_gettext("At least so many whose visa facts are known"),
        description=lazy_gettext("So that the list does not rest on unknown visas alone"),
    )
    locked = KeysField(lazy_gettext("Always on the list"), choices=[])
    excluded = KeysField(lazy_gettext("Never on the list"), choices=[])
    sent = KeysField(lazy_gettext("Signal already sent"), choices=[])

    specialties: Sequence[str] = ()
    tiers: Sequence[SignalTier] = ()

    def limits(self, sent: dict[str, str]) -> Limits:
        """What stands in the form. `sent`: the tier of each signal that was sent, as the list knows it."""
        return Limits(
            budget=self.budget.data,
            number=Range(self.number_minimum.data, self.number_maximum.data),
            specialties=_ranges(
                (name, self[f"specialty_{at}_minimum"].data, self[f"specialty_{at}_maximum"].data)
                for at, name in enumerate(self.specialties)
            ),
            places=_ranges(
                (self[f"place_{at}"].data, self[f"place_{at}_minimum"].data, self[f"place_{at}_maximum"].data)
                for at in range(PLACES)
            ),
            signals=tuple(tier._replace(number=self[f"signal_{at}"].data or 0) for at, tier in enumerate(self.tiers)),
            global_health_minimum=self.global_health_minimum.data or 0,
            visa_known_minimum=self.visa_known_minimum.data or 0,
            locked=frozenset(self.locked.data or ()),
            excluded=frozenset(self.excluded.data or ()),
            sent={key: tier for key, tier in sent.items() if key in (self.sent.data or ())},
        )


def list_form(
    limits: Limits, name: str, specialties: Sequence[str], places: Sequence[str], tiers: Sequence[SignalTier],
    programs: dict[str, str],
) -> ListForm:  # fmt: skip
    """The form for these specialties, places and signals, filled from limits. `programs`: names by key."""
    fields: dict[str, Any] = {"specialties": specialties, "tiers": tiers}
    for at, specialty in enumerate(specialties):
        fields[f"specialty_{at}_minimum"] = NumberField(gettext("At least, %(what)s", what=specialty))
        fields[f"specialty_{at}_maximum"] = NumberField(gettext("At most, %(what)s", what=specialty))
    for at in range(PLACES):
        offered = [SelectChoice("", gettext("No place")), *(SelectChoice(place, place) for place in places)]
        fields[f"place_{at}"] = OneOfField(gettext("Place %(number)s", number=at + 1), choices=offered)
        fields[f"place_{at}_minimum"] = NumberField(gettext("At least, place %(number)s", number=at + 1))
        fields[f"place_{at}_maximum"] = NumberField(gettext("At most, place %(number)s", number=at + 1))
    for at, tier in enumerate(tiers):
        label = gettext("%(tier)s, %(specialty)s", tier=tier_name(tier.tier), specialty=tier.specialty)
        fields[f"signal_{at}"] = NumberField(label)
    form: ListForm = type("ListFormOfOne", (ListForm,), fields)(data=_filled(limits, name, specialties, tiers))
    for keys, field in ((limits.locked, form.locked), (limits.excluded, form.excluded), (limits.sent, form.sent)):
        field.choices = [SelectChoice(key, programs.get(key, key)) for key in sorted(keys)]
    return form


def tier_name(tier: str) -> str:
    """A kind of signal."""
    return {"gold": gettext("Gold signals"), "silver": gettext("Silver signals")}.get(tier, gettext("Signals"))


def _filled(limits: Limits, name: str, specialties: Sequence[str], tiers: Sequence[SignalTier]) -> dict[str, Any]:
    numbers = {(tier.specialty, tier.tier): tier.number for tier in limits.signals}
    data: dict[str, Any] = {
        "name": name,
        "budget": limits.budget,
        "number_minimum": limits.number.minimum,
        "number_maximum": limits.number.maximum,
        "global_health_minimum": limits.global_health_minimum or None,
        "visa_known_minimum": limits.visa_known_minimum or None,
        "locked": sorted(limits.locked),
        "excluded": sorted(limits.excluded),
        "sent": sorted(limits.sent),
    }
    for at, specialty in enumerate(specialties):
        bounds = limits.specialties.get(specialty, Range())
        data |= {f"specialty_{at}_minimum": bounds.minimum, f"specialty_{at}_maximum": bounds.maximum}
    for at, (place, bounds) in enumerate(sorted(limits.places.items())[:PLACES]):
        data |= {f"place_{at}": place, f"place_{at}_minimum": bounds.minimum, f"place_{at}_maximum": bounds.maximum}
    return data | {
        f"signal_{at}": numbers.get((tier.specialty, tier.tier), tier.number) for at, tier in enumerate(tiers)
    }


def _ranges(given: Iterable[tuple[str, int | None, int | None]]) -> dict[str, Range]:
    """The ranges that say something; a place named twice keeps its last line."""
    return {name: Range(low, high) for name, low, high in given if name and (low is not None or high is not None)}
