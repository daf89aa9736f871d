"""The year as a picture: rotations, asks, letters, today and the due date, in per cent of its width."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from portal.shown.dates import day_and_month
from portal.shown.words import gettext, language

#: The left part of the picture holds the names.
_NAMES = 19.0
_ROW_HEIGHT = 34
_FIRST_ROW = 46


@dataclass(frozen=True)
class Rotation:
    """What happened with one writer in the year. `what` is the rotation, `waiting` a letter that was asked for in vain."""

    writer: str
    what: str
    begins_on: date
    ends_on: date
    asked_on: date | None = None
    uploaded_on: date | None = None
    waiting: bool = False
    signal_on: date | None = None
    """Mid-rotation: when to ask for feedback and say that a letter would help."""
    ask_on: date | None = None
    """From when to ask, while nobody has."""
    due_on: date | None = None
    """This letter's own due date, while it is out."""


@dataclass(frozen=True)
class TimelineRow:
    """One writer's row: where its bar begins and ends, and where the circles stand; y in pixels, the rest in per cent."""

    label: str
    y: int
    bar_x: float
    bar_width: float
    asked_x: float | None
    uploaded_x: float | None
    waiting: bool
    signal_x: float | None
    ask_x: float | None
    due_x: float | None


@dataclass(frozen=True)
class Happening:
    """A line of the same in words."""

    iso: str
    day: str
    sentence: str


@dataclass(frozen=True)
class Mark:
    """A month, today or the due date: where it stands and what is written there."""

    x: float
    label: str


@dataclass(frozen=True)
class Timeline:
    """The picture and the same as words."""

    title: str
    height: int
    months: tuple[Mark, ...]
    rows: tuple[TimelineRow, ...]
    today: Mark | None
    due: Mark | None
    clocks: tuple[Mark, ...]
    """The days that others decided: when applications open for submission, when programs look."""
    happenings: tuple[Happening, ...]


def timeline(
    rotations: Sequence[Rotation],
    *,
    today: date,
    due_on: date | None = None,
    clocks: Sequence[tuple[date, str]] = (),
) -> Timeline:
    """The year around these rotations: from the month of the first to the month after the last thing known or due.

    `clocks` are days that others decided, each with its name.
    """
    days = [
        today,
        *(day for day, _ in clocks),
        *([due_on] if due_on else []),
        *(day for each in rotations for day in _days(each)),
    ]
    begins = min(days).replace(day=1)
    ends = _next_month(_next_month(max(days).replace(day=1)))

    def x(day: date) -> float:
        return round(_NAMES + (100 - _NAMES) * (day - begins).days / (ends - begins).days, 2)

    rows = tuple(
        TimelineRow(
            label=each.writer,
            y=_FIRST_ROW + _ROW_HEIGHT * index,
            bar_x=x(each.begins_on),
            bar_width=round(x(each.ends_on + timedelta(days=1)) - x(each.begins_on), 2),
            asked_x=x(each.asked_on) if each.asked_on else None,
            uploaded_x=x(each.uploaded_on) if each.uploaded_on else None,
            waiting=each.waiting,
            signal_x=x(each.signal_on) if each.signal_on else None,
            ask_x=x(each.ask_on) if each.ask_on else None,
            due_x=x(each.due_on) if each.due_on else None,
        )
        for index, each in enumerate(rotations)
    )
    months = _months(begins, ends)
    return Timeline(
        title=gettext(
            "Rotations, asks and letters from %(first)s to %(last)s; the same as words follows",
            first=_month(months[0], "MMMM"),
            last=_month(months[-1], "MMMM y"),
        ),
        height=_FIRST_ROW + _ROW_HEIGHT * len(rows) + 20,
        months=tuple(Mark(x(month), _month(month, "MMM")) for month in months),
        rows=rows,
        today=Mark(x(today), gettext("today, %(day)s", day=day_and_month(today))),
        due=Mark(x(due_on), gettext("due, %(day)s", day=day_and_month(due_on))) if due_on else None,
        clocks=tuple(Mark(x(day), name) for day, name in clocks),
        happenings=_happenings(rotations, due_on, clocks),
    )


def _days(rotation: Rotation) -> list[date]:
    days = [
        rotation.begins_on,
        rotation.ends_on,
        rotation.asked_on,
        rotation.uploaded_on,
        rotation.ask_on,
        rotation.due_on,
    ]
    return [day for day in days if day]


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def _months(begins: date, ends: date) -> list[date]:
    months = [begins]
    while (following := _next_month(months[-1])) < ends:
        months.append(following)
    return months


def _month(day: date, pattern: str) -> str:
    return str(format_date(day, pattern, locale=language()))


def _happenings(
    rotations: Sequence[Rotation], due_on: date | None, clocks: Sequence[tuple[date, str]]
) -> tuple[Happening, ...]:
    said = [(due_on, gettext("Writers’ due date"))] if due_on and not any(each.due_on for each in rotations) else []
    said += clocks
    for each in rotations:
        until = day_and_month(each.ends_on)
        said.append(
            (
                each.begins_on,
                gettext("%(what)s with %(writer)s, to %(day)s", what=each.what, writer=each.writer, day=until),
            )
        )
        said += _to_do(each)
        if each.asked_on:
            said.append((each.asked_on, gettext("%(writer)s asked", writer=each.writer)))
        if each.uploaded_on:
            said.append((each.uploaded_on, gettext("%(writer)s uploaded", writer=each.writer)))
    ordered = sorted(said, key=lambda happening: happening[0])
    return tuple(Happening(day.isoformat(), day_and_month(day), sentence) for day, sentence in ordered)


def _to_do(rotation: Rotation) -> list[tuple[date, str]]:
    """The moments that the guide asks for, and the letter's own due date."""
    to_do = (
        (
            rotation.signal_on,
            gettext("Ask %(writer)s for feedback; say that a letter would help", writer=rotation.writer),
        ),
        (rotation.ask_on, gettext("Ask %(writer)s for a strong letter", writer=rotation.writer)),
        (rotation.due_on, gettext("The letter of %(writer)s is due", writer=rotation.writer)),
    )
    return [(day, sentence) for day, sentence in to_do if day]
