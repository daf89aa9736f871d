"""Whatever a person can write is shown as text: markup in every column of every row, then every page, picture, calendar and mail."""

import re
from collections import defaultdict
from contextlib import suppress
from datetime import timedelta
from html.parser import HTMLParser

import pytest
import sqlalchemy as sa
from jinja2 import UndefinedError

from portal.clock import now, today
from portal.models import ListComment, Message, ProgramList, Wording
from portal.writing import write
from tests import test_access
from tests.access_table import TABLE

scene = test_access.scene  # one of everything, and a browser for each kind of person

#: Columns in which a code stands that our own code reads: no form takes anything else.
CODES = frozenset(
    {"time_zone", "service", "code", "slug", "kind", "status", "role", "holder", "theme", "token_hash", "browser_hash"}
    | {"file_hash", "key", "shown_to", "media_type", "author_role", "actor_role", "status_said_by", "password_hash"}
)
_COLUMNS = sa.text("""
    SELECT c.table_name, c.column_name, c.udt_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
      AND c.udt_name IN ('text', '_text') AND c.table_name !~ '^procrastinate|^alembic' ORDER BY 1, 2
""")
#: What people write and others read: if one of these is on no page, the test looks at nothing.
READ_BY_OTHERS = frozenset(
    {"account.name", "applicant.first_name", "advisor.name", "cohort_import.file_name"}
    | {"file.name", "history.actor_name", "letter_request.writer_name", "list_comment.author_name", "list_comment.text"}
    | {
        "office.name",
        "packet.bullets",
        "program.name",
        "program_list.name",
        "program_proposal.reason",
        "rotation.place",
    }
    | {"saved_view.name", "season.name", "service.name", "writer.name", "writer_choice.writer_name", "message.error"}
)


def marker(number: int) -> str:
    return f"\"><script>{number}m</script>'onx="


def write_markup_everywhere(look) -> dict[int, str]:
    """Put the marker behind every text; which number stands for which column. What a constraint keeps, it keeps."""
    marks = {}
    look.execute(sa.text("SET LOCAL session_replication_role = replica"))  # history is never changed, but here
    for number, (table, column, kind) in enumerate(look.execute(_COLUMNS).all(), 1000):
        if column in CODES:
            continue
        changed = f"{column} || :marker" if kind == "text" else f"array(select x || :marker from unnest({column}) x)"
        try:
            with look.begin_nested():
                look.execute(sa.text(f"UPDATE {table} SET {column} = {changed}"), {"marker": marker(number)})
                marks[number] = f"{table}.{column}"
        except sa.exc.IntegrityError:
            continue
    look.execute(sa.text("SET LOCAL session_replication_role = origin"))
    look.commit()
    return marks


@pytest.fixture
def talk(cast, scene, look):
    """Somebody comments a list, and the office has words of its own."""
    of = {"office_id": cast.harbor.id}
    kept = look.scalars(sa.select(ProgramList)).one()
    look.add_all([
        ListComment(**of, list_id=kept.id, applicant_id=cast.minh.id, author_role="advisor", author_name="Anna", text="Too wide."),
        Wording(**of, kind="message", key="thank_you", subject="Thanks", body="Thank you.", changed_at=now()),
        Wording(**of, kind="finding", key="ask_now.title", body="Ask now.", changed_at=now()),
    ])  # fmt: skip
    look.commit()


def test_nothing_that_people_wrote_is_markup_on_any_page(app, scene, look, talk):
    marks, run, seen, broken = write_markup_everywhere(look), [], defaultdict(set), []
    for line in TABLE:
        if "GET" not in test_access._methods(app, line.endpoint):
            continue
        path = test_access._path(app, scene, line)
        for who, browser in scene.browsers.items():
            if who not in line.may:
                continue
            answer = browser.get(path)
            if answer.status_code != line.answer:
                broken.append((line.endpoint, who.name, answer.status_code))
            text = answer.get_data().decode(errors="replace")
            if answer.mimetype in ("text/html", "image/svg+xml"):
                run += [(line.endpoint, found) for found in re.findall(r"<script>\d{4}m|'onx=", text)]
            if answer.mimetype == "text/csv":
                run += [(line.endpoint, cell) for cell in re.findall(r'(?:^|,)"?([=+@][^,\n]*)', text)]
            for number in re.findall(r"(\d{4})m", text):
                seen[marks.get(int(number), "")].add(line.endpoint)
    assert run == []
    assert broken == []
    assert READ_BY_OTHERS - seen.keys() == set()


def kinds_of_mail(app) -> list[str]:
    names = app.jinja_env.list_templates(filter_func=lambda name: name.startswith("mail/") and name.endswith(".txt"))
    return sorted(name.removeprefix("mail/").removesuffix(".txt") for name in names)


class Run(HTMLParser):
    """What of a marker a browser would take for markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attributes):
        self.found += [tag] if tag == "script" else [name for name, _ in attributes if name.startswith("on")]


def markup_in(html: str) -> list[str]:
    run = Run()
    run.feed(html)
    return run.found


#: What facts of mails are called that hold words of somebody; a kind that needs a date or a number beside is not written here.
WORDS = (
    *("applicant", "writer", "subject", "body", "reason", "comment", "list", "program", "advisor", "author", "answer"),
    *("place", "name", "note", "email", "address", "file", "why", "words"),
)


def test_nothing_that_people_wrote_is_markup_or_a_header_in_a_mail(app, cast, act, look):
    letter, written = cast.letter("sent"), {}
    cast.harbor.name += marker(1235)
    look.commit()
    for kind in kinds_of_mail(app):
        row = Message(
            id=letter.id, kind=kind, to_address="park@hospital.example.org", to_name="Dr. Park\r\nBcc: x@example.org" + marker(1236),
            office_id=cast.harbor.id, applicant_id=cast.minh.id, request_id=letter.id, due_on=today() + timedelta(days=9),
            facts={name: marker(1234) + "\r\nBcc: x@example.org" for name in WORDS}, created_at=now(),
        )  # fmt: skip
        with app.test_request_context(), act(cast.actor(cast.anna)), suppress(UndefinedError, TypeError, ValueError):
            written[kind] = write(row, app.config["SETTINGS"])
    assert {kind: found for kind, mail in written.items() if (found := markup_in(mail.html))} == {}
    heads = {kind: bytes(mail).partition(b"\r\n\r\n")[0] for kind, mail in written.items()}
    assert [kind for kind, head in heads.items() if re.search(rb"(?mi)^bcc:", head)] == []
    assert sum("1234m" in mail.html for mail in written.values()) > 10
    assert markup_in(marker(1) + "<p onx='1'>") == ["script", "onx"]
