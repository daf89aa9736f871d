"""The portal in this process: makes the session cookies, counts the queries of a page, and shows that the right rows come."""

import re
from typing import Any
from urllib.parse import quote
from uuid import UUID

import sqlalchemy as sa
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from bench.addresses import Visit
from bench.cohort import MadeCohort
from blueprints import AREAS
from blueprints.pages import give_to_every_page
from portal.app import create_app
from portal.config import Settings
from portal.extensions import db

#: Who asks, and as whom: said once for every request, and not what a page fetches.
_OF_THE_GUARD = re.compile(r"^SELECT (set_config|.* FROM portal\.person\()", re.DOTALL)
_LETTER = re.compile(r"/advisor/letters/([0-9a-f-]{36})")


class Counted:
    """The portal with an eye on its statements."""

    def __init__(self, settings: Settings, owner: Any) -> None:
        self.owner = owner
        self.app: Flask = create_app(AREAS, settings)
        give_to_every_page(self.app)
        self.statements: list[str] = []
        self._cookies: dict[UUID, str] = {}
        with self.app.app_context():
            self.engine = db.engine
        sa.event.listen(self.engine, "before_cursor_execute", self._note)

    def has(self, endpoint: str) -> bool:
        """Whether there is such a page."""
        return endpoint in self.app.view_functions

    def cookie(self, account: UUID) -> str:
        """The session cookie of somebody who has signed in and seen a page, as a browser brings it back."""
        if account not in self._cookies:
            browser = self.app.test_client()
            with browser.session_transaction() as session:
                session.update({"_user_id": f"{account}.1", "_fresh": True})
            browser.get("/account")  # its forms put their token into the session
            kept = browser.get_cookie("commend")
            self._cookies[account] = kept.value if kept else ""
        return self._cookies[account]

    def token(self, account: UUID) -> str:
        """What the forms hold for whoever has this cookie."""
        session = self.app.session_interface.get_signing_serializer(self.app)  # type: ignore[attr-defined]
        forms = URLSafeTimedSerializer(self.app.config["SECRET_KEY"], salt="wtf-csrf-token")
        return str(forms.dumps(session.loads(self.cookie(account))["csrf_token"]))

    def text(self, visit: Visit) -> str:
        """The page. Raises RuntimeError where it does not answer 200."""
        self.statements.clear()
        browser = self.app.test_client()
        browser.set_cookie("commend", self.cookie(visit.account))
        answer = browser.get(visit.path)
        if answer.status_code != 200:
            raise RuntimeError(f"{visit.path} answered {answer.status_code}")
        return answer.get_data(as_text=True)

    def queries(self, visit: Visit) -> int:
        """How many statements of a page fetch what it shows."""
        self.text(visit)
        return sum(not _OF_THE_GUARD.match(statement.strip()) for statement in self.statements)

    def letters_in(self, visit: Visit) -> list[str]:
        """The letters that a page of the table shows, in its order."""
        return list(dict.fromkeys(_LETTER.findall(self.text(visit))))

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        self.statements.append(statement)


def check_rows(counted: Counted, cohort: MadeCohort) -> int:
    """Hold some tables against hand-written queries, as the owner. Raises RuntimeError at the first that differs."""
    by_due = "order by due_on, id limit 50"
    [(mark,)] = owners_rows(
        counted.owner,
        "select due_on || '~' || id from letter_request where office_id = %s order by due_on, id limit 1 offset 49",
        cohort.office_id,
    )
    first_name = "Ánh"
    expected = {
        "?state=all": by_due,
        f"?state=all&after={mark}": f"{by_due} offset 50",
        "?state=sent": f"and status = 'sent' {by_due}",
        "?state=sent&tier=2": f"and status = 'sent' and tier = '2' {by_due}",
        "?state=all&sort=-due": "order by due_on desc, id desc limit 50",
        f"?state=all&q={quote(first_name)}": f"and search like '%%anh%%' {by_due}",
        "?state=all&q=zzqx": f"and false {by_due}",
    }
    for query, condition in expected.items():
        shown = counted.letters_in(Visit(f"/advisor/letters{query}", cohort.advisor_account))
        rows = owners_rows(
            counted.owner, f"select id::text from letter_request where office_id = %s {condition}", cohort.office_id
        )
        if shown != [letter for (letter,) in rows]:
            raise RuntimeError(f"/advisor/letters{query} shows other letters than it should")
    return len(expected)


def owners_rows(owner: Any, query: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a hand-written query finds for the owner, whom no policy holds back."""
    with owner.cursor() as cursor:
        cursor.execute(query, [str(value) for value in values])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    owner.rollback()
    return rows
