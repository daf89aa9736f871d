"""Signs that no keyboard has, in addresses and forms: an answer of ours, and never a fault."""

import io
from urllib.parse import urlencode

import pytest

from portal.models import Applicant, CohortImport

#: For SQL, LIKE, format strings and psycopg2, for lists and arrays, for our own places in rows; too long, turned round, too big.
ODD = (
    *("a\0b", "'", "\\", "%", "%%", "%(q)s", "$1", "'; drop table x --", "{1,2}", "[]", "\ue000writer\ue001", "a\r\nb", "\u202e"),
    *("NULL", "9" * 30, "-1", "1e9", "none,none", "2026-02-30", "é" * 300, " ".join("abcdefghij" * 9)),
)  # fmt: skip
ASKED = {
    "/advisor/letters": "q state tier specialty service due advisor tag finding sort columns after before",
    "/advisor/applicants": "q specialty joined tag advisor finding country season sort columns after",
    "/advisor/letters.csv": "q tier columns",
    "/advisor/programs": "q specialty service after",
    "/advisor/mails": "view before after",
}


@pytest.mark.parametrize("path", ASKED)
def test_whatever_stands_behind_the_question_mark_is_answered(cast, browse, path):
    cast.letter("sent")
    anna = browse(cast.account(cast.anna))
    asked = [(name, odd) for name in ASKED[path].split() for odd in ODD]
    answers = {pair: anna.get(f"{path}?{urlencode([pair])}").status_code for pair in asked}
    assert {pair: status for pair, status in answers.items() if status not in (200, 302, 404)} == {}


@pytest.mark.parametrize(
    "path", ["/advisor/office/services/e%00ras", "/static/a%00b.css", "/link/a%00b", "/advice/%00"]
)
def test_there_is_no_page_whose_address_holds_a_nul(cast, browse, path):
    assert browse(cast.account(cast.anna)).get(path).status_code == 404


def test_a_nul_in_a_form_or_a_name_of_a_file_is_left_out(cast, browse, look):
    anna = browse(cast.account(cast.anna))
    told = {"first_name": "A\0ma", "email": "ama@example.org", "season_id": str(cast.season.id)}
    assert anna.post("/advisor/applicants/new", data=told).status_code == 302
    assert look.query(Applicant.first_name).filter_by(email="ama@example.org").scalar() == "Ama"
    file = (io.BytesIO(b"First name,Email\nKofi,kofi2@example.org\n"), "a\0b.csv")
    anna.post("/advisor/cohort", data={"season_id": str(cast.season.id), "file": file})
    assert look.query(CohortImport.file_name).scalar() == "ab.csv"
    assert browse().post("/sign-in", data={"email": "a\0nna@example.org"}).status_code == 303
