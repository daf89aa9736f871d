"""Which letters go to which program: a suggestion with a reason for each letter, and what is still missing.

The suggestion is the best of all sets that fit into the slots, by a fixed order of aims: what the program asks for,
then enough letters, then strong letters, then those already in the service. Small numbers (4 slots, a dozen letters),
so every set is looked at and nothing is guessed.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import combinations
from typing import Final, NamedTuple

from portal.guidance import specialties
from portal.programs.facts import NOT_ASKED, NotAsked
from portal.programs.letter_sentences import MISSING_SENTENCES, ROLE_SENTENCES, STANDING_NOTES
from portal.seasons.services import ServiceRules


class Standing(StrEnum):
    """Where a letter is, as far as assigning goes."""

    EXPECTED = "expected"
    """Asked for, promised or being written."""
    UPLOADED = "uploaded"
    """By the writer's word; the service may still be processing it."""
    AVAILABLE = "available"
    """Seen in the service: it can be assigned."""
    GONE = "gone"
    """Declined, withdrawn or void."""


class Letter(NamedTuple):
    """One letter, there or on its way. `tier` is 1 to 4, None for supplemental or unknown (guidance-rules.md)."""

    key: str
    writer: str
    service: str
    standing: Standing
    specialty: str | None = None
    tier: int | None = None
    structured: str | None = None
    chair: bool = False
    global_health: bool = False


class LetterAsk(NamedTuple):
    """What a program asks of letters. None is unknown everywhere, and an unknown is not asked for."""

    key: str
    name: str
    service: str
    specialty: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    specialty_minimum: int | NotAsked | None = None
    structured: str | NotAsked | None = None
    chair: bool | None = None
    global_health_track: bool | None = None


class SlotRules(NamedTuple):
    """What a service does with assigned letters. `slots` None: not known. `removable`: until applying, at least."""

    service: str
    slots: int | None
    removable: bool = True


class Role(StrEnum):
    """Why a letter is in the set: what it does for the program."""

    STRUCTURED = "structured"
    CHAIR = "chair"
    SPECIALTY = "specialty"
    GLOBAL_HEALTH = "global_health"
    STRONG = "strong"


class Chosen(NamedTuple):
    """A letter of the suggestion and what it does; `fixed`: it is assigned already and cannot be taken off."""

    letter: Letter
    roles: tuple[Role, ...]
    fixed: bool

    def why(self, ask: LetterAsk) -> str:
        """Why it is in the set, and whether it can be assigned already, in English."""
        what = _structured(ask) if self.roles[0] is Role.STRUCTURED else ask.specialty
        reason = ROLE_SENTENCES[self.roles[0]] % {"writer": self.letter.writer, "what": what}
        return f"{reason} {STANDING_NOTES[self.letter.standing]}"


class Missing(NamedTuple):
    """What no letter does yet: `number` more of this kind, to be planned as writer choices."""

    role: Role
    number: int
    what: str

    @property
    def why(self) -> str:
        """What to plan, in English."""
        return MISSING_SENTENCES[self.role] % self._asdict()


class Suggestion(NamedTuple):
    """The set for one program, the most useful letter first, and what is missing. `room`: letters that fit."""

    program: LetterAsk
    room: int
    chosen: tuple[Chosen, ...]
    missing: tuple[Missing, ...]


LETTERS_IF_UNKNOWN: Final = 3
"""Assumed where a program does not say how many letters it wants: three is the common number (domain.md 1.7, 2)."""

SLOTS_IF_UNKNOWN: Final = 3
"""Assumed where a service's slots are not known: the fewest any of them takes (domain.md 1.5, 1.8)."""

STRONG_TIER: Final = 2
"""A slot beyond what is asked for is worth filling only with a letter of this tier or better."""


def slot_rules(rules: ServiceRules) -> SlotRules:
    """What the service's facts say about slots. One that locks a letter on completion never lets go of it again."""
    return SlotRules(rules.code, rules.program_letter_slots, rules.value("assignment_locks") != "on_completion")


