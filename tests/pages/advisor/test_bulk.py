"""One thing done to many rows: chosen in a table, looked at, done by the worker once, taken back while nothing was sent."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.clock import now, today
from portal.models import Advisor, Applicant, BulkAction, BulkItem, History, LetterRequest, Message
from portal.queries.find import find
from portal.usecases import bulk as bulk_actions
from portal.usecases import bulk_acts
from portal.usecases.links import issue_link
from portal.usecases.people import remove_advisor
from tests.pages.advisor.test_imports import text_of


@pytest.fixture
def letters(cast):
    """One with its writer, one paused, one uploaded, and one of another office."""
    return {
        "sent": cast.letter("sent", applicant=cast.kofi),
        "paused": cast.letter("seen", writer=cast.stein, reminders_paused_at=sa.func.now()),
        "uploaded": cast.letter("uploaded"),
        "lakeside": cast.letter("sent", applicant=cast.rosa),
    }


def choose(client, of: str, kind: str, *rows, **more: str) -> str:
    """Tick these rows and press the button; the address of the action."""
    answer = client.post("/advisor/bulk", data={"of": of, "kind": kind, "ids": [str(row.id) for row in rows]} | more)
    assert answer.status_code == 303, answer.text
    return answer.location


def work(act, cast, look, address: str, killed_after: int | None = None) -> None:
    """The worker's job, as Anna; `killed_after` so many steps it is lost with what it had not committed."""
    look.commit()
    with act(cast.actor(cast.anna)) as session:
        for step, _ in enumerate(bulk_actions.work_in_pieces(address.rsplit("/", 1)[1]), start=1):
            session.commit()
            if step == killed_after:
                return


def tags(look, cast) -> dict[str, list[str]]:
    look.expire_all()
    rows = look.execute(sa.select(Applicant.first_name, Applicant.tags).where(Applicant.office_id == cast.harbor.id))
    return {name: found for name, found in rows if found}


def open_links(act, cast, *letters) -> None:
    with act(cast.actor(cast.anna)):
        for letter in letters:
            issue_link(find(LetterRequest, letter.id), "writer", letter.writer_account_id)


def test_the_preview_says_whom_and_who_is_left_out_and_why(cast, anna, act, look, letters):
    look.commit()
    open_links(act, cast, letters["sent"], letters["paused"])
    page = text_of(anna.get(choose(anna, "letters", "remind", *letters.values())))
    assert "Remind the writer of one letter?" in page
    assert "One writer paused the reminders. Dr. Rebecca Stein · Minh Anh Nguyễn" in page
    assert "One letter is not with its writer. Dr. Helen Park · Minh Anh Nguyễn" in page
    assert "Rosa" not in page


def test_tagging_is_done_once_and_taken_back(cast, anna, act, look):
    address = choose(anna, "applicants", "tag", cast.minh, cast.kofi)
    assert "Which tag for 2 applicants?" in anna.get(address).text
    assert tags(look, cast) == {}
    assert anna.post(address, data={"tag": " visa "}).status_code == 303
    assert anna.post(address, data={"tag": "visa"}).status_code == 409
    work(act, cast, look, address)
    work(act, cast, look, address)
    assert tags(look, cast) == {"Minh Anh": ["visa"], "Kofi": ["visa"]}
    assert look.scalar(sa.select(sa.func.count()).where(History.kind == "tag_applicant")) == 2
    assert "2 applicants are tagged" in anna.get(address).text
    anna.post(f"{address}/undo")
    assert tags(look, cast) == {}
    assert anna.post(f"{address}/undo").status_code == 409


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("tag", {"tag": "visa"}),
        ("message", {"subject": "The fair", "body": "Come."}),
        ("assign_advisor", {"advisor_id": "ben"}),
    ],
)
def test_many_rows_take_no_more_statements_than_one(cast, anna, act, look, one_transaction, kind, told):
    others = [
        Applicant(office_id=cast.harbor.id, season_id=cast.season.id, first_name="Ama", email=f"ama{n}@example.org")
        for n in range(20)
    ]
    look.add_all(others)
    look.commit()
    statements: list[str] = []
    counted = []
    sa.event.listen(one_transaction, "before_cursor_execute", lambda *sent: statements.append(sent[2]))
    for those in (others[:1], others[1:]):
        address = choose(anna, "applicants", kind, *those)
        anna.post(address, data={name: str(cast.ben.id) if value == "ben" else value for name, value in told.items()})
        statements.clear()
        work(act, cast, look, address)
        counted.append(len(statements))
    assert counted[0] == counted[1]


