"""A season's calendar changes: the due dates that were planned from it follow, and those concerned are told, once.

A due date that somebody moved by hand stays. Nothing is said where nothing moves, so saving the same day twice says nothing twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import sqlalchemy as sa

from portal.access import actor_of
from portal.clock import today
from portal.due_plans import Planner, planner
from portal.extensions import db
from portal.lifecycle import OUT
from portal.models import Advisor, Applicant, History, LetterRequest, Link, Message, Season, Writer
from portal.seasons import DateKind
from portal.usecases.services import set_season_date


class MovedLetter(NamedTuple):
    """A letter whose due date follows the calendar. `on` is None where no day is left that would be in time: it stays."""

    letter: Any
    before: date | None
    on: date | None


class Replanning(NamedTuple):
    """What a change of the calendar does."""

    moved: list[MovedLetter]
    stuck: list[MovedLetter]
    """Letters that cannot be in time any more: their date stays, and somebody has to talk to the writer."""
    by_hand: int
    """Letters whose date somebody moved by hand: it stays as well."""

    @property
    def applicants(self) -> int:
        return len({moved.letter.applicant_id for moved in self.moved})

    @property
    def writers(self) -> int:
        """Those who have the packet: they are told."""
        return len({moved.letter.writer_id for moved in self.moved if moved.letter.sent_at})


NOTHING_MOVES = Replanning([], [], 0)


def preview(season: Season, kind: DateKind, on: date) -> Replanning:
    """Whom the change would touch. Nothing is changed."""
    if kind is not DateKind.REVIEW_STARTS:  # the one day of a calendar that due dates are planned from
        return NOTHING_MOVES
    known = planner(season.id)
    return NOTHING_MOVES if known.clocks.review_starts == on else _replanned(season, known, on)


def change_calendar(
    season: Season, kind: DateKind, *, on: date, confirmed: bool, source: str, checked_on: date
) -> Replanning:
    """Set the day, move the open due dates that were planned from it, and tell applicants, writers and their advisors.

    Raises Wrong as `set_season_date`.
    """
    found = preview(season, kind, on)
    set_season_date(season, kind, on=on, confirmed=confirmed, source=source, checked_on=checked_on)
    if found.moved:
        _move(found.moved)
        _note(season, found.moved)
        _tell(season, found.moved)
    return found


def _replanned(season: Season, known: Planner, review_starts: date) -> Replanning:
    """Every open letter of the season with the day that the new calendar gives it."""
    day = today()
    known = replace(known, clocks=replace(known.clocks, review_starts=review_starts))
    letters = _open_letters(season)
    plans = {applicant: known.plan(applicant, on=day) for applicant in {one.applicant_id for one in letters}}
    moved, stuck, by_hand = [], [], 0
    for letter in letters:
        plan = plans[letter.applicant_id]
        days = [on for on in (plan.due_on, plan.latest_on) if on and on > day]
        on = days[0] if days else None
        if on == letter.due_on:
            continue
        if letter.due_moved:
            by_hand += 1
        elif on is None:
            stuck.append(MovedLetter(letter, letter.due_on, None))
        else:
            moved.append(MovedLetter(letter, letter.due_on, on))
    return Replanning(moved, stuck, by_hand)


def _open_letters(season: Season) -> Sequence[Any]:
    letter = LetterRequest
    link = (
        sa.select(Link.id)
        .where(
            Link.office_id == letter.office_id,
            Link.request_id == letter.id,
            Link.holder == "writer",
            Link.revoked_at.is_(None),
        )
        .order_by(Link.created_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    return db.session.execute(
        sa.select(
            letter.office_id, letter.id, letter.applicant_id, letter.applicant_name, letter.writer_id, letter.writer_account_id,
            letter.writer_name, letter.due_on, letter.due_moved, letter.sent_at, Writer.email.label("writer_email"),
            Applicant.email, Applicant.account_id, Applicant.advisor_id, link.label("link_id"),
        )
        .join(Applicant, sa.and_(Applicant.office_id == letter.office_id, Applicant.id == letter.applicant_id))
        .join(Writer, sa.and_(Writer.office_id == letter.office_id, Writer.id == letter.writer_id))
        .where(letter.office_id == season.office_id, letter.season_id == season.id, letter.status.in_(OUT))
        .order_by(letter.applicant_name, letter.writer_name, letter.id)
    ).all()  # fmt: skip


def _move(moved: list[MovedLetter]) -> None:
    change = (
        sa.update(LetterRequest)
        .where(LetterRequest.office_id == sa.bindparam("office"), LetterRequest.id == sa.bindparam("letter"))
        .values(due_on=sa.bindparam("on"))
    )
    db.session.connection().execute(
        change, [{"office": one.letter.office_id, "letter": one.letter.id, "on": one.on} for one in moved]
    )
    db.session.expire_all()


def _note(season: Season, moved: list[MovedLetter]) -> None:
    """In the history of each letter; a writer who has the packet sees it too."""
    entries = [
        {
            "office_id": letter.office_id,
            "kind": "replan",
            "applicant_id": letter.applicant_id,
            "request_id": letter.id,
            "writer_account_id": letter.writer_account_id if letter.sent_at else None,
            "shown_to": ["applicant", "advisor", "writer"] if letter.sent_at else ["applicant", "advisor"],
            "facts": {"before": before.isoformat() if before else "", "on": on.isoformat(), "season": season.name},
        }
        for letter, before, on in moved
        if on
    ]
    db.session.execute(sa.insert(History).inline(), entries)


def _tell(season: Season, moved: list[MovedLetter]) -> None:
    """One mail to each applicant with all their letters, one to each writer a letter, one to each other advisor with the number."""
    of_applicant: dict[UUID, list[MovedLetter]] = defaultdict(list)
    of_advisor: dict[UUID | None, int] = defaultdict(int)
    told: list[dict[str, Any]] = []
    for one in moved:
        of_applicant[one.letter.applicant_id].append(one)
        of_advisor[one.letter.advisor_id] += 1
        if one.letter.sent_at:
            told.append(_to_writer(season, one))
    told += [_to_applicant(season, letters) for letters in of_applicant.values()]
    told += [_to_advisor(season, advisor, of_advisor[advisor.id]) for advisor in _others(of_advisor)]
    db.session.execute(sa.insert(Message), told)


def _others(advisors: Iterable[UUID | None]) -> Sequence[Any]:
    """The advisors of the letters, but for the one who changed the calendar."""
    return db.session.execute(
        sa.select(Advisor.id, Advisor.email, Advisor.name, Advisor.account_id).where(
            Advisor.id.in_([advisor for advisor in advisors if advisor]),
            Advisor.id != actor_of(db.session()).own_id,
            Advisor.left_at.is_(None),
        )
    ).all()


def _to_writer(season: Season, one: MovedLetter) -> dict[str, Any]:
    letter = one.letter
    to = (letter.writer_email, letter.writer_name, letter.writer_account_id)
    facts = {"applicant": letter.applicant_name, **_line(one)}
    return _mail("replanned_for_writer", season, to, facts, letter.applicant_id, letter.id, letter.link_id)


def _to_applicant(season: Season, letters: list[MovedLetter]) -> dict[str, Any]:
    letter = letters[0].letter
    to = (letter.email, letter.applicant_name, letter.account_id)
    return _mail("replanned", season, to, {"lines": [_line(one) for one in letters]}, letter.applicant_id)


def _to_advisor(season: Season, advisor: Any, count: int) -> dict[str, Any]:
    to = (advisor.email, advisor.name, advisor.account_id)
    return _mail("replanned_for_advisor", season, to, {"count": count, "who": actor_of(db.session()).name})


def _mail(
    kind: str,
    season: Season,
    to: tuple[str, str, UUID | None],
    facts: dict[str, Any],
    applicant_id: UUID | None = None,
    request_id: UUID | None = None,
    link_id: UUID | None = None,
) -> dict[str, Any]:
    address, name, account_id = to
    return {
        "id": uuid4(),
        "office_id": season.office_id,
        "kind": kind,
        "to_address": address,
        "to_name": name,
        "to_account_id": account_id,
        "applicant_id": applicant_id,
        "request_id": request_id,
        "link_id": link_id,
        "facts": {"season": season.name, **facts},
    }


def _line(one: MovedLetter) -> dict[str, str]:
    return {
        "writer": one.letter.writer_name,
        "before": one.before.isoformat() if one.before else "",
        "on": one.on.isoformat() if one.on else "",
    }
