"""A cohort of any size in an office of its own, written with COPY: the rows that the pages are measured on.

The same size and seed give the same rows.
COPY runs without triggers and foreign keys; what triggers keep is counted afterwards. It belongs on a throw-away server.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import psycopg2

from bench.loading import Lines, tidied, without_indexes

LETTERS_OF_AN_APPLICANT = 4
LETTERS_OF_A_WRITER = 5
APPLICANTS_OF_AN_ADVISOR = 60
FIRST_NAMES = [
    "Amara",
    "Ánh",
    "José",
    "Fatima",
    "Olamide",
    "Zoë",
    "Aisha",
    "Anita",
    "Kwame",
    "Minh",
    "Rosa",
    "Kofi",
    "Leïla",
    "Ivan",
    "Wei",
    "Yuki",
    "Noor",
    "Lars",
    "Inés",
    "Pavel",
]
LAST_NAMES = [
    "Nwosu",
    "Nguyễn",
    "Núñez",
    "Haddad",
    "Adébáyò",
    "Müller",
    "Khan",
    "Sharma",
    "Mensah",
    "Quispe",
    "Okafor",
    "Silva",
    "Chen",
    "Novák",
    "Kim",
    "Tanaka",
    "Rossi",
    "Patel",
]
SPECIALTIES = ("internal medicine", "pediatrics", "family medicine", "psychiatry", "neurology")
TAGS = ("{}", "{}", "{}", "{visa}", "{couple}", "{visa,late start}")
COUNTRIES = ("NG", "VN", "MX", "DE", "IN", "PE")
#: The stations of a letter's life, and the column that says when each was reached.
STATIONS = {
    "asked": "asked_at",
    "agreed": "answered_at",
    "sent": "sent_at",
    "seen": "seen_at",
    "uploaded": "uploaded_at",
    "available": "available_at",
    "assigned": "assigned_at",
}
#: How many of each status there are among a hundred letters.
SHARES = {
    "approved": 6, "asked": 8, "agreed": 4, "hesitant": 2, "declined": 4, "sent": 22, "seen": 16, "uploaded": 6, "available": 14,
    "assigned": 14, "withdrawn": 2, "void": 2,
}  # fmt: skip
COLUMNS = {
    "account": "id email name",
    "office": "id slug name email",
    "service": "office_id code name position",
    "season": "office_id id service name year",
    "season_date": "office_id season_id kind on_date source checked_on",
    "advisor": "office_id id account_id name email joined_at",
    "applicant": "office_id id account_id season_id advisor_id first_name last_name email aamc_id specialty medical_school country"
    " tags invited_at joined_at",
    "target": "office_id id applicant_id season_id service specialty global_health_track",
    "writer": "office_id id account_id name email specialty country confirmed_at",
    "writer_choice": "office_id id applicant_id target_id status writer_name writer_email writer_role writer_specialty"
    " writer_country relationship supervised_directly hands_on weeks proposed_at decided_at",
    "letter_request": "office_id id applicant_id choice_id writer_id writer_account_id season_id service specialty applicant_name"
    " writer_name status status_at status_said_by tier due_on approved_at asked_at answered_at sent_at seen_at uploaded_at"
    " available_at assigned_at declined_at withdrawn_at voided_at uploaded_by withdrawn_by",
    "history": "office_id at actor_role actor_name kind applicant_id request_id writer_account_id shown_to",
    "message": "id office_id kind to_address request_id applicant_id due_on status sent_at",
}


class MadeCohort(NamedTuple):
    """Who may look at the cohort, and what they may look at."""

    size: int
    office_id: UUID
    season_id: UUID
    advisor_account: UUID
    advisor_ids: list[UUID]
    applicants: list[tuple[UUID, UUID]]  # id and account
    letters: list[UUID]
    sent: list[tuple[UUID, UUID]]  # a letter that is with its writer, and the writer's account


class _Rows:
    """Rows by table, in the order they are written."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.lines = Lines(COLUMNS)

    def new_id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def add(self, table: str, *values: Any) -> None:
        self.lines.add(table, values)

    def account(self, name: str) -> tuple[UUID, str]:
        account = self.new_id()
        email = f"{account.hex}@example.org"
        self.add("account", account, email, name)
        return account, email


def make_cohorts(connection: Any, sizes: Mapping[str, int], today: date) -> list[MadeCohort]:
    """An office with so many letters for each slug. `connection` is psycopg2's, as a superuser; it is committed."""
    with without_indexes(connection), connection.cursor() as cursor:
        cohorts = [_copied(cursor, slug, size, today) for slug, size in sizes.items()]
    tidied(connection)
    for cohort in cohorts:
        _counted(connection, cohort)
    tidied(connection, "tally")
    return cohorts


def make_cohort(connection: Any, slug: str, size: int, today: date) -> MadeCohort:
    """One more office beside those that are there, while somebody may be looking at them: no index is dropped."""
    with connection.cursor() as cursor:
        cohort = _copied(cursor, slug, size, today)
        cursor.execute("analyze")
    _counted(connection, cohort)
    return cohort


def _counted(connection: Any, cohort: MadeCohort) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select portal.tally_again(%s)", [str(cohort.office_id)])
    connection.commit()


def _copied(cursor: Any, slug: str, size: int, today: date) -> MadeCohort:
    rows = _Rows(slug)
    made = _people(rows, slug, size, today)
    rows.lines.copy(cursor)
    return made


