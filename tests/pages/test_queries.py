"""Every page that has no id in its address asks the database the same few times for one row and for three."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.clock import today
from portal.models import Account, Message
from tests.cast import Cast

#: What no page fetches: who asks, and as whom.
ASIDE = ("set_config", "portal.person", "rate_hit", "portal.hits")
AREAS = {"/advisor/": "anna", "/applicant/": "minh", "/writer/": "park"}
#: A page that looks at everything at once: each of these is a query of its own whatever there is.
MOST, MOST_OF = 4, {"/applicant/programs/lists/new": 5}


@pytest.fixture
def queries(one_transaction: sa.Connection, browse: Callable) -> Callable[[Account, str], int]:
    """How many queries fetch what a page shows to somebody."""

    def count(account: Account, url: str) -> int:
        browser, seen = browse(account), []

        def watch(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            fetches = statement.lstrip().upper().startswith(("SELECT", "WITH", "("))
            if fetches and not any(aside in statement for aside in ASIDE):
                seen.append(statement)

        sa.event.listen(one_transaction, "before_cursor_execute", watch)
        try:
            assert browser.get(url).status_code in (200, 302)
        finally:
            sa.event.remove(one_transaction, "before_cursor_execute", watch)
        return len(seen)

    return count


def add_rows(cast: Cast, look: sa.orm.Session) -> None:
    """A letter on its way with a mail that failed, one that is there, and a choice that waits."""
    letter = cast.letter("sent", due_on=today() + timedelta(days=4))
    cast.letter("available", due_on=today() + timedelta(days=4))
    cast.choice(status="proposed")
    look.add(
        Message(
            office_id=letter.office_id, applicant_id=letter.applicant_id, request_id=letter.id, kind="gentle_reminder",
            to_address="park@example.org", status="failed",
        )
    )  # fmt: skip
    look.flush()


@pytest.mark.parametrize("area", AREAS)
def test_more_rows_take_no_more_queries(
    app: Flask, cast: Cast, look: sa.orm.Session, queries: Callable[[Account, str], int], area: str
) -> None:
    account = cast.account(getattr(cast, AREAS[area]))
    rules = (rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and not rule.arguments)
    pages = sorted(rule.rule for rule in rules if rule.rule.startswith(area))
    assert area in pages
    add_rows(cast, look)
    few = {page: queries(account, page) for page in pages}
    for _ in range(2):
        add_rows(cast, look)
    assert {page: queries(account, page) for page in pages} == few
    assert [page for page, count in few.items() if count > MOST_OF.get(page, MOST)] == []
