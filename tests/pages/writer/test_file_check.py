"""The file check on the page: answered at once, kept nowhere."""

import io
import logging

import pytest
import sqlalchemy as sa
from flask import request

from tests.pages.applicant.papers import pdf

MARKER = "heliotropecadenza"
HTMX = {"HX-Request": "true"}


def letter_file(words: str = "Dear Program Director", name: str = "Letter.pdf") -> dict[str, tuple[io.BytesIO, str]]:
    return {"letter": (io.BytesIO(pdf(words)), name)}


def test_the_verdict_comes_first_and_every_reason_has_its_fix(desk):
    answer = desk.link.post(desk.path("check"), data={"letter": (io.BytesIO(b"no pdf"), "letter.doc")})
    assert answer.status_code == 200
    assert "2 things to fix" in answer.text
    assert "This is not a PDF." in answer.text
    assert "In Word: open the letter" in answer.text


def test_with_a_script_only_the_answer_comes(desk):
    answer = desk.link.post(desk.path("check"), data=letter_file(), headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "verdict" in answer.text
    assert "data:image/png;base64," in answer.text


def test_no_file_is_said_in_a_sentence(desk):
    assert "Choose the letter as a PDF first" in desk.link.post(desk.path("check")).text


def test_who_uploads_may_check_too(desk, designee):
    assert "verdict" in designee.post(desk.path("check"), data=letter_file(), headers=HTMX).text


def test_it_is_never_cached(desk):
    assert desk.link.post(desk.path("check"), data=letter_file()).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_nothing_of_the_letter_is_anywhere_afterwards(cast, look, desk, caplog, tmp_path, monkeypatch, app, headers):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    large = letter_file(f"{MARKER} " * 9, f"{MARKER}.pdf")
    large["letter"][0].seek(0, io.SEEK_END)
    large["letter"][0].write(b"\n" * 700_000)  # over what is spooled to a disk elsewhere
    large["letter"][0].seek(0)
    assert desk.link.post(desk.path("check"), data=large, headers=headers).status_code == 200
    tables = look.scalars(
        sa.text("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
    ).all()
    rows = {table: " ".join(look.scalars(sa.text(f'SELECT t::text FROM "{table}" t'))) for table in tables}
    assert [table for table, text in rows.items() if MARKER in text] == []
    data = app.config["SETTINGS"].data
    kept = [path for folder in (tmp_path, data) for path in folder.rglob("*") if path.is_file()]
    assert [path for path in kept if MARKER.encode() in path.read_bytes() or MARKER in path.name] == []
    assert MARKER not in caplog.text
    pages = (
        desk.link.get(desk.path()),
        desk.strangers["minh"].get(f"/applicant/letters/{desk.letter.id}"),
        desk.strangers["anna"].get(f"/advisor/letters/{desk.letter.id}"),
        desk.strangers["anna"].get(f"/advisor/applicants/{cast.minh.id}"),
    )
    assert [page.status_code for page in pages] == [200] * 4
    assert [MARKER in page.text for page in pages] == [False] * 4


def test_an_upload_stays_in_memory_whatever_its_size(app):
    sent = {"letter": (io.BytesIO(b"x" * 2_000_000), "letter.pdf")}
    with app.test_request_context("/", method="POST", data=sent):
        assert type(request.files["letter"].stream) is io.BytesIO
