"""The self-check of a draft: for the writer alone, with the draft's own words, kept nowhere."""

import io
import logging
import re

import pytest
import sqlalchemy as sa

from tests.pages.applicant.papers import pdf

MARKER = "heliotropecadenza"
DRAFT = (
    "Dear Program Director, I directly supervised Dr. Nguyễn on the inpatient ward for four weeks in March 2027. "
    f"Over the rotation Dr. Nguyễn showed improvement. {MARKER} and her visa is settled."
)
HTMX = {"HX-Request": "true"}


def test_what_was_found_is_quoted_and_what_was_not_says_what_to_add(desk):
    answer = desk.link.post(desk.path("self-check"), data={"words": DRAFT}, headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert re.search("“[^”]*showed improvement[^”]*”", answer.text)
    assert "Program directors read this as the most negative" in answer.text
    assert "Add it if you saw it" in answer.text


def test_a_draft_comes_as_a_file_too(desk):
    words = "I directly supervised Dr. Nguyen on the ward. She showed improvement."
    answer = desk.link.post(desk.path("self-check"), data={"draft": (io.BytesIO(pdf(words)), "draft.pdf")})
    assert answer.status_code == 200
    assert "Showed improvement" in answer.text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Paste your draft here, or choose its file."),
        ({"draft": (io.BytesIO(b"nothing"), "draft.txt")}, "Save it as one of these, or paste its text."),
    ],
)
def test_without_words_it_says_what_to_do(desk, data, sentence):
    assert sentence in desk.link.post(desk.path("self-check"), data=data, headers=HTMX).text


def test_the_page_promises_what_it_keeps(desk):
    answer = desk.link.get(desk.path("self-check"))
    assert "your draft is read in memory and forgotten" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_nothing_of_the_draft_is_anywhere_afterwards(cast, look, desk, caplog, app, headers):
    caplog.set_level(logging.DEBUG)
    answer = desk.link.post(desk.path("self-check"), data={"words": DRAFT}, headers=headers)
    assert MARKER in answer.text  # it was read, and is quoted to its writer: what follows looks for what was there
    tables = look.scalars(
        sa.text("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
    ).all()
    rows = {table: " ".join(look.scalars(sa.text(f'SELECT t::text FROM "{table}" t'))) for table in tables}
    assert "Dr. Helen Park" in rows["letter_request"]  # every row is seen, whoever wrote it
    assert [table for table, text in rows.items() if MARKER in text] == []
    kept = [path for path in app.config["SETTINGS"].data.rglob("*") if path.is_file()]
    assert [path for path in kept if MARKER.encode() in path.read_bytes()] == []
    assert MARKER not in caplog.text
    pages = (
        desk.link.get(desk.path()),
        desk.strangers["minh"].get(f"/applicant/letters/{desk.letter.id}"),
        desk.strangers["anna"].get(f"/advisor/letters/{desk.letter.id}"),
        desk.strangers["anna"].get(f"/advisor/applicants/{cast.minh.id}"),
    )
    assert [MARKER in page.text for page in pages] == [False] * 4


def test_strangers_and_who_uploads_find_nothing_there(desk, designee):
    browsers = [*desk.strangers.values(), designee]
    assert {browser.get(desk.path("self-check")).status_code for browser in browsers} == {404}
    assert {browser.post(desk.path("self-check"), data={"words": DRAFT}).status_code for browser in browsers} == {404}
