"""The numbers that PostgreSQL keeps are those that counting anew would find, whatever happens and whoever acts at once."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
import sqlalchemy as sa

from portal.access import WORKER
from portal.clock import now, today
from portal.extensions import db
from portal.models import Applicant, LetterRequest, Rotation, Tally, Target, Waiver, WriterChoice
from portal.queries.advisor_letters import LetterFilters
from portal.queries.letter_filters import letter_conditions, narrowed_by
from portal.queries.tallies import letters_known, tallies
from portal.usecases.tallies import fold_tallies
from tests.own_database import portal_of_its_own

STATUSES = ("approved", "asked", "agreed", "hesitant", "declined", "sent", "seen", "uploaded", "available", "withdrawn")
RECOUNT = sa.text("SELECT kind, key, day, n FROM portal.recount(:office)")
FINDINGS = sa.text("SELECT finding, applicant_id FROM portal.findings_of(:office, NULL)")
FOUND = sa.text("SELECT finding, applicant_id FROM applicant_finding WHERE office_id = :office")


def kept(look, office) -> Counter[tuple[str, str, date]]:
    """The sums of the rows kept; those that came to nothing are left out."""
    sums: Counter[tuple[str, str, date]] = Counter()
    for row in look.execute(
        sa.select(Tally.kind, Tally.key, sa.cast(Tally.day, sa.Text), Tally.n).where(Tally.office_id == office.id)
    ):
        sums[row[:3]] += row.n
    return Counter({key: number for key, number in sums.items() if number})


def counted(look, office) -> Counter[tuple[str, str, date]]:
    rows = look.execute(sa.text("SELECT kind, key, day::text, n FROM portal.recount(:office)"), {"office": office.id})
    return Counter({tuple(row[:3]): row.n for row in rows})


def found(look, office, query=FOUND) -> set[tuple[str, str]]:
    return {tuple(row) for row in look.execute(query, {"office": office.id})}


def something_happens(chance: Random, cast) -> None:
    """One of the changes that the numbers depend on, to somebody."""
    look = cast.look
    applicant = chance.choice((cast.minh, cast.kofi))
    letters = look.scalars(sa.select(LetterRequest).where(LetterRequest.office_id == cast.harbor.id)).all()
    letter = chance.choice(letters)
    match chance.randrange(11):
        case 0:
            cast.letter(
                chance.choice(STATUSES), applicant=applicant, due_on=today() + timedelta(days=chance.randrange(-20, 40))
            )
        case 1 | 2 | 3:
            _to(letter, chance.choice(STATUSES))
            letter.status_at = now() - timedelta(days=chance.randrange(40))
        case 4:
            letter.due_on = _some_day(chance) if letter.status not in ("sent", "seen") else today()
        case 5:
            letter.promised_at = chance.choice((None, now()))
        case 6:
            applicant.advisor_id = chance.choice((cast.anna.id, cast.ben.id, None))
        case 7:
            applicant.tags = chance.choice(([], ["visa"], ["visa", "couple"]))
            applicant.withdrawn_at = chance.choice((None, None, now()))
            applicant.joined_at = chance.choice((None, now()))
        case 8:
            themes = chance.choice(([], ["ethics", "resource_limited"]))
            cast.choice(
                status=chance.choice(("draft", "proposed")), applicant_id=applicant.id, rotation_id=None, themes=themes
            )
        case 9:
            for choice in look.scalars(sa.select(WriterChoice).where(WriterChoice.applicant_id == applicant.id)):
                choice.writer_country = chance.choice(("US", "VN"))
        case 10:
            look.add(_waiver(letter)) if not _has_waiver(look, letter) else look.execute(sa.delete(Waiver))
            look.execute(sa.delete(Rotation))
            look.execute(sa.update(Target).values(global_health_track=chance.random() < 0.5))
    look.flush()


def _to(letter: LetterRequest, status: str) -> None:
    letter.status, letter.due_on = status, letter.due_on or today()
    for column in ("asked_at", "answered_at", "sent_at", "seen_at", "uploaded_at", "available_at"):
        setattr(letter, column, now())
    letter.declined_at = now() if status == "declined" else None
    letter.withdrawn_at, letter.withdrawn_by, letter.uploaded_by = now(), "writer", "writer"


def _some_day(chance: Random) -> date | None:
    return chance.choice((None, today() + timedelta(days=chance.randrange(-20, 40))))


def _waiver(letter: LetterRequest) -> Waiver:
    return Waiver(
        office_id=letter.office_id, request_id=letter.id, applicant_id=letter.applicant_id, writer_account_id=letter.writer_account_id,
        waived=True, typed_name="Minh Anh", text_version="1", exact_text="I waive my right.",
    )  # fmt: skip


def _has_waiver(look, letter: LetterRequest) -> bool:
    return look.scalar(sa.select(sa.func.count()).select_from(Waiver).where(Waiver.request_id == letter.id)) > 0


@pytest.mark.parametrize("seed", range(4))
def test_after_anything_the_numbers_are_those_counted_anew(cast, look, seed):
    chance = Random(seed)
    cast.letter("sent")
    for _ in range(40):
        something_happens(chance, cast)
    assert kept(look, cast.harbor) == counted(look, cast.harbor)
    assert found(look, cast.harbor) == found(look, cast.harbor, FINDINGS)
    assert kept(look, cast.lakeside) == counted(look, cast.lakeside)


def test_those_who_come_and_go_are_counted(cast, look):
    both = [
        Applicant(office_id=cast.harbor.id, season_id=cast.season.id, first_name="Ama", email=f"{n}@example.org", joined_at=joined)
        for n, joined in enumerate((None, now()))
    ]  # fmt: skip
    look.add_all(both)
    look.flush()
    about_them = {("not_started", both[0].id), ("not_started", both[1].id), ("no_choice", both[1].id)}
    assert found(look, cast.harbor) >= about_them
    assert found(look, cast.harbor) == found(look, cast.harbor, FINDINGS)
    assert kept(look, cast.harbor) == counted(look, cast.harbor)
    for applicant in both:
        look.delete(applicant)
    look.flush()
    assert found(look, cast.harbor) & about_them == set()
    assert found(look, cast.harbor) == found(look, cast.harbor, FINDINGS)
    assert kept(look, cast.harbor) == counted(look, cast.harbor)


@pytest.mark.parametrize("days", [-1, 0, 1, 13, 14, 15, 16, 30])
@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"state": "all"},
        {"state": "out"},
        {"state": "in"},
        {"state": "declined"},
        {"risk": "late"},
        {"risk": "at_risk"},
        {"risk": "silent"},
        {"risk": "unassigned"},
        {"due": "past"},
        {"due": "14"},
        {"state": "all", "specialty": "internal medicine"},
    ],
    ids=str,
)
def test_a_number_kept_is_that_of_the_letters_the_filter_leaves(cast, look, act, filters, days):
    chance, on = Random(7), today() + timedelta(days=days)
    for status in STATUSES * 3:
        ago = timedelta(days=chance.randrange(40))
        cast.letter(status, due_on=today() + timedelta(days=chance.randrange(-20, 40)), status_at=now() - ago)
    cast.letter("asked", due_on=None)
    with act(cast.actor(cast.anna)) as session:
        asked = LetterFilters(**filters)
        those = session.scalar(
            sa.select(sa.func.count()).select_from(LetterRequest).where(*letter_conditions(asked, on))
        )
        assert letters_known(tallies(on), narrowed_by(asked)) == those


def test_folding_changes_no_number_and_leaves_fewer_rows(cast, look, act):
    for status in STATUSES * 2:
        cast.letter(status)
    rows = sa.select(sa.func.count()).select_from(Tally)
    with act(cast.actor(cast.anna)):
        before = tallies(today()).numbers
    many = look.scalar(rows)
    with act(WORKER):
        fold_tallies()
    with act(cast.actor(cast.anna)):
        assert tallies(today()).numbers == before
    assert look.scalar(rows) < many


def test_an_advisor_sees_the_numbers_of_the_own_office_alone(cast, act):
    cast.letter("asked", applicant=cast.rosa)
    with act(cast.actor(cast.anna)):
        assert tallies(today()).letters("asked") == 0
        assert not db.session.scalars(sa.select(Tally.office_id).where(Tally.office_id != cast.harbor.id)).all()
    with act(cast.actor(cast.lena)):
        assert tallies(today()).letters("asked") == 1


@pytest.mark.parametrize("who", ["minh", "park"])
def test_nobody_but_advisors_reads_the_numbers(cast, act, who):
    with (
        pytest.raises(sa.exc.ProgrammingError, match="permission denied"),
        act(cast.actor(getattr(cast, who))) as session,
    ):
        session.execute(sa.select(Tally.n))


def test_two_who_change_one_applicant_at_once_are_both_seen(app, tmp_path):
    """The second waits for the first, and then counts what the first has done."""
    with portal_of_its_own(app, "tally", tmp_path) as own:
        engine = sa.create_engine(own.config["SETTINGS"].database_url)
        with engine.begin() as one:
            office, applicant, advisors = _an_office(one)
        with engine.connect() as first, engine.connect() as second:
            first.execute(sa.update(Applicant).values(advisor_id=advisors[1], joined_at=now()))
            second.exec_driver_sql("set lock_timeout = '200ms'")
            with pytest.raises(sa.exc.OperationalError, match="lock"):
                second.execute(
                    sa.insert(WriterChoice).values(office_id=office, applicant_id=applicant, writer_name="Dr. Park")
                )
            second.rollback()
            first.commit()
            second.execute(
                sa.insert(WriterChoice).values(office_id=office, applicant_id=applicant, writer_name="Dr. Park")
            )
            second.commit()
            assert {row.finding for row in first.execute(FOUND, {"office": office})} == {"no_choice"}
        engine.dispose()
        with own.app_context():
            db.engine.dispose()


def _an_office(one: sa.Connection):
    office = one.scalar(sa.text("insert into office (slug, name) values ('harbor', 'Harbor') returning id"))
    told = {"office": office}
    one.execute(sa.text("insert into service (office_id, code, name) values (:office, 'eras', 'ERAS')"), told)
    season = one.scalar(
        sa.text("insert into season (office_id, service, name, year) values (:office, 'eras', 'E', 2028) returning id"),
        told,
    )
    advisors = [
        one.scalar(
            sa.text(
                "with a as (insert into account (email) values (:email) returning id)"
                " insert into advisor (office_id, account_id, name, email) select :office, a.id, 'A', 'a@b' from a returning id"
            ),
            {**told, "email": email},
        )
        for email in ("anna@example.org", "ben@example.org")
    ]
    applicant = one.scalar(
        sa.text(
            "insert into applicant (office_id, season_id, advisor_id, first_name, email)"
            " values (:office, :season, :advisor, 'Minh', 'minh@example.org') returning id"
        ),
        {**told, "season": season, "advisor": advisors[0]},
    )
    return office, applicant, advisors
