"""What a person should know before they change which letters go to a program, and what needs doing across programs.

Said before, not after: a letter assigned in ResidencyCAS can never be taken off, and applying locks the letters.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from portal.programs.letter_sentences import PROBLEM_SENTENCES
from portal.programs.letters import SLOTS_IF_UNKNOWN, Letter, LetterAsk, SlotRules, Standing


class Weight(StrEnum):
    """A problem either stops the change or is to be known before it is made."""

    STOPS = "stops"
    WARNS = "warns"


class Problem(NamedTuple):
    """One thing to know; `letter` is the key of the letter it is about, or empty."""

    code: str
    weight: Weight
    letter: str
    values: Mapping[str, object]

    @property
    def why(self) -> str:
        """The sentence in English; a page translates `PROBLEM_SENTENCES[code]` and fills in `values`."""
        return PROBLEM_SENTENCES[self.code] % self.values


class Standings(NamedTuple):
    """The letters of one program as they are: the keys assigned, and whether the application is in."""

    program: LetterAsk
    assigned: frozenset[str]
    applied: bool


def check_change(
    now: Standings, after: frozenset[str], letters: Mapping[str, Letter], rules: SlotRules
) -> tuple[Problem, ...]:
    """What stands against changing the assigned letters of one program to `after`, and what to know before.

    A change that changes nothing has no problems. Raises KeyError for a letter that is not in `letters`.
    """
    added, removed = sorted(after - now.assigned), sorted(now.assigned - after)
    if not added and not removed:
        return ()
    program = now.program
    said = {"program": program.name}
    if now.applied:
        return (Problem("locked_by_applying", Weight.STOPS, "", said),)
    problems = [_removal(letters[key], program) for key in removed if not rules.removable]
    for key in added:
        problems.extend(_addition(letters[key], program, rules))
    slots = SLOTS_IF_UNKNOWN if rules.slots is None else rules.slots
    if len(after) > slots:
        problems.append(Problem("too_many", Weight.STOPS, "", {**said, "slots": slots, "letters": len(after)}))
    elif program.maximum is not None and len(after) > program.maximum:
        problems.append(
            Problem("more_than_read", Weight.WARNS, "", {**said, "maximum": program.maximum, "letters": len(after)})
        )
    if added:
        problems.append(Problem("locks_when_applying", Weight.WARNS, "", said))
    return tuple(sorted(problems, key=lambda problem: problem.weight))


def open_points(programs: Iterable[Standings], letters: Iterable[Letter]) -> tuple[Problem, ...]:
    """What needs doing across all programs: letters that wait unassigned, and programs that lost or lack a letter."""
    each_program = sorted(programs, key=lambda standing: standing.program.key)
    by_key = {letter.key: letter for letter in sorted(letters)}
    assigned = {key for standing in each_program for key in standing.assigned}
    problems = [
        Problem("uploaded_unassigned", Weight.WARNS, letter.key, {"writer": letter.writer})
        for letter in by_key.values()
        if letter.standing is Standing.AVAILABLE and letter.key not in assigned
    ]
    for standing in each_program:
        problems.extend(_points_of(standing, by_key))
    return tuple(problems)


def _points_of(standing: Standings, letters: Mapping[str, Letter]) -> Iterable[Problem]:
    said = {"program": standing.program.name}
    for key in sorted(standing.assigned):
        letter = letters.get(key)
        if letter is not None and letter.standing is Standing.GONE:
            code = "gone_and_locked" if standing.applied else "assigned_withdrawn"
            yield Problem(code, Weight.WARNS, key, {**said, "writer": letter.writer})
    if not standing.assigned:
        code = "applied_without_letters" if standing.applied else "nothing_assigned"
        yield Problem(code, Weight.WARNS, "", said)


def _removal(letter: Letter, program: LetterAsk) -> Problem:
    return Problem("cannot_be_removed", Weight.STOPS, letter.key, {"writer": letter.writer, "program": program.name})


def _addition(letter: Letter, program: LetterAsk, rules: SlotRules) -> Iterable[Problem]:
    said = {"writer": letter.writer, "program": program.name}
    if letter.service != program.service:
        yield Problem("other_service", Weight.STOPS, letter.key, said)
    elif letter.standing is Standing.GONE:
        yield Problem("withdrawn", Weight.STOPS, letter.key, said)
    elif letter.standing is not Standing.AVAILABLE:
        yield Problem("not_there_yet", Weight.STOPS, letter.key, said)
    elif not rules.removable:
        yield Problem("never_removed", Weight.WARNS, letter.key, said)
