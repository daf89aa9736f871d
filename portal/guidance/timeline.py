"""When to do what (`guidance-rules.md`, "When"): for a plan, a rotation and a letter, on a given day.

Only the guide's advice. Due dates are planned back, and reminders sent or held, in `portal.seasons`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from portal.guidance.catalogue import DEFAULT_CATALOGUE, Catalogue
from portal.guidance.finding import Finding, in_order
from portal.guidance.settings import DEFAULTS, Settings
from portal.guidance.texts import units
from portal.guidance.writer import Answer
from portal.seasons.words import spoken_day

DAYS_IN_A_MONTH = 30.44
Say = Callable[[date], str]


@dataclass(frozen=True, slots=True)
class Window:
    """The days from and until which something is best done."""

    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class RotationMoments:
    """The two moments of a rotation that may bear a letter."""

    signal_on: date  # ask for feedback, signal the interest
    ask: Window  # ask for a strong letter


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter on its way. `seen_or_answered` is any sign of life from the writer since the request."""

    due_on: date
    writer: str | None = None
    answer: Answer | None = None
    seen_or_answered: bool = False
    uploaded: bool = False
    asked_for_no_reminders: bool = False
    reminders_sent: int = 0


def planning_window(applies_on: date, settings: Settings = DEFAULTS) -> Window:
    """Planning starts 6 to 12 months before applying (`plan_early`)."""
    return Window(
        applies_on - timedelta(days=round(settings.planning_months_best * DAYS_IN_A_MONTH)),
        applies_on - timedelta(days=round(settings.planning_months * DAYS_IN_A_MONTH)),
    )


def asking_window(due_on: date, settings: Settings = DEFAULTS) -> Window:
    """The writer gets 4 to 6 weeks before the due date (`notice_4_to_6_weeks`)."""
    return Window(due_on - timedelta(weeks=settings.notice_weeks_best), due_on - timedelta(weeks=settings.notice_weeks))


def rotation_moments(starts_on: date, ends_on: date, settings: Settings = DEFAULTS) -> RotationMoments:
    """A few weeks in, at half time in a short rotation, the interest is signalled; near the end comes the question."""
    half = starts_on + (ends_on - starts_on) // 2
    signal_on = min(half, starts_on + timedelta(weeks=settings.signal_after_weeks))
    ask_from = max(starts_on, ends_on - timedelta(days=settings.ask_before_end_days))
    return RotationMoments(signal_on, Window(ask_from, ends_on + timedelta(weeks=settings.ask_now_weeks_after_end)))


def season_of(ends_on: date, settings: Settings = DEFAULTS) -> int:
    """The match year of the first season whose applications can carry a letter from a rotation that ends on this day.

    Applications for the match of a year go in from September of the year before (domain.md 1.5).
    """
    return ends_on.year + (1 if ends_on.month < settings.season_turns_in_month else 2)


def advise_on_planning(
    applies_on: date,
    on: date,
    *,
    planned: bool,
    settings: Settings = DEFAULTS,
    texts: Catalogue = DEFAULT_CATALOGUE,
    say: Say = spoken_day,
) -> tuple[Finding, ...]:
    """`plan_early`, from the beginning of the planning window until a plan stands or applications go in."""
    if planned or not planning_window(applies_on, settings).from_on <= on < applies_on:
        return ()
    amount = texts.amount
    return (
        texts.finding(
            "plan_early",
            applies_on=say(applies_on),
            least=amount(settings.planning_months, "month"),
            best=amount(settings.planning_months_best, "month"),
        ),
    )


def advise_on_rotation(
    starts_on: date,
    ends_on: date,
    on: date,
    *,
    asked: bool,
    writer: str | None = None,
    settings: Settings = DEFAULTS,
    texts: Catalogue = DEFAULT_CATALOGUE,
    say: Say = spoken_day,
) -> tuple[Finding, ...]:
    """`signal_mid_rotation` from its day until the question is due, then `ask_at_end`; nothing once the writer was asked."""
    moments = rotation_moments(starts_on, ends_on, settings)
    name = writer or texts.word(units.THIS_WRITER_WITHIN)
    if asked or not moments.signal_on <= on <= moments.ask.until_on:
        return ()
    if on < moments.ask.from_on:
        return (texts.finding("signal_mid_rotation", writer_within=name),)
    return (texts.finding("ask_at_end", writer_within=name, ends_on=say(ends_on)),)


def advise_on_due_date(
    due_on: date,
    *,
    writer: str | None = None,
    settings: Settings = DEFAULTS,
    texts: Catalogue = DEFAULT_CATALOGUE,
    say: Say = spoken_day,
) -> tuple[Finding, ...]:
    """What a due date means: the date itself (`due_date`) and by when the writer should have the request."""
    window = asking_window(due_on, settings)
    amount = texts.amount
    notice = texts.finding(
        "notice_4_to_6_weeks",
        writer_within=writer or texts.word(units.THIS_WRITER_WITHIN),
        due_on=say(due_on),
        least=amount(settings.notice_weeks, "week"),
        best=amount(settings.notice_weeks_best, "week"),
        from_on=say(window.from_on),
        until_on=say(window.until_on),
    )
    return in_order([texts.finding("due_date", due_on=say(due_on)), notice])


def advise_on_open_letter(
    letter: OpenLetter,
    on: date,
    settings: Settings = DEFAULTS,
    texts: Catalogue = DEFAULT_CATALOGUE,
    say: Say = spoken_day,
) -> tuple[Finding, ...]:
    """Which reminder is due, whether reminders stop, and whether a back-up writer is needed, for one letter on one day."""
    writer = letter.writer or texts.word(units.THIS_WRITER)
    left = (letter.due_on - on).days
    found = []
    if _needs_backup(letter, left, settings):
        found.append(texts.finding("backup_writer", writer=writer))
    if reminders_stop(letter, settings):
        found.append(texts.finding("reminders_stop", writer=writer, ceiling=settings.reminders_ceiling))
    elif 0 <= left <= settings.gentle_reminder_days:
        code = "final_reminder" if left <= settings.final_reminder_days else "gentle_reminder"
        name = letter.writer or texts.word(units.THIS_WRITER_WITHIN)
        found.append(texts.finding(code, writer_within=name, due_on=say(letter.due_on), left=texts.amount(left, "day")))
    return in_order(found)


def reminders_stop(letter: OpenLetter, settings: Settings = DEFAULTS) -> bool:
    """No reminder to a writer who declined, has uploaded, asked for none, or had as many as the office allows."""
    return (
        letter.uploaded
        or letter.asked_for_no_reminders
        or letter.answer is Answer.DECLINED
        or letter.reminders_sent >= settings.reminders_ceiling
    )


def _needs_backup(letter: OpenLetter, left: int, settings: Settings) -> bool:
    """Hesitant, declined, or silent past the gentle reminder."""
    if letter.uploaded:
        return False
    silent = letter.answer is None and not letter.seen_or_answered and left < settings.gentle_reminder_days
    return silent or letter.answer in (Answer.HESITANT, Answer.DECLINED)
