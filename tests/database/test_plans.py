"""The tables read a page of 100,000 letters from an index, as an advisor, with row-level security on."""

import re
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
from flask import Flask

from bench.cohort import MadeCohort, connect_as_owner, make_cohorts
from portal.access import Actor, become
from portal.clock import today
from portal.extensions import db
from portal.lifecycle import Status
from portal.queries.advisor_applicants import ApplicantFilters, applicants, count_applicants
from portal.queries.advisor_letters import LetterRow, count_letters, letters
from portal.queries.advisor_queue import queue
from portal.queries.keyset import Page, Place
from portal.queries.letter_filters import LetterFilters
from portal.queries.tallies import tallies
from portal.roles import Role
from tests.own_database import portal_of_its_own

FIRST = Place()
LETTERS = 100_000


@pytest.fixture(scope="module")
def portal(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, MadeCohort]]:
    with portal_of_its_own(app, "plans", tmp_path_factory.mktemp("plans")) as own:
        owner = connect_as_owner(own.config["SETTINGS"].database_url)
        cohort, _ = make_cohorts(owner, {"harbor": LETTERS, "lakeside": 400}, today())
        owner.close()
        yield own, cohort
        with own.app_context():
            db.engine.dispose()


@pytest.fixture
def advisor(portal: tuple[Flask, MadeCohort]) -> Iterator[Actor]:
    """Somebody of the large office looks."""
    own, cohort = portal
    actor = Actor(Role.ADVISOR, cohort.advisor_account, office_id=cohort.office_id, own_id=cohort.advisor_ids[0])
    with own.app_context():
        become(db.session(), actor, read_only=True)
        yield actor


def plan_of(ask: Callable[[], object]) -> str:
    """How PostgreSQL goes about the one statement that `ask` makes."""
    [plan] = plans_of(ask)
    return plan


def plans_of(ask: Callable[[], object]) -> list[str]:
    """How PostgreSQL goes about each statement that `ask` makes."""
    seen = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        if "set_config" not in statement:
            seen.append((statement, values))

    sa.event.listen(db.engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", note)
    explained = (
        db.session.connection().exec_driver_sql(f"explain (costs off) {statement}", values).scalars()
        for statement, values in seen
    )
    return ["\n".join(lines) for lines in explained]


def read_whole(plan: str) -> set[str]:
    """The tables of a cohort that are read from their first row to their last."""
    return set(re.findall(r"Seq Scan on (\w+)", plan)) & {"letter_request", "applicant", "message", "history"}


def page_of_letters(place: Place = FIRST, **filters: str) -> Page[LetterRow]:
    return letters(LetterFilters(**filters), place, today())


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        *(({"state": state}, "request_in_order") for state in ("", "all", "in", "available")),
        *(({"state": state}, "request_out") for state in ("out", "sent")),
        *(({"due": due}, "request_out") for due in ("7", "14", "30", "past")),
        *(({"risk": risk}, "request_out") for risk in ("late", "at_risk")),
        *(({"risk": risk}, "request_in_order") for risk in ("any", "silent", "unassigned")),
        ({"tier": "2"}, "request_in_order"),
        ({"specialty": "pediatrics"}, "request_in_order"),
        ({"service": "eras"}, "request_in_order"),
        ({"tag": "visa"}, "request_in_order"),
        ({"finding": "set_short"}, "request_in_order"),
        ({"q": "anh"}, "request_in_order"),
        ({"sort": "-due"}, "request_in_order"),
        ({"sort": "applicant"}, "request_by_applicant"),
        ({"sort": "-writer", "state": "all"}, "request_by_writer"),
        ({"sort": "said"}, "request_said"),
    ],
    ids=str,
)
def test_a_page_of_letters_is_read_from_the_index_of_its_order(
    advisor: Actor, filters: dict[str, str], index: str
) -> None:
    plan = plan_of(lambda: page_of_letters(**filters))
    assert f"{index} on letter_request" in plan
    assert read_whole(plan) == set()


def test_the_letters_of_one_advisors_applicants_are_read_from_indexes(advisor: Actor) -> None:
    assert read_whole(plan_of(lambda: page_of_letters(advisor=str(advisor.own_id)))) == set()


def test_a_later_page_of_letters_begins_in_the_index_where_the_earlier_one_ended(advisor: Actor) -> None:
    later = Place(page_of_letters().later)
    plan = plan_of(lambda: page_of_letters(later))
    scan = plan[plan.index("request_in_order on letter_request") :]
    condition = next(line for line in scan.splitlines() if "Index Cond" in line)
    assert "ROW(CASE WHEN (due_on IS NULL)" in condition


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        ({}, "applicant_in_order"),
        ({"specialty": "pediatrics"}, "applicant_in_order"),
        ({"tag": "visa"}, "applicant_in_order"),
        ({"finding": "set_short"}, "applicant_in_order"),
        ({"q": "anh"}, "applicant_in_order"),
        ({"joined": "invited"}, "applicant_not_joined"),
        ({"sort": "specialty"}, "applicant_specialty"),
        ({"sort": "-country"}, "applicant_country"),
    ],
    ids=str,
)
def test_a_page_of_applicants_is_read_from_the_index_of_its_order(
    advisor: Actor, filters: dict[str, str], index: str
) -> None:
    plan = plan_of(lambda: applicants(ApplicantFilters(**filters), Place()))
    assert f"{index} on applicant" in plan
    assert read_whole(plan) == set()


def test_the_applicants_of_one_advisor_are_read_from_an_index(advisor: Actor) -> None:
    assert read_whole(plan_of(lambda: applicants(ApplicantFilters(advisor=str(advisor.own_id)), Place()))) == set()


@pytest.mark.parametrize("filters", [{"tier": "2"}, {"state": "out", "tag": "visa"}, {"q": "anh"}], ids=str)
def test_letters_are_counted_along_an_index_and_not_through_those_of_every_office(
    advisor: Actor, filters: dict[str, str]
) -> None:
    kept = tallies(today())
    assert read_whole(plan_of(lambda: count_letters(LetterFilters(**filters), kept, today()))) == set()


@pytest.mark.parametrize("filters", [{"specialty": "pediatrics", "tag": "visa"}, {"q": "anh"}], ids=str)
def test_applicants_are_counted_along_an_index(advisor: Actor, filters: dict[str, str]) -> None:
    kept = tallies(today())
    assert read_whole(plan_of(lambda: count_applicants(ApplicantFilters(**filters), kept))) == set()


def test_the_queue_reads_no_table_whole(advisor: Actor) -> None:
    plans = plans_of(lambda: queue(today()))
    assert len(plans) >= 3
    assert [read_whole(plan) for plan in plans] == [set()] * len(plans)


def test_the_numbers_above_the_letters_are_those_of_the_office_and_of_no_other(advisor: Actor) -> None:
    assert tallies(today()).letters(*Status) == LETTERS
