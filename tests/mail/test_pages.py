"""What was sent to whom is shown to those concerned, with what became of it and a way on where it did not arrive."""

import io
from datetime import timedelta

import pypdfium2
import pytest
import sqlalchemy as sa

from portal.clock import now
from portal.models import History, Message


@pytest.fixture
def mail(cast, look):
    """`mail(…)`: a mail of Harbor's."""

    def mail(**given) -> Message:
        row = Message(
            **{
                "office_id": cast.harbor.id,
                "kind": "thank",
                "to_address": "park@hospital.example.org",
                "to_name": "Dr. Helen Park",
            }
            | given
        )
        look.add(row)
        look.commit()
        return row

    return mail


@pytest.fixture
def dead(cast, look):
    """A letter whose writer's address does not work."""
    letter = cast.letter("sent")
    cast.park.address_fails_since, cast.park.address_fails_as = now(), "bounced"
    look.commit()
    return letter


def test_the_office_sees_who_got_what_when_and_in_which_state(cast, browse, mail):
    mail(status="sent", sent_at=now())
    mail(tries=3, error="451 4.7.1 Greylisted", next_try_at=now() + timedelta(minutes=1))
    mail(status="failed", error="550 5.1.1 No such user")
    mail(status="sent", sent_at=now(), returned_at=now(), returned_as="bounced", returned_why="552 5.2.2 Mailbox full")
    anna = browse(cast.account(cast.anna))
    page = anna.get("/advisor/office/mails").text
    assert "<h1>Two mails did not arrive</h1>" in page
    assert page.count('<tr role="row">') == 5
    assert "Waits: 451 4.7.1 Greylisted; tried 3 times, again today" in page
    assert "Not sent: 550 5.1.1 No such user" in page
    assert ": 552 5.2.2 Mailbox full" in page
    waiting = anna.get("/advisor/office/mails?view=waiting").text
    assert (waiting.count('<tr role="row">'), "Greylisted" in waiting) == (2, True)
    assert anna.get("/advisor/office/mails?view=not-arrived").text.count('<tr role="row">') == 3


def test_another_office_sees_none_of_it(cast, browse, mail):
    row = mail(status="failed", error="550 5.1.1 No such user")
    lena = browse(cast.account(cast.lena))
    assert "Nothing was sent yet" in lena.get("/advisor/office/mails").text
    assert lena.post(f"/advisor/office/mails/{row.id}/send-again").status_code == 404