def _people(rows: _Rows, slug: str, size: int, today: date) -> MadeCohort:
    office, season = rows.new_id(), rows.new_id()
    midnight = datetime.combine(today, datetime.min.time(), UTC)
    rows.add("office", office, slug, slug.title(), f"{slug}@example.org")
    rows.add("service", office, "eras", "ERAS", 0)
    rows.add("season", office, season, "eras", f"ERAS {today.year + 2}", today.year + 2)
    for kind, days in (("opens", -60), ("first_submit", 40), ("review_starts", 61), ("match_day", 238), ("ends", 313)):
        rows.add("season_date", office, season, kind, today + timedelta(days=days), "made up", today)
    applicants = max(1, size // LETTERS_OF_AN_APPLICANT)
    advisors = [_advisor(rows, office, midnight) for _ in range(1 + min(40, applicants // APPLICANTS_OF_AN_ADVISOR))]
    writers = [_writer(rows, office, midnight) for _ in range(max(1, size // LETTERS_OF_A_WRITER))]
    made = MadeCohort(size, office, season, advisors[0][1], [advisor for advisor, _ in advisors], [], [], [])
    for _ in range(applicants):
        _applicant(rows, made, writers, midnight)
    return made


def _advisor(rows: _Rows, office: UUID, midnight: datetime) -> tuple[UUID, UUID]:
    name, advisor = _name(rows), rows.new_id()
    account, email = rows.account(name)
    rows.add("advisor", office, advisor, account, name, email, midnight)
    return advisor, account


def _writer(rows: _Rows, office: UUID, midnight: datetime) -> tuple[UUID, UUID, str, str]:
    name, writer = f"Dr. {_name(rows)}", rows.new_id()
    account, email = rows.account(name)
    rows.add("writer", office, writer, account, name, email, rows.chance.choice(SPECIALTIES), "US", midnight)
    return writer, account, name, email


def _applicant(
    rows: _Rows, made: MadeCohort, writers: Sequence[tuple[UUID, UUID, str, str]], midnight: datetime
) -> None:
    chance, office, applicant, target = rows.chance, made.office_id, rows.new_id(), rows.new_id()
    first, last, specialty = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES), chance.choice(SPECIALTIES)
    account, email = rows.account(f"{first} {last}")
    rows.add(
        "applicant", office, applicant, account, made.season_id, chance.choice(made.advisor_ids), first, last, email,
        str(chance.randrange(10**7, 10**8)), specialty, "Hanoi Medical University", chance.choice(COUNTRIES),
        chance.choice(TAGS), midnight - timedelta(days=90), midnight - timedelta(days=80),
    )  # fmt: skip
    rows.add("target", office, target, applicant, made.season_id, "eras", specialty, chance.random() < 0.5)
    made.applicants.append((applicant, account))
    for _ in range(LETTERS_OF_AN_APPLICANT):
        writer = chance.choice(writers)
        _letter(rows, made, (applicant, f"{first} {last}", target, specialty), writer, midnight)


def _letter(
    rows: _Rows,
    made: MadeCohort,
    of: tuple[UUID, str, UUID, str],
    writer: tuple[UUID, UUID, str, str],
    midnight: datetime,
) -> None:
    chance, office, letter, choice = rows.chance, made.office_id, rows.new_id(), rows.new_id()
    applicant, name, target, specialty = of
    writer_id, account, writer_name, writer_email = writer
    status = chance.choices(list(SHARES), list(SHARES.values()))[0]
    said_at = midnight - timedelta(days=chance.randrange(60), minutes=chance.randrange(600))
    at = dict.fromkeys(_columns_reached(status), said_at)
    due_on = (midnight + timedelta(days=chance.randrange(-20, 60))).date()
    rows.add(
        "writer_choice", office, choice, applicant, target, "approved", writer_name, writer_email, "attending", specialty,
        "US", "clinical", True, True, chance.randrange(2, 12), said_at, said_at,
    )  # fmt: skip
    rows.add(
        "letter_request", office, letter, applicant, choice, writer_id, account, made.season_id, "eras", specialty, name,
        writer_name, status, said_at, writer_name, str(chance.randrange(1, 5)), due_on, midnight - timedelta(days=70),
        *(at.get(column) for column in (*STATIONS.values(), "declined_at", "withdrawn_at", "voided_at")),
        "writer" if "uploaded_at" in at else "", "applicant" if status == "withdrawn" else "",
    )  # fmt: skip
    rows.add(
        "history",
        office,
        said_at,
        "advisor",
        "An advisor",
        "send",
        applicant,
        letter,
        account,
        "{advisor,applicant,writer}",
    )
    if status in ("sent", "seen") and chance.random() < 0.5:
        rows.add(
            "message",
            rows.new_id(),
            office,
            "gentle_reminder",
            writer_email,
            letter,
            applicant,
            due_on,
            "sent",
            said_at,
        )
    made.letters.append(letter)
    if status in ("sent", "seen"):
        made.sent.append((letter, account))


def _columns_reached(status: str) -> Iterable[str]:
    ends = {"declined": "declined_at", "withdrawn": "withdrawn_at", "void": "voided_at", "hesitant": "answered_at"}
    if status in STATIONS:
        return list(STATIONS.values())[: list(STATIONS).index(status) + 1]
    return [ends[status]] if status in ends else []


def _name(rows: _Rows) -> str:
    return f"{rows.chance.choice(FIRST_NAMES)} {rows.chance.choice(LAST_NAMES)}"


def connect_as_owner(url: str) -> Any:
    """psycopg2's own connection to an address of SQLAlchemy's."""
    return psycopg2.connect(url.replace("+psycopg2", ""))
