"""Letters as the applicant's pages show them: a line each, and the set as paper."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import url_for

from portal.clock import day_of
from portal.guidance import Balance, Settings
from portal.queries.advice import Guide
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import PlannedLetter
from portal.queries.applicant_steps import letter_attention
from portal.shown import SetGroup, SetLetter, ShownDate, Status, letter_status, shown_date
from portal.translating import gettext

_MOST_IN_A_GROUP = 5


class LetterLine(NamedTuple):
    """One letter in the table of them."""

    writer: str
    url: str
    status: Status
    due: ShownDate | None
    done: bool


def letter_line(letter: PlannedLetter, frame: Frame) -> LetterLine:
    """Where it stands, who said so and when, by when it is due."""
    return LetterLine(
        writer=letter.writer_name,
        url=url_of(letter),
        status=status_of(letter, frame),
        due=shown_date(letter.due_on, frame.today) if letter.due_on else None,
        done=letter.is_in or letter.has_ended,
    )


def url_of(letter: PlannedLetter) -> str:
    """The page of a letter; before there is one, of the choice."""
    if letter.request_id:
        return url_for("applicant.letter", id=letter.request_id)
    return url_for("applicant.plan_choice", id=letter.choice_id)


def status_of(letter: PlannedLetter, frame: Frame) -> Status:
    """Shape, word, who said so and how old that is; one's own word is "you"."""
    said_at = letter.status_at or letter.proposed_at or letter.created_at
    said_by = letter.said_by if letter.request_id else frame.name
    return letter_status(
        letter.status,
        attention=letter_attention(letter, frame.today),
        said_by=gettext("You") if said_by == frame.name else said_by or "",
        said_on=day_of(said_at, frame.time_zone),
        today=frame.today,
    )


def groups_of(
    letters: Sequence[PlannedLetter], lines: Sequence[LetterLine], balance: Balance, frame: Frame, guide: Guide
) -> tuple[SetGroup, ...]:
    """The set against the balanced set: core clinical, global health, and what stands beside. `lines`: a line for each letter."""
    core: list[SetLetter] = []
    have = 0
    global_health: list[SetLetter] = []
    beside: list[SetLetter] = []
    for letter, line in zip(letters, lines, strict=True):
        if letter.has_ended:
            continue
        target = frame.target(letter.target_id)
        guided = guide.look_at(letter, target).letter
        about = guided.global_health_focus
        wants_it = target.global_health_track if target else False
        group = core if guided.is_us_clinical and not (about and wants_it) else global_health if about else beside
        group.append(_in_set(letter, line))
        have += group is core and letter.counts
    return (
        SetGroup(
            gettext("Core clinical"),
            _wanted(guide.settings, have),
            _with_place(core, balance.us_clinical_wanted, gettext("A US clinical supervisor")),
        ),
        *_global_health(global_health, balance),
        *_beside(beside),
    )


def _wanted(numbers: Settings, have: int) -> str:
    """ "2 or 3 wanted, you have 2", with the office's numbers."""
    least, best = numbers.us_clinical_letters, numbers.core_clinical_letters_best
    if best <= least:
        return gettext("%(least)s wanted, you have %(count)s", least=least, count=have)
    return gettext("%(least)s or %(best)s wanted, you have %(count)s", least=least, best=best, count=have)


def _in_set(letter: PlannedLetter, line: LetterLine) -> SetLetter:
    look = "signed" if letter.is_in else "blank" if letter.request_id else "place"
    about = letter.place or letter.writer_specialty or letter.writer_role
    return SetLetter(letter.writer_name, about, look, line.status, line.url)


def _with_place(letters: list[SetLetter], wanted: int, whom: str) -> tuple[SetLetter, ...]:
    """Dashed places up to what the guide asks for; at most five sheets stand in a group."""
    places = [SetLetter(gettext("A place"), whom, "place") for _ in range(wanted - len(letters))]
    return tuple([*letters, *places][:_MOST_IN_A_GROUP])


def _global_health(letters: list[SetLetter], balance: Balance) -> tuple[SetGroup, ...]:
    wanted = balance.global_health_wanted
    if not letters and not wanted:
        return ()
    said = gettext("1 wanted, you have %(count)s", count=len(letters)) if wanted else gettext("none asked for")
    whom = gettext("Somebody from global health who knows you well")
    return (SetGroup(gettext("Global health"), said, _with_place(letters, wanted, whom)),)


def _beside(letters: list[SetLetter]) -> tuple[SetGroup, ...]:
    if not letters:
        return ()
    return (SetGroup(gettext("Beside the set"), gettext("adds, does not replace"), tuple(letters[:_MOST_IN_A_GROUP])),)