def test_undo_leaves_alone_what_somebody_changed_since(cast, anna, act, look):
    address = choose(anna, "applicants", "assign_advisor", cast.minh, cast.kofi)
    anna.post(address, data={"advisor_id": str(cast.ben.id)})
    work(act, cast, look, address)
    look.expire_all()
    assert {cast.minh.advisor_id, cast.kofi.advisor_id} == {cast.ben.id}
    assert "1 of 1" not in anna.get(address).text
    assert "One is like this already" in text_of(anna.get(address))  # Kofi was Ben's
    cast.minh.advisor_id = None
    look.commit()
    assert "Nothing was sent" in anna.post(f"{address}/undo", follow_redirects=True).text
    look.expire_all()
    assert cast.minh.advisor_id is None


def test_nobody_is_given_to_an_advisor_who_has_left_meanwhile(cast, anna, act, look):
    address = choose(anna, "applicants", "assign_advisor", cast.minh)
    anna.post(address, data={"advisor_id": str(cast.ben.id)})
    with act(cast.actor(cast.anna)):
        remove_advisor(find(Advisor, cast.ben.id))
    work(act, cast, look, address)
    look.expire_all()
    assert cast.minh.advisor_id == cast.anna.id
    assert "One stays as it is: the advisor has left the office" in text_of(anna.get(address))


def test_undo_gives_nobody_back_to_an_advisor_who_has_left_meanwhile(cast, anna, act, look):
    address = choose(anna, "applicants", "assign_advisor", cast.kofi)
    anna.post(address, data={"advisor_id": str(cast.anna.id)})
    work(act, cast, look, address)
    with act(cast.actor(cast.anna)):
        remove_advisor(find(Advisor, cast.ben.id))
    anna.post(f"{address}/undo")
    look.expire_all()
    assert cast.kofi.advisor_id == cast.anna.id


def test_undo_moves_no_date_of_a_letter_that_has_come_meanwhile(cast, anna, act, look, letters):
    address = choose(anna, "letters", "move_due", letters["sent"], letters["paused"])
    on, before = today() + timedelta(days=40), letters["paused"].due_on
    anna.post(address, data={"on": on.isoformat()})
    work(act, cast, look, address)
    look.expire_all()
    letters["sent"].status, letters["sent"].uploaded_at, letters["sent"].uploaded_by = "uploaded", now(), "writer"
    look.commit()
    anna_says = anna.post(f"{address}/undo", follow_redirects=True).text
    look.expire_all()
    assert "One row is as it was." in anna_says
    assert [letters[name].due_on for name in ("sent", "paused")] == [on, before]


def test_a_date_that_has_passed_before_the_worker_came_is_not_set(cast, anna, act, look, letters):
    address = choose(anna, "letters", "move_due", letters["sent"])
    before = letters["sent"].due_on
    anna.post(address, data={"on": (today() + timedelta(days=1)).isoformat()})
    look.execute(sa.update(BulkAction).values(facts={"on": today().isoformat(), "note": ""}))
    work(act, cast, look, address)
    look.expire_all()
    assert letters["sent"].due_on == before
    assert "One keeps its date: the new one has passed" in text_of(anna.get(address))


def test_all_that_the_filters_leave_are_meant_on_whatever_page_they_stand(cast, anna, look):
    address = choose(anna, "applicants", "tag", everything="y", filters="q=kofi")
    meant = look.scalars(sa.select(BulkItem.applicant_id)).all()
    assert (address.startswith("/advisor/bulk/"), meant) == (True, [cast.kofi.id])


def test_all_letters_of_a_finding_are_meant_and_no_other(cast, anna, look):
    own, _other = cast.letter("sent"), cast.letter("sent", applicant=cast.kofi)
    choose(anna, "letters", "move_due", everything="y", filters="finding=no_global_health_letter&columns=due")
    assert look.scalars(sa.select(BulkItem.request_id)).all() == [own.id]


def test_nobody_of_another_office_is_ever_meant(cast, anna, look):
    answer = anna.post(
        "/advisor/bulk", data={"of": "applicants", "kind": "tag", "ids": [str(cast.rosa.id), "nonsense"]}
    )
    assert answer.status_code == 409
    assert "No row was chosen." in answer.text
    assert look.scalars(sa.select(BulkAction)).all() == []


def test_a_due_date_is_moved_for_all_and_moved_back(cast, anna, act, look, letters):
    address = choose(anna, "letters", "move_due", letters["sent"], letters["paused"], letters["uploaded"])
    page = text_of(anna.get(address))
    assert "By when are these 2 letters due?" in page
    assert "One letter is uploaded" in page
    assert anna.post(address, data={"on": today().isoformat()}).status_code == 422
    on, before = today() + timedelta(days=40), letters["sent"].due_on
    anna.post(address, data={"on": on.isoformat()})
    work(act, cast, look, address)
    look.expire_all()
    assert [letters[name].due_on for name in ("sent", "paused", "uploaded")] == [on, on, before]
    anna.post(f"{address}/undo")
    look.expire_all()
    assert letters["sent"].due_on == before