def test_mails_are_paged_from_the_last_to_the_first(cast, browse, mail, look):
    for minutes in range(60):
        mail(to_name=f"Writer {minutes}", created_at=now() - timedelta(minutes=minutes))
    anna = browse(cast.account(cast.anna))
    first = anna.get("/advisor/office/mails").text
    assert first.count('<tr role="row">') == 51
    older = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = anna.get(older).text
    assert second.count('<tr role="row">') == 11
    newer = second.split('rel="prev"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert anna.get(newer).text.count('<tr role="row">') == 51


def test_the_page_asks_as_often_for_one_mail_as_for_many(cast, browse, mail, one_transaction):
    def asked() -> int:
        seen, anna = [], browse(cast.account(cast.anna))
        watch = lambda _c, _k, statement, *_: seen.append(statement) if "FROM message" in statement else None  # noqa: E731
        sa.event.listen(one_transaction, "before_cursor_execute", watch)
        anna.get("/advisor/office/mails")
        sa.event.remove(one_transaction, "before_cursor_execute", watch)
        return len(seen)

    mail()
    once = asked()
    mail()
    mail()
    assert (once, asked()) == (2, 2)


def test_what_was_given_up_is_sent_again_under_its_own_id(cast, browse, mail, look):
    row = mail(status="failed", error="The server hung up twice", tries=2, no_verdict=2)
    jobs = sa.text("SELECT count(*) FROM procrastinate_jobs WHERE args ->> 'id' = :id")
    before = look.scalar(jobs, {"id": str(row.id)})
    anna = browse(cast.account(cast.anna))
    assert anna.post(f"/advisor/office/mails/{row.id}/send-again").status_code == 303
    look.refresh(row)
    assert (row.status, row.tries, row.no_verdict, row.error) == ("queued", 0, 0, "")
    assert look.scalar(jobs, {"id": str(row.id)}) == before + 1
    assert look.scalars(sa.select(History.kind).where(History.kind == "send_again")).all() == ["send_again"]
    assert anna.post(f"/advisor/office/mails/{row.id}/send-again").status_code == 404


def test_the_letters_page_says_that_the_address_does_not_work_and_what_to_do(cast, browse, dead):
    page = browse(cast.account(cast.anna)).get(f"/advisor/letters/{dead.id}").text
    assert "This address does not work: a mail came back." in page
    assert f'href="/advisor/letters/{dead.id}/address"' in page
    assert f'href="/advisor/letters/{dead.id}/request.pdf"' in page


def test_the_applicant_is_told_and_gives_another_address_that_the_office_sees(cast, browse, dead, look):
    minh = browse(cast.account(cast.minh))
    assert f'href="/applicant/letters/{dead.id}/address"' in minh.get(f"/applicant/letters/{dead.id}").text
    form = minh.get(f"/applicant/letters/{dead.id}/address")
    assert "This address does not work: a mail came back." in form.text
    answer = minh.post(f"/applicant/letters/{dead.id}/address", data={"email": "helen.park@clinic.example.org"})
    assert answer.status_code == 303
    told = look.scalars(sa.select(Message).where(Message.kind == "address_proposed")).one()
    assert (told.to_address, told.facts["email"]) == ("anna@example.org", "helen.park@clinic.example.org")
    page = browse(cast.account(cast.anna)).get(f"/advisor/letters/{dead.id}").text
    assert "Minh Anh Nguyễn says that helen.park@clinic.example.org works." in page
    offered = browse(cast.account(cast.anna)).get(f"/advisor/letters/{dead.id}/address").text
    assert 'value="helen.park@clinic.example.org"' in offered
    assert look.scalars(sa.select(History.kind).where(History.kind == "propose_address")).all() == ["propose_address"]


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("nobody", "This is not an address: it needs a name, an @ and a place."),
        ("PARK@hospital.example.org", "This is the address that does not work. Ask the writer for another one."),
        ("", "Write the address."),
    ],
)
def test_an_address_that_cannot_help_is_not_passed_on(cast, browse, dead, look, email, sentence):
    answer = browse(cast.account(cast.minh)).post(f"/applicant/letters/{dead.id}/address", data={"email": email})
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert look.scalars(sa.select(Message.kind).where(Message.kind == "address_proposed")).all() == []


@pytest.mark.parametrize("who", ["anna", "minh"])
def test_the_request_on_paper_names_everything_and_carries_no_link(cast, browse, dead, who):
    area = "advisor" if who == "anna" else "applicant"
    answer = browse(cast.account(getattr(cast, who))).get(f"/{area}/letters/{dead.id}/request.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    with pypdfium2.PdfDocument(io.BytesIO(answer.data)) as pdf:
        assert len(pdf) == 1
        text = " ".join(pdf[0].get_textpage().get_text_range().split())
    for words in ("For Dr. Helen Park", "Minh Anh Nguyễn asks you", "internal medicine", "ERAS", "harbor@example.org"):
        assert words in text
    assert ("/letter/" in text, b"/URI" in answer.data) == (False, False)


def test_the_applicant_sees_what_was_sent_without_the_writers_links(cast, browse, dead, mail):
    told = {"request_id": dead.id, "applicant_id": cast.minh.id, "status": "sent", "sent_at": now()}
    mail(**told, facts={"subject": "May I ask you?", "body": "Dear Dr. Park, I learned a lot."}, kind="ask")
    mail(**told, kind="gentle_reminder", link_id=dead.id)
    page = browse(cast.account(cast.minh)).get(f"/applicant/letters/{dead.id}/mails").text
    assert "Dear Dr. Park, I learned a lot." in page
    assert "A gentle reminder" not in page
    for stranger in (cast.kofi, cast.rosa, cast.anna, cast.park):
        assert browse(cast.account(stranger)).get(f"/applicant/letters/{dead.id}/mails").status_code == 404
