"""A year of an office, day by day: 200 applicants, writers all over the world, answers at random, outages. Seeded, so that it repeats.

The world keeps its own small record of every letter, apart from the database, so that what the portal did can be held against it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.access import OPERATOR, Actor, acting_as
from portal.due_plans import planner
from portal.models import (
    Account,
    Applicant,
    Application,
    LetterRequest,
    Message,
    Program,
    Rotation,
    Target,
    Writer,
    WriterChoice,
)
from portal.roles import Role
from portal.usecases import letters
from tests.cast import Cast

FIRST_DAY, LAST_DAY = date(2027, 6, 1), date(2028, 5, 31)  # with 29 February 2028
#: Summer time begins and ends in both hemispheres; halves and three quarters of an hour; both sides of the date line.
ZONES = (
    "America/New_York", "America/Los_Angeles", "America/Santiago", "America/St_Johns", "Europe/Berlin", "Africa/Lagos",
    "Asia/Kathmandu", "Asia/Kolkata", "Asia/Ho_Chi_Minh", "Australia/Sydney", "Pacific/Chatham", "Pacific/Honolulu", "Pacific/Kiritimati",
)  # fmt: skip
#: The days on which clocks change somewhere: on these the job runs every other hour.
CLOCK_CHANGES = (
    date(2027, 9, 5), date(2027, 9, 26), date(2027, 10, 3), date(2027, 10, 31), date(2027, 11, 7), date(2028, 3, 12), date(2028, 3, 26),
    date(2028, 4, 2),
)  # fmt: skip


@dataclass
class Letter:
    """What the world knows of a letter. Times are moments in UTC."""

    id: UUID
    choice_id: UUID
    applicant_id: UUID
    writer_account_id: UUID
    zone: str
    applicant_zone: str
    fate: str
    due_on: date | None
    explained: str
    status: str = "approved"
    sent_at: datetime | None = None
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    """When the last reminder could leave: the answer that stops them."""
    paused: bool = False
    owed: set[tuple[str, date]] = field(default_factory=set)
    """The reminders that its writer should have had by now; three at most, whatever the dates do."""
    happenings: list[tuple[date, str]] = field(default_factory=list)


@dataclass
class Year:
    """The office, its letters, and the clock that everybody reads."""

    cast: Cast
    session: Session
    random: Random
    now: datetime = datetime(2027, 6, 1, tzinfo=UTC)
    letters: dict[UUID, Letter] = field(default_factory=dict)
    arrivals: dict[date, list[tuple[UUID, str]]] = field(default_factory=dict)

    def moments(self) -> Iterator[datetime]:
        """When the job runs: about once a day at any hour, often on the days on which clocks change, not at all in an outage."""
        out_until = FIRST_DAY
        for number in range((LAST_DAY - FIRST_DAY).days + 1):
            day = FIRST_DAY + timedelta(days=number)
            if day >= out_until and self.random.random() < 0.02:
                out_until = day + timedelta(days=self.random.randint(1, 3))
            if day < out_until:
                continue
            hours = range(0, 24, 2) if day in CLOCK_CHANGES else [self.random.randrange(24)]
            for hour in hours:
                yield datetime(day.year, day.month, day.day, hour, 7, tzinfo=UTC)


def found_cohort(cast: Cast, session: Session, random: Random, size: int) -> Year:
    """Applicants with rotations and programs; when each of their letters comes up is drawn here."""
    year = Year(cast, session, random)
    office, rows = cast.harbor.id, []
    programs = [
        Program(
            office_id=office, id=_id(random), name=f"Program {number}", specialty="internal medicine", service="eras",
            deadline_on=date(2027, 9, 24) + timedelta(days=random.randint(0, 240)),
        )
        for number in range(40)
    ]  # fmt: skip
    accounts, people, plans = [], [], []
    for number in range(size):
        account, applicant, target = _id(random), _id(random), _id(random)
        email, zone = f"applicant{number}@example.org", random.choice(ZONES)
        accounts.append(Account(id=account, email=email, name=f"Applicant {number}", time_zone=zone))
        people.append(
            Applicant(
                office_id=office, id=applicant, account_id=account, season_id=cast.season.id, first_name="Applicant", last_name=str(number),
                email=email, time_zone=zone, advisor_id=random.choice((cast.anna.id, cast.ben.id)), invited_at=year.now, joined_at=year.now,
            )
        )  # fmt: skip
        plans.append(
            Target(
                office_id=office,
                id=target,
                applicant_id=applicant,
                season_id=cast.season.id,
                service="eras",
                specialty="internal medicine",
            )
        )
        for program in random.sample(programs, 3):
            rows.append(Application(office_id=office, applicant_id=applicant, target_id=target, program_id=program.id))
        for _ in range(random.randint(1, 3)):
            day = FIRST_DAY + timedelta(days=random.randint(0, 300))
            year.arrivals.setdefault(day, []).append((applicant, zone))
    for batch in (accounts, people, programs, plans, rows):
        session.add_all(batch)
        session.flush()
    session.execute(sa.text("ANALYZE"))
    return year


def _id(random: Random) -> UUID:
    """Seeded as the rest: rows come in the same order each time."""
    return UUID(int=random.getrandbits(128), version=4)


def begin_day(year: Year, day: date) -> None:
    """New letters come up; what was drawn for this day happens, each by the hand of whoever does it."""
    for applicant_id, zone in year.arrivals.pop(day, ()):
        _approve(year, day, applicant_id, zone)
    for letter in year.letters.values():
        while letter.happenings and letter.happenings[0][0] <= day:
            _happen(year, letter, letter.happenings.pop(0)[1], day)


def _approve(year: Year, day: date, applicant_id: UUID, applicant_zone: str) -> None:
    """A letter is approved, with its due date planned as on the advisor's page."""
    cast, random, session = year.cast, year.random, year.session
    plan = planner(cast.season.id, applicant_id).plan(applicant_id, on=day)
    account, writer, choice, rotation = _id(random), _id(random), _id(random), _id(random)
    email, zone, name = f"writer-{writer}@example.org", random.choice(ZONES), f"Dr. {writer.hex[:6]}"
    starts = day - timedelta(days=random.randint(0, 40))
    target = session.scalar(sa.select(Target.id).where(Target.applicant_id == applicant_id))
    session.add_all(
        [
            Account(id=account, email=email, name=name),
            Rotation(
                office_id=cast.harbor.id, id=rotation, applicant_id=applicant_id, kind="hands_on_elective", place="Ward", country="US",
                starts_on=starts, ends_on=starts + timedelta(days=random.randint(13, 90)),
            ),
        ]
    )  # fmt: skip
    session.flush()
    session.add(
        Writer(
            office_id=cast.harbor.id,
            id=writer,
            account_id=account,
            name=name,
            email=email,
            time_zone=zone,
            confirmed_at=year.now,
        )
    )
    session.add(
        WriterChoice(
            office_id=cast.harbor.id, id=choice, applicant_id=applicant_id, rotation_id=rotation, status="approved", writer_name=name,
            writer_email=email, target_id=target, proposed_at=year.now, decided_at=year.now,
            created_at=year.now,
        )
    )  # fmt: skip
    session.flush()
    letter = Letter(
        _id(random), choice, applicant_id, account, zone, applicant_zone, _fate(random), plan.due_on, plan.explanation
    )
    session.add(
        LetterRequest(
            office_id=cast.harbor.id, id=letter.id, applicant_id=applicant_id, choice_id=choice, writer_id=writer, writer_account_id=account,
            season_id=cast.season.id, service="eras", specialty="internal medicine", applicant_name="Applicant", writer_name=name,
            status="approved", status_at=year.now, due_on=letter.due_on, approved_at=year.now,
        )
    )  # fmt: skip
    session.flush()
    year.letters[letter.id] = letter
    letter.happenings = _life(letter, day, random)


