"""What the writer gets: the helper document, every file, one zip, an outline; and what changed since."""

import io
import zipfile

import sqlalchemy as sa

from portal.models import File
from tests.pages.applicant.papers import pdf
from tests.pages.writer.conftest import BULLETS, publish


def test_the_helper_document_stands_on_the_page_and_is_a_pdf_of_one_page(desk):
    page = desk.link.get(desk.path()).text
    assert [bullet in page for bullet in BULLETS] == [True, True]
    answer = desk.link.get(desk.path("helper.pdf"))
    assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_file_of_the_packet_opens_and_is_not_kept_by_the_browser(desk):
    answer = desk.link.get(desk.path("files", str(desk.cv.id)))
    assert (answer.status_code, answer.data) == (200, pdf("A curriculum"))
    assert "Curriculum vitae.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_file_that_was_not_published_is_not_there(cast, look, desk):
    later = File(
        office_id=cast.harbor.id, applicant_id=cast.minh.id, kind="statement", name="later.pdf", media_type="application/pdf", bytes=5
    )  # fmt: skip
    look.add(later)
    look.commit()
    assert desk.link.get(desk.path("files", str(later.id))).status_code == 404


def test_everything_comes_in_one_zip(desk):
    answer = desk.park.get(desk.path("packet.zip"))
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert archive.namelist() == ["What you saw.pdf", "Curriculum vitae.pdf", "Outline.docx"]
        assert archive.read("Curriculum vitae.pdf") == pdf("A curriculum")


def test_the_outline_is_a_word_file(desk):
    answer = desk.link.get(desk.path("outline.docx"))
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert "Saw 6 to 8 patients a session" in archive.read("word/document.xml").decode()


def test_strangers_get_no_file(desk):
    for further in (("helper.pdf",), ("packet.zip",), ("outline.docx",), ("files", str(desk.cv.id))):
        assert {browser.get(desk.path(*further)).status_code for browser in desk.strangers.values()} == {404}


def test_what_changed_after_the_writer_looked_is_said_and_marked(cast, act, look, desk):
    assert "New since" not in desk.link.get(desk.path()).text
    desk.link.post(desk.path("see"))
    look.commit()
    publish(cast, act, desk.letter, [*BULLETS, "Taught blood pressure technique to two students"])
    page = desk.link.get(desk.path()).text
    assert "One bullet added." in page
    assert page.count("New since") == 3  # above the files, above what changed, at the bullet


def test_what_the_writer_says_they_looked_at_is_new_no_more(cast, act, look, desk):
    desk.link.post(desk.path("see"))
    look.commit()
    publish(cast, act, desk.letter, [*BULLETS, "Taught blood pressure technique to two students"])
    assert "I have looked at it" in desk.link.get(desk.path()).text
    desk.link.post(desk.path("packet", "see"))
    assert "New since" not in desk.link.get(desk.path()).text
    look.commit()
    publish(cast, act, desk.letter, [*BULLETS, "Taught technique to two students", "Called families by phone"])
    page = desk.link.get(desk.path()).text
    assert [said in page for said in ("One bullet added.", "One bullet changed.", "New since")] == [True] * 3


def test_everything_since_the_last_look_is_told_not_the_last_version_alone(cast, act, look, desk):
    desk.link.post(desk.path("see"))
    look.commit()
    publish(cast, act, desk.letter, [*BULLETS, "Taught technique to two students"])
    publish(cast, act, desk.letter, [*BULLETS, "Taught technique to two students", "Called families by phone"])
    assert "2 bullets added." in desk.link.get(desk.path()).text


def test_the_version_before_stands_on_a_page_of_its_own_with_its_files(cast, act, look, desk):
    publish(cast, act, desk.letter, ["Led the morning report on six days"])
    assert f'href="{desk.path("packet", "1")}"' in desk.link.get(desk.path()).text
    before = desk.link.get(desk.path("packet", "1"))
    assert before.status_code == 200
    assert [words in before.text for words in (*BULLETS, "Led the morning report")] == [True, True, False]
    assert desk.link.get(desk.path("files", str(desk.cv.id))).status_code == 200
    assert desk.link.get(desk.path("packet", "3")).status_code == 404
    assert {browser.get(desk.path("packet", "1")).status_code for browser in desk.strangers.values()} == {404}


def test_the_first_look_from_the_list_is_seen(look, desk):
    desk.park.post(desk.path("see"))
    look.expire_all()
    assert look.scalars(sa.text("SELECT status FROM letter_request")).all() == ["seen"]
