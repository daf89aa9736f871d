"""An applicant's letters on paper, and tables as files that leave while they are read."""

import pytest
import sqlalchemy as sa

from tests.unit.documents.reading import read_back


@pytest.mark.parametrize(
    ("who", "path"), [("anna", "/advisor/applicants/{minh}/letters.pdf"), ("minh", "/applicant/letters.pdf")]
)
def test_the_report_names_each_letter_and_nothing_of_others(cast, browse, who, path):
    cast.letter("uploaded", status_said_by="Dr. Helen Park")
    cast.letter("sent", applicant=cast.kofi, writer=cast.stein)
    answer = browse(cast.account(getattr(cast, who))).get(path.format(minh=cast.minh.id))
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    text = read_back(answer.data).text.replace("\xa0", " ")
    assert ("Dr. Helen Park" in text, "1 of one letter is uploaded" in text, "Stein" in text) == (True, True, False)


def test_another_office_finds_no_report(cast, browse):
    assert browse(cast.account(cast.lena)).get(f"/advisor/applicants/{cast.minh.id}/letters.pdf").status_code == 404


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_is_read_while_it_leaves_by_the_person_who_asked(cast, browse, one_transaction, kind):
    cast.letter("sent")
    cast.letter("sent", applicant=cast.rosa)
    client, seen = browse(cast.account(cast.anna)), []
    sa.event.listen(one_transaction, "before_cursor_execute", lambda _c, _k, statement, *_: seen.append(statement))
    answer = client.get(f"/advisor/letters.{kind}")
    assert answer.is_streamed
    data = answer.get_data()
    assert sum("FROM letter_request" in statement for statement in seen) == 1
    if kind == "csv":
        assert data.decode().count("\n") == 2