def _fate(random: Random) -> str:
    return random.choices(
        ("writes", "silent", "declines", "pauses", "postpones", "given_up", "never_asked", "hesitates"),
        weights=(40, 20, 10, 8, 8, 4, 6, 4),
    )[0]


def _life(letter: Letter, day: date, random: Random) -> list[tuple[date, str]]:
    """What will happen to the letter, and when."""

    def later(most: int) -> date:
        nonlocal day
        day += timedelta(days=random.randint(1, most))
        return day

    if letter.fate == "never_asked":
        return []
    life = [(later(30), "ask")]
    if letter.fate == "hesitates":
        return [*life, (later(10), "hesitate")]
    life += [(later(10), "agree"), (later(15), "send")]
    match letter.fate:
        case "writes":
            life += [(later(70), "upload"), (later(20), "receive"), (later(20), "assign")]
        case "declines":
            life += [(later(50), "decline")]
        case "pauses":
            life += [(later(40), "pause"), (later(50), "upload")]
        case "postpones":
            life += [(later(30), "postpone"), (later(60), "upload")]
        case "given_up":
            life += [(later(40), "withdraw")]
    return life


def _happen(year: Year, letter: Letter, what: str, day: date) -> None:
    """The applicant's and the office's notes go straight into the rows; writers, and whoever moves a date, act through the use cases."""
    session, noted = year.session, _noted(year, letter, what, day)
    if noted is not None:
        session.execute(
            sa.update(LetterRequest).where(LetterRequest.id == letter.id).values(status_at=year.now, **noted)
        )
        letter.status = noted.get("status", letter.status)
        return
    row = session.scalars(sa.select(LetterRequest).where(LetterRequest.id == letter.id)).one()
    writer = Actor(Role.WRITER, letter.writer_account_id, name=row.writer_name)
    match what:
        case "decline" | "pause" | "postpone" | "upload":
            with acting_as(session, writer):
                _answer(year, letter, row, what, day)
        case "withdraw":
            account = session.scalar(sa.select(Applicant.account_id).where(Applicant.id == letter.applicant_id))
            applicant = Actor(Role.APPLICANT, account, year.cast.harbor.id, letter.applicant_id, name="Applicant")
            with acting_as(session, applicant):
                letters.withdraw(row)
            letter.answered_at = year.now
    letter.status = row.status
    if what == "postpone":
        _accept_the_wish(year, letter, row)


