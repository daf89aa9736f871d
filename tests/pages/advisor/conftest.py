"""Anna at her browser, and a count of what a page asks of the database."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

ASIDE = ("set_config", "portal.person", "rate_hit", "portal.hits")


@pytest.fixture
def anna(cast, browse) -> FlaskClient:
    """Anna, signed in."""
    return browse(cast.account(cast.anna))


@pytest.fixture
def data_queries(one_transaction, browse, cast) -> Callable[[str], int]:
    """How many queries fetch the page's data: not the person's, nor what tells PostgreSQL who acts."""

    def count(url: str) -> int:
        client, seen = browse(cast.account(cast.anna)), []

        def watch(_connection, _cursor, statement, *_rest) -> None:
            if statement.lstrip().upper().startswith(("SELECT", "WITH", "(")) and not any(
                aside in statement for aside in ASIDE
            ):
                seen.append(statement)

        event.listen(one_transaction, "before_cursor_execute", watch)
        try:
            assert client.get(url).status_code == 200
        finally:
            event.remove(one_transaction, "before_cursor_execute", watch)
        return len(seen)

    return count


def letters_in(page: str) -> list[str]:
    """The ids of the letters in a table, in its order."""
    return re.findall(r'<a class="row-link" href="/advisor/letters/([0-9a-f-]{36})"', page)


def names_in(page: str) -> list[str]:
    """The names that begin the rows of a table."""
    return re.findall(r'<th role="rowheader" scope="row"><a class="row-link" href="[^"]+">([^<]+?)\s*<', page)