def suggest(
    ask: LetterAsk,
    letters: Iterable[Letter],
    rules: SlotRules,
    assigned: frozenset[str] = frozenset(),
    applied: bool = False,
) -> Suggestion:
    """The best set of letters for one program. The order of the letters changes nothing.

    `assigned`: the keys of letters already assigned; they stay where the service keeps them or the application is in.
    """
    stay = assigned if applied or not rules.removable else frozenset[str]()
    uses = [_use(ask, letter, letter.key in stay) for letter in sorted(letters) if letter.service == ask.service]
    fixed = tuple(use for use in uses if use.fixed)
    free = [use for use in uses if not use.fixed and use.letter.standing is not Standing.GONE]
    room = _room(ask, rules)
    places = 0 if applied else max(0, room - len(fixed))
    sets = (
        fixed + more
        for size in range(min(places, len(free)) + 1)
        for more in combinations(free, size)
        if _different_writers(fixed + more)
    )
    best = max(sets, key=lambda chosen: _rank(ask, chosen, room), default=fixed)
    chosen = sorted(best, key=lambda use: (list(Role).index(use.roles[0]), -use.strength, use.letter.key))
    return Suggestion(
        ask, room, tuple(Chosen(use.letter, use.roles, use.fixed) for use in chosen), _missing(ask, best, room)
    )


class Plan(NamedTuple):
    """A writer choice to plan: the kind of letter, and the programs it would serve."""

    role: Role
    what: str
    number: int
    programs: tuple[str, ...]


def to_plan(suggestions: Iterable[Suggestion]) -> tuple[Plan, ...]:
    """What is missing over all programs, most needed first. One letter serves many, so numbers are not added up."""
    wanted: dict[tuple[Role, str], list[tuple[int, str]]] = {}
    for suggestion in suggestions:
        for missing in suggestion.missing:
            wanted.setdefault((missing.role, missing.what), []).append((missing.number, suggestion.program.key))
    plans = [
        Plan(role, what, max(number for number, _ in needs), tuple(sorted(key for _, key in needs)))
        for (role, what), needs in wanted.items()
    ]
    return tuple(sorted(plans, key=lambda plan: (-len(plan.programs), plan.role, plan.what)))


def is_from(letter: Letter, specialty: str | None) -> bool:
    """Whether the letter counts as one from that specialty; a cardiologist is an internist (guidance/specialties)."""
    if letter.specialty is None or specialty is None:
        return False
    one, other = specialties.specialty(letter.specialty), specialties.specialty(specialty)
    if one is None or other is None:
        return letter.specialty.casefold() == specialty.casefold()
    return specialties.in_target(one, other)


def is_chair(role: str) -> bool:
    """Whether the role as it stands under a letter is a department's chair: not a vice chair, not a past one."""
    return bool(_CHAIR.search(role)) and not _NOT_THE_CHAIR.search(role)


_CHAIR: Final = re.compile(r"\bchair(?:man|woman|person)?\b|\bhead of (?:the )?department\b", re.IGNORECASE)
_NOT_THE_CHAIR: Final = re.compile(r"\b(?:vice|associate|assistant|deputy|former|past|ex)\b", re.IGNORECASE)


def _room(ask: LetterAsk, rules: SlotRules) -> int:
    """Letters that fit: the service's slots, or fewer where the program reads fewer."""
    slots = SLOTS_IF_UNKNOWN if rules.slots is None else rules.slots
    return slots if ask.maximum is None else min(slots, ask.maximum)


class _Use(NamedTuple):
    """A letter and what it would do for one program, worked out once."""

    letter: Letter
    roles: tuple[Role, ...]
    fixed: bool
    there: bool
    worth_a_slot: bool
    strength: int
    readiness: int


