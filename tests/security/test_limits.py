"""Tries are counted in PostgreSQL, for every process together."""

import re

import pytest
import sqlalchemy as sa

from portal.rate_limits import PostgresStorage


def token_of(visitor, path: str = "/sign-in") -> str:
    return re.search(r'name="csrf_token" value="([^"]+)"', visitor.get(path).text)[1]


def tries(visitor, path: str, allowed: int, *, elsewhere: bool = False, **form: str) -> list[int]:
    """The answers to one try more than is allowed; `elsewhere`: each from another network."""
    form["csrf_token"] = token_of(visitor)
    addresses = [f"198.51.{number}.7" if elsewhere else "198.51.100.7" for number in range(allowed + 1)]
    return [visitor.post(path, data=form, environ_base={"REMOTE_ADDR": one}).status_code for one in addresses]


@pytest.mark.parametrize(
    ("path", "allowed", "form", "answer"),
    [
        ("/sign-in", 5, {"email": "anna@example.org"}, 303),
        ("/sign-in/password", 10, {"email": "anna@example.org", "password": "a guess of mine"}, 422),
        ("/letter/" + "x" * 43, 20, {}, 404),
        ("/letter/" + "x" * 43 + "/code", 20, {"code": "12345678"}, 404),
        ("/letter/" + "x" * 43 + "/mail-code", 4, {}, 404),
        ("/letter/" + "x" * 43 + "/again", 3, {}, 303),
    ],
)
def test_one_address_or_one_link_is_tried_so_often_from_anywhere(visitor, path, allowed, form, answer):
    assert tries(visitor, path, allowed, elsewhere=True, **form) == [answer] * allowed + [429]


@pytest.mark.parametrize(
    ("path", "allowed", "answer"), [("/sign-in/" + "x" * 43, 30, 410), ("/reminders/stop/x", 60, 200)]
)
def test_one_network_tries_so_often(visitor, path, allowed, answer):
    assert tries(visitor, path, allowed) == [answer] * allowed + [429]


def test_one_network_may_not_walk_through_addresses(visitor):
    token = token_of(visitor)
    answers = [
        visitor.post("/sign-in", data={"email": f"p{number}@example.org", "csrf_token": token}).status_code
        for number in range(31)
    ]
    assert answers == [303] * 30 + [429]


def test_the_refusal_says_how_long_to_wait(visitor):
    token = token_of(visitor)
    for _ in range(6):
        answer = visitor.post("/sign-in", data={"email": "anna@example.org", "csrf_token": token})
    assert answer.status_code == 429
    assert 590 <= int(answer.headers["Retry-After"]) <= 600
    assert "Try again in 10 minutes" in answer.text


def test_looking_is_not_counted(visitor):
    assert {visitor.get("/sign-in").status_code for _ in range(40)} == {200}


def test_a_network_of_ipv6_is_one_visitor(visitor):
    token = token_of(visitor)
    answers = [
        visitor.post(
            "/sign-in",
            data={"email": f"p{number}@example.org", "csrf_token": token},
            environ_base={"REMOTE_ADDR": f"2001:db8::{number:x}"},
        ).status_code
        for number in range(31)
    ]
    assert answers[-1] == 429


def test_the_counts_hold_nobodys_address(visitor):
    tries(visitor, "/sign-in", 5, email="anna@example.org")
    with PostgresStorage.engine.connect() as connection:
        assert [key for key in connection.scalars(sa.text("SELECT key FROM rate_hit")) if "anna" in key] == []


def test_two_processes_count_together(locked, visitor):
    one, other = PostgresStorage("commend://"), PostgresStorage("commend://")
    assert [one.incr("a", 60), other.incr("a", 60), one.get("a")] == [1, 2, 2]
    other.clear("a")
    assert one.get("a") == 0
