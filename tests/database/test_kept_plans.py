"""A statement that a page asks is planned once a connection, and its values are told each time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from portal import kept_plans
from portal.extensions import db
from portal.models import Applicant
from portal.queries.asking import ask
from tests.cast import Cast
from tests.conftest import make_settings, portal_for_tests

_NAMES = sa.select(Applicant.first_name).order_by(Applicant.first_name)
_NAMED = _NAMES.where(Applicant.first_name == sa.bindparam("name"))


def prepared() -> list[str]:
    """What this connection has prepared, without the names."""
    rows = db.session.connection().exec_driver_sql("SELECT statement FROM pg_prepared_statements")
    return [text.partition(" AS ")[2] for (text,) in rows]


@pytest.fixture(autouse=True)
def nothing_is_kept_yet(one_transaction: sa.Connection | None) -> None:
    if one_transaction:
        one_transaction.exec_driver_sql("DEALLOCATE ALL")
        one_transaction.info.pop("kept_plans", None)


def test_a_statement_is_prepared_once_and_answers_for_each_value(cast: Cast, act: Callable[..., Any]) -> None:
    with act(cast.actor(cast.anna)):
        found = [ask(_NAMED, {"name": name}) for name in ("Minh Anh", "Nobody", "Minh Anh")]
        assert [[row.first_name for row in rows] for rows in found] == [["Minh Anh"], [], ["Minh Anh"]]
        assert len(prepared()) == 1


def test_each_role_sees_its_own_rows_through_a_plan_of_its_own(cast: Cast, act: Callable[..., Any]) -> None:
    with act(cast.actor(cast.anna)):
        of_the_office = {row.first_name for row in ask(_NAMES)}
    with act(cast.actor(cast.minh)):
        of_minh = [row.first_name for row in ask(_NAMES)]
        assert len(prepared()) == 2
    with act(cast.actor(cast.lena)):
        of_another_office = {row.first_name for row in ask(_NAMES)}
        assert len(prepared()) == 2
    assert of_minh == ["Minh Anh"]
    assert "Minh Anh" in of_the_office
    assert of_the_office.isdisjoint(of_another_office)


def test_what_is_not_told_is_part_of_the_statement_whatever_signs_it_has(cast: Cast, act: Callable[..., Any]) -> None:
    odd = "O'Brien %(name)s 100% \\ $1 ünï"
    with act(cast.actor(cast.anna)):
        rows = ask(sa.select(sa.literal(odd), sa.bindparam("name", type_=sa.Text())), {"name": "told"})
    assert [tuple(row) for row in rows] == [(odd, "told")]


def test_a_list_that_is_told_may_grow(cast: Cast, act: Callable[..., Any]) -> None:
    some = _NAMES.where(Applicant.first_name.in_(sa.bindparam("names", expanding=True)))
    with act(cast.actor(cast.anna)):
        assert [row.first_name for row in ask(some, {"names": ["Minh Anh"]})] == ["Minh Anh"]
        assert [row.first_name for row in ask(some, {"names": ["Nobody", "Minh Anh"]})] == ["Minh Anh"]
        assert ask(some, {"names": []}) == []


def test_an_id_and_none_are_values_like_any_other(cast: Cast, act: Callable[..., Any]) -> None:
    by_id = _NAMES.where(Applicant.id == sa.bindparam("id"))
    with act(cast.actor(cast.anna)):
        found = [[row.first_name for row in ask(by_id, {"id": value})] for value in (cast.minh.id, uuid4(), None)]
    assert found == [["Minh Anh"], [], []]


def test_beyond_so_many_the_oldest_plan_is_forgotten(
    cast: Cast, act: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_plans, "MOST_KEPT", 2)
    first, second, third = (sa.select(sa.literal(place), sa.literal("of three")) for place in (1, 2, 3))
    with act(cast.actor(cast.anna)):
        for statement in (first, second, first, third):
            ask(statement)
        assert sorted(text.split("AS")[0].strip() for text in prepared()) == ["SELECT 1", "SELECT 3"]
        assert [tuple(row) for row in ask(second)] == [(2, "of three")]


def test_a_plan_outlives_a_transaction_that_is_given_up(cast: Cast, act: Callable[..., Any]) -> None:
    with act(cast.actor(cast.anna)):
        ask(_NAMED, {"name": "Minh Anh"})
        db.session.rollback()
    with act(cast.actor(cast.anna)):
        assert [row.first_name for row in ask(_NAMED, {"name": "Minh Anh"})] == ["Minh Anh"]
        assert len(prepared()) == 1


def test_where_connections_change_hands_nothing_is_prepared(owner_url: str, tmp_path: Path) -> None:
    portal = portal_for_tests(make_settings(owner_url, tmp_path, kept_plans=False))
    with portal.app_context():
        assert [tuple(row) for row in ask(sa.select(sa.literal(1)))] == [(1,)]
        assert prepared() == []
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("mode", ["force_generic_plan", "force_custom_plan"])
def test_a_plan_made_for_one_shows_nothing_of_theirs_to_another_of_the_same_role(
    cast: Cast, act: Callable[..., Any], mode: str
) -> None:
    by_id = _NAMES.where(Applicant.id == sa.bindparam("id"))
    found = []
    for person in (cast.anna, cast.lena, cast.minh, cast.kofi, cast.rosa, cast.park):
        with act(cast.actor(person)):
            db.session.execute(sa.text(f"SET LOCAL plan_cache_mode = {mode}"))
            rows = [*ask(_NAMES), *ask(by_id, {"id": cast.minh.id})]
            found.append([row.first_name for row in rows])
    of_minh = "Minh Anh"
    assert found[:2] == [["Kofi", of_minh, of_minh], ["Rosa"]]
    assert found[2:] == [[of_minh, of_minh], ["Kofi"], ["Rosa"], []]


def test_two_values_that_python_takes_for_the_same_are_two_statements(cast: Cast, act: Callable[..., Any]) -> None:
    with act(cast.actor(cast.anna)):
        rows = [ask(sa.select(sa.literal(value))) for value in (1, True, 1.0)]
    assert [repr(row[0]) for (row,) in rows] == ["1", "True", "1.0"]


@pytest.mark.parametrize("conforming", ["on", "off"])
def test_a_value_is_a_value_however_postgresql_reads_backslashes(
    cast: Cast, act: Callable[..., Any], conforming: str
) -> None:
    odd = "\\' || (SELECT string_agg(email, ',') FROM account) || '\\"
    with act(cast.actor(cast.anna)):
        db.session.execute(sa.text(f"SET LOCAL standard_conforming_strings = {conforming}"))
        db.session.execute(sa.text("SET LOCAL escape_string_warning = off"))
        rows = ask(sa.select(sa.literal(odd), sa.bindparam("name", type_=sa.Text())), {"name": odd})
    assert [tuple(row) for row in rows] == [(odd, odd)]