def _use(ask: LetterAsk, letter: Letter, fixed: bool) -> _Use:
    tier = 5 if letter.tier is None else letter.tier
    own_field = is_from(letter, ask.specialty)
    held = {
        # Programs and services name the same form differently, so any structured letter of the specialty will do.
        Role.STRUCTURED: _structured(ask) is not None and letter.structured is not None and own_field,
        Role.CHAIR: bool(ask.chair) and letter.chair,
        Role.SPECIALTY: own_field,
        Role.GLOBAL_HEALTH: bool(ask.global_health_track) and letter.global_health,
    }
    return _Use(
        letter,
        tuple(role for role, is_held in held.items() if is_held) or (Role.STRONG,),
        fixed,
        there=letter.standing is not Standing.GONE,
        worth_a_slot=tier <= STRONG_TIER or any(held[role] for role in _ASKED_BY_NAME),
        strength=2 * (5 - tier) + own_field,
        readiness=_READINESS[letter.standing],
    )


def _different_writers(uses: Sequence[_Use]) -> bool:
    """A writer of a structured letter gives no second narrative, and two letters in one voice add little (rule R12)."""
    writers = [use.letter.writer.casefold() for use in uses]
    return len(set(writers)) == len(writers)


def _rank(ask: LetterAsk, uses: Sequence[_Use], room: int) -> tuple[int, ...]:
    """The aims in their order, larger is better. Of equal sets the first is taken: fewer letters, then by key."""
    wanted = _wanted(ask, room)
    weak = sum(not use.worth_a_slot for use in uses) - _weak_that_are_asked_for(ask, uses)
    return (
        -sum(missing.number for missing in _missing(ask, uses, room) if missing.role is not Role.STRONG),
        min(len(uses), wanted),
        -max(0, min(len(uses) - wanted, weak)),
        sum(use.strength for use in uses),
        sum(use.readiness for use in uses),
    )


def _weak_that_are_asked_for(ask: LetterAsk, uses: Sequence[_Use]) -> int:
    """Letters of the specialty that are not strong, but without which the program's number of them is not reached."""
    if not isinstance(ask.specialty_minimum, int):
        return 0
    of_specialty = [use for use in uses if Role.SPECIALTY in use.roles]
    lacking = ask.specialty_minimum - sum(use.worth_a_slot for use in of_specialty)
    return max(0, min(lacking, sum(not use.worth_a_slot for use in of_specialty)))


def _missing(ask: LetterAsk, uses: Sequence[_Use], room: int) -> tuple[Missing, ...]:
    """What the program asks for, or its track calls for, that this set does not have."""
    held = [role for use in uses if use.there for role in use.roles]
    found = []
    structured = _structured(ask)
    if structured is not None and Role.STRUCTURED not in held:
        found.append(Missing(Role.STRUCTURED, 1, structured))
    if ask.chair and Role.CHAIR not in held:
        found.append(Missing(Role.CHAIR, 1, ask.specialty or ""))
    if isinstance(ask.specialty_minimum, int) and ask.specialty is not None:
        lacking = min(ask.specialty_minimum, room) - held.count(Role.SPECIALTY)
        found += [Missing(Role.SPECIALTY, lacking, ask.specialty)] if lacking > 0 else []
    if ask.global_health_track and Role.GLOBAL_HEALTH not in held:
        found.append(Missing(Role.GLOBAL_HEALTH, 1, ""))
    lacking = _wanted(ask, room) - sum(use.there for use in uses) - sum(each.number for each in found)
    return (*found, Missing(Role.STRONG, lacking, "")) if lacking > 0 else tuple(found)


def _wanted(ask: LetterAsk, room: int) -> int:
    return min(room, LETTERS_IF_UNKNOWN if ask.minimum is None else ask.minimum)


def _structured(ask: LetterAsk) -> str | None:
    return None if ask.structured is NOT_ASKED else ask.structured


_ASKED_BY_NAME: Final = (Role.STRUCTURED, Role.CHAIR, Role.GLOBAL_HEALTH)
_READINESS: Final = {Standing.GONE: 0, Standing.EXPECTED: 0, Standing.UPLOADED: 1, Standing.AVAILABLE: 2}