def _noted(year: Year, letter: Letter, what: str, day: date) -> dict[str, Any] | None:
    match what:
        case "ask":
            letter.asked_at = year.now
            return {"status": "asked", "asked_at": year.now, "asked_how": "in_person"}
        case "agree" | "hesitate":
            return {"status": "agreed" if what == "agree" else "hesitant", "answered_at": year.now}
        case "receive":
            return {"status": "available", "available_at": year.now}
        case "assign":
            return {"status": "assigned", "assigned_at": year.now}
        case "send":
            letter.sent_at = year.now
            if letter.due_on is None or letter.due_on <= day:  # the office gives it a day by hand
                letter.due_on, letter.explained = day + timedelta(days=year.random.randint(20, 60)), "by hand"
                return {"status": "sent", "sent_at": year.now, "due_on": letter.due_on, "due_moved": True}
            return {"status": "sent", "sent_at": year.now}
    return None


def _answer(year: Year, letter: Letter, row: LetterRequest, what: str, day: date) -> None:
    match what:
        case "decline":
            letters.decline(row)
        case "pause":
            letters.pause(row)
            letter.paused = True
        case "postpone":
            letters.postpone(row, on=day + timedelta(days=year.random.randint(15, 45)))
            return
        case "upload":
            letters.upload(row, on=day)
    letter.answered_at = letter.answered_at or year.now


def _accept_the_wish(year: Year, letter: Letter, row: LetterRequest) -> None:
    wished = row.proposed_due_on
    assert wished
    with acting_as(year.session, year.cast.actor(year.cast.anna)):
        letters.move_due(row, on=wished)
    letter.due_on, letter.explained = wished, "by hand"


def owed(year: Year) -> Iterator[tuple[UUID, str, date]]:
    """The reminders that the guide's cadence asks for at this moment, worked out anew and by itself."""
    for letter in year.letters.values():
        if letter.status not in ("sent", "seen") or letter.paused or letter.due_on is None or letter.sent_at is None:
            continue
        zone = ZoneInfo(letter.zone)
        local = year.now.astimezone(zone)
        left, rested = (letter.due_on - local.date()).days, (local.date() - letter.sent_at.astimezone(zone).date()).days
        if 7 <= local.hour < 20 and 0 <= left <= 10 and rested >= 3:
            reminder = ("final_reminder" if left <= 3 else "gentle_reminder", letter.due_on)
            if reminder not in letter.owed and len(letter.owed) < 3:
                letter.owed.add(reminder)
                yield letter.id, *reminder


def all_mails(session: Session) -> list[Any]:
    """Everything that left, in its order."""
    message = Message
    wanted = sa.select(
        message.kind, message.request_id, message.to_address, message.due_on, message.created_at, message.facts
    ).order_by(message.created_at)
    with acting_as(session, OPERATOR):
        return list(session.execute(wanted))