def test_messages_leave_once_whoever_is_killed(cast, anna, act, look, monkeypatch):
    monkeypatch.setattr(bulk_acts, "PIECE_OF_A_SET", 1)
    address = choose(anna, "applicants", "message", cast.minh, cast.kofi)
    assert anna.post(address, data={"subject": "", "body": "Hello"}).status_code == 422
    anna.post(address, data={"subject": "The fair", "body": "Come on Monday."})
    work(act, cast, look, address, killed_after=1)
    assert anna.post(f"{address}/undo").status_code == 409
    work(act, cast, look, address)
    told = look.execute(sa.select(Message.to_address, Message.facts).where(Message.kind == "office_message")).all()
    facts = {"subject": "The fair", "body": "Come on Monday.", "reply_to": "anna@example.org"}
    assert sorted(tuple(row) for row in told) == [("kofi@example.org", facts), ("minh@example.org", facts)]


def test_a_mail_is_stopped_in_the_minute_before_it_begins(cast, anna, act, look):
    address = choose(anna, "applicants", "message", cast.minh)
    anna.post(address, data={"subject": "The fair", "body": "Come on Monday."})
    due = look.execute(
        sa.text("SELECT scheduled_at > now() + interval '50 seconds' FROM procrastinate_jobs WHERE task_name = 'bulk'")
    )
    assert due.scalars().all() == [True]
    assert "Undo" in anna.get(address).text
    anna.post(f"{address}/undo")
    work(act, cast, look, address)
    assert look.scalars(sa.select(Message).where(Message.kind == "office_message")).all() == []


def test_those_never_invited_are_invited_and_those_who_signed_in_are_left_out(cast, anna, act, look):
    ama = Applicant(office_id=cast.harbor.id, season_id=cast.season.id, first_name="Ama", email="ama@example.org")
    look.add(ama)
    look.commit()
    address = choose(anna, "applicants", "invite", everything="y", filters="")
    assert "2 have signed in already" in text_of(anna.get(address))
    anna.post(address)
    work(act, cast, look, address)
    assert look.scalars(sa.select(Message.to_address).where(Message.kind == "invite_applicant")).all() == [
        "ama@example.org"
    ]


def test_a_reminder_leaves_once_for_a_due_date_and_then_the_final_one(cast, anna, act, look, letters):
    look.commit()
    open_links(act, cast, letters["sent"])
    for kinds in (["gentle_reminder"], ["final_reminder", "gentle_reminder"], ["final_reminder", "gentle_reminder"]):
        address = choose(anna, "letters", "remind", letters["sent"])
        anna.post(address)
        work(act, cast, look, address)
        found = look.scalars(
            sa.select(Message.kind).where(Message.request_id == letters["sent"].id).order_by(Message.kind)
        )
        assert found.all() == kinds
    assert "One writer had all reminders of this date" in text_of(anna.get(address))


@pytest.mark.parametrize("begun", [False, True])
def test_a_colleague_goes_on_with_what_somebody_left_behind(cast, anna, browse, act, look, monkeypatch, begun):
    monkeypatch.setattr(bulk_acts, "PIECE_OF_A_SET", 1)
    ben = browse(cast.account(cast.ben))
    address = choose(ben, "applicants", "tag", cast.minh, cast.kofi)
    ben.post(address, data={"tag": "visa"})
    if begun:
        with act(cast.actor(cast.ben)) as session:
            next(bulk_actions.work_in_pieces(address.rsplit("/", 1)[1]))
            session.commit()
    assert anna.post(f"{address}/go-on").status_code == 409
    with act(cast.actor(cast.anna)):
        remove_advisor(find(Advisor, cast.ben.id))
    assert "Ben Osei started it and has left the office since." in text_of(anna.get(address))
    jobs = sa.text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'bulk'")
    assert look.scalar(jobs) == 1
    assert anna.post(f"{address}/go-on").status_code == 303
    assert look.scalar(jobs) == 2
    work(act, cast, look, address)
    assert tags(look, cast) == {"Minh Anh": ["visa"], "Kofi": ["visa"]}
    assert anna.post(f"{address}/go-on").status_code == 409


def test_another_offices_advisor_finds_nothing(cast, anna, browse):
    address = choose(anna, "applicants", "tag", cast.minh)
    lena = browse(cast.account(cast.lena))
    assert (lena.get(address).status_code, lena.post(f"{address}/undo").status_code) == (404, 404)


@pytest.mark.parametrize("of", ["applicants", "letters"])
def test_every_row_can_be_chosen_and_the_filters_go_along(cast, anna, letters, of):
    page = anna.get(f"/advisor/{of}?q=kofi").text
    assert len(re.findall(r'class="pick" type="checkbox" name="ids"', page)) == 1
    assert 'name="filters" value="q=kofi"' in page
