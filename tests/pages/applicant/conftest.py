"""Minh at her browser, the strangers at theirs, and a count of what a page asks of the database."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy import event


@pytest.fixture
def minh(cast, browse) -> FlaskClient:
    """Minh, signed in."""
    return browse(cast.account(cast.minh))


@pytest.fixture
def row(look):
    """`row(Model, name=value)`: the one row, as it is now."""

    def row(model, **given):
        return look.scalars(sa.select(model).filter_by(**given).execution_options(populate_existing=True)).one()

    return row


@pytest.fixture
def refuses_strangers(cast, browse) -> Callable[[str], None]:
    """Nobody but its applicant finds the page: not another applicant, an advisor, a writer, another office."""

    def check(url: str) -> None:
        for person in (cast.kofi, cast.rosa, cast.anna, cast.lena, cast.park):
            answer = browse(cast.account(person)).get(url)
            assert (person.email, answer.status_code) == (person.email, 404)
        assert browse().get(url).status_code == 302

    return check


@pytest.fixture
def data_queries(one_transaction, browse, cast) -> Callable[[str], int]:
    """How many queries fetch the page's data: not the person's, nor what tells PostgreSQL who acts."""

    def count(url: str) -> int:
        client, seen = browse(cast.account(cast.minh)), []

        def watch(_connection, _cursor, statement, *_rest) -> None:
            if statement.lstrip().upper().startswith("SELECT") and not any(
                aside in statement for aside in ("set_config", "portal.person", "rate_hit", "portal.hits")
            ):
                seen.append(statement)

        event.listen(one_transaction, "before_cursor_execute", watch)
        try:
            assert client.get(url).status_code == 200
        finally:
            event.remove(one_transaction, "before_cursor_execute", watch)
        return len(seen)

    return count
