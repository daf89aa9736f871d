"""What an applicant wishes of programs and how much each wish weighs: as the profile keeps it, and as fit reads it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from portal.programs.catalogued import CataloguedProgram
from portal.programs.fit import ELEMENTS, WEIGHTS, Part, Size, Wishes
from portal.programs.words import same_specialty

SETTINGS: Final = ("university", "community", "community, university-affiliated")
"""The settings a profile offers; a catalogue may hold others."""

HEAVIEST: Final = 50
"""The largest weight that can be given."""


class Preferences(NamedTuple):
    """The wishes as written down. `partner_specialty`: what a partner applies for, who matches as one of a couple."""

    wishes: Wishes = Wishes()
    partner_specialty: str = ""
    weights: Mapping[Part, int] = WEIGHTS

    def wishes_among(self, programs: Iterable[CataloguedProgram]) -> Wishes:
        """The wishes with the places where, as far as these programs tell, the partner could train as well."""
        if not self.partner_specialty:
            return self.wishes
        places = {
            place
            for program in programs
            if isinstance(specialty := program.value("specialty"), str)
            and same_specialty(specialty, self.partner_specialty)
            and isinstance(place := program.value("place"), str)
        }
        return self.wishes._replace(couple_places=frozenset(places))


def preferences_as_json(preferences: Preferences) -> dict[str, Any]:
    """What the profile keeps."""
    wishes = preferences.wishes
    return {
        "global_health_track": wishes.global_health_track,
        "places": sorted(wishes.places),
        "settings": sorted(wishes.settings),
        "elements": sorted(wishes.elements),
        "sizes": sorted(wishes.sizes),
        "research": wishes.research,
        "partner_specialty": preferences.partner_specialty,
        "weights": {str(part): weight for part, weight in preferences.weights.items()},
    }


def preferences_from_json(kept: Mapping[str, Any]) -> Preferences:
    """What `preferences_as_json` wrote; what is missing is no wish, and weighs as usual. What nobody offers is left out."""
    weights = kept.get("weights", {})
    return Preferences(
        Wishes(
            global_health_track=bool(kept.get("global_health_track")),
            places=frozenset(kept.get("places", ())),
            settings=frozenset(kept.get("settings", ())),
            elements=frozenset(kept.get("elements", ())) & frozenset(ELEMENTS),
            sizes=frozenset(Size(size) for size in kept.get("sizes", ()) if size in list(Size)),
            research=bool(kept.get("research")),
        ),
        str(kept.get("partner_specialty", "")),
        {part: _weight(weights.get(part), usual) for part, usual in WEIGHTS.items()},
    )


def _weight(kept: Any, usual: int) -> int:
    return kept if type(kept) is int and 0 <= kept <= HEAVIEST else usual
