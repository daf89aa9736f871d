"""A letter from the plan to "assigned", each step by the person whose step it is."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.access import WORKER, Actor
from portal.clock import today
from portal.errors import Refused
from portal.models import History, LetterRequest, Link, Message, PacketFile, Program, WriterChoice
from portal.queries.find import find
from portal.roles import Role
from portal.shown import shown_date
from portal.usecases import choices, letters, packets, programs, waivers, writers
from tests.mailed import write


@pytest.fixture
def published(cast, act, look):
    """A letter whose packet was just published, made by the people themselves."""
    cast.park.confirmed_at = None
    look.commit()
    with act(cast.actor(cast.minh)):
        choice = choices.draft(
            writer_name="Dr. Helen Park",
            writer_email="Park@hospital.example.org",
            target_id=cast.target.id,
            relationship="clinical",
        )
        choices.propose(choice)
        choice_id = choice.id
    with act(cast.actor(cast.anna)):
        request = choices.approve(find(WriterChoice, choice_id), due_on=today() + timedelta(days=30), tier="1")
        request_id = request.id
    with act(cast.actor(cast.minh)):
        request = find(LetterRequest, request_id)
        letters.ask(request, how="by_us", subject="A letter", body="Would you write a strong letter?")
        letters.agree(request)
        waivers.sign_waiver(request, waived=True, typed_name="minh anh nguyễn")
        packet = packets.packet_of(request)
        packets.save_packet(
            packet, aim="Internal medicine", position="", bullets=["Saw 6 to 8 patients a session", " "], aspects=""
        )
        packets.submit_packet(packet, request)
    with act(cast.actor(cast.anna)):
        request = find(LetterRequest, request_id)
        writers.confirm_address(find(type(cast.park), request.writer_id), request)
        packets.publish(packets.packet_of(request), request)
    return request_id


def status(look, request_id):
    return look.scalar(
        sa.select(LetterRequest.status).where(LetterRequest.id == request_id).execution_options(populate_existing=True)
    )


def test_a_published_packet_reaches_the_known_writer_by_mail_with_a_link(cast, look, published):
    mails = look.execute(
        sa.select(Message.kind, Message.to_address, Message.link_id.is_not(None)).order_by(Message.created_at)
    ).all()
    assert sorted(mails) == [
        ("approved", "minh@example.org", False),
        ("ask", "Park@hospital.example.org", False),
        ("packet", "park@hospital.example.org", True),
        ("published", "minh@example.org", False),
    ]
    assert status(look, published) == "sent"


def test_each_waiting_mail_has_its_job_in_the_same_transaction(look, published):
    jobs = look.scalar(sa.text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'deliver'"))
    assert jobs == look.scalar(sa.select(sa.func.count()).select_from(Message))


def test_the_writer_by_link_sees_promises_and_uploads_and_the_applicant_assigns(cast, act, look, published):
    holder = Actor(
        Role.WRITER, cast.park.account_id, office_id=cast.harbor.id, request_id=published, name="Dr. Helen Park"
    )
    with act(holder):
        request = find(LetterRequest, published)
        letters.see(request)
        letters.promise(request)
        letters.upload(request, on=today())
    assert status(look, published) == "uploaded"
    program = cast._save(
        Program(office_id=cast.harbor.id, name="Lakeview", specialty="internal medicine", service="eras")
    )
    look.commit()
    with act(cast.actor(cast.minh)):
        request = find(LetterRequest, published)
        letters.receive(request)
        application = programs.add_program(find(Program, program.id, lock=False), target_id=cast.target.id)
        programs.assign(application, request)
    assert status(look, published) == "assigned"
    kinds = look.scalars(sa.select(History.kind).where(History.request_id == published).order_by(History.id)).all()
    assert kinds == [
        "approve",
        "ask",
        "agree",
        "sign_waiver",
        "submit",
        "confirm_address",
        "publish",
        "see",
        "promise",
        "upload",
        "receive",
        "assign",
    ]
    who = look.scalars(sa.select(History.actor_name).where(History.request_id == published).order_by(History.id)).all()
    assert who == [
        "Anna Lindqvist",
        *["Minh Anh Nguyễn"] * 4,
        *["Anna Lindqvist"] * 2,
        *["Dr. Helen Park"] * 3,
        *["Minh Anh Nguyễn"] * 2,
    ]


def test_the_packet_waits_for_waiver_and_confirmed_address(cast, act, look):
    request = cast.letter("agreed")
    cast.park.confirmed_at = None
    look.commit()
    with act(cast.actor(cast.minh)):
        packet = packets.packet_of(find(LetterRequest, request.id))
        packets.save_packet(packet, aim="", position="", bullets=["Saw patients"], aspects="")
        packets.submit_packet(packet, find(LetterRequest, request.id))
    with pytest.raises(Refused, match="has not signed"), act(cast.actor(cast.anna)):
        mine = find(LetterRequest, request.id)
        packets.publish(packets.packet_of(mine), mine)
    with act(cast.actor(cast.minh)):
        waivers.sign_waiver(find(LetterRequest, request.id), waived=False, typed_name="Minh Anh Nguyễn")
    with pytest.raises(Refused, match="Confirm first"), act(cast.actor(cast.anna)):
        mine = find(LetterRequest, request.id)
        packets.publish(packets.packet_of(mine), mine)
    assert look.scalar(sa.select(sa.func.count()).select_from(Link)) == 0
    assert look.scalar(sa.select(sa.func.count()).select_from(PacketFile)) == 0


def test_a_move_that_the_table_does_not_list_is_refused(cast, act, look):
    request = cast.letter("declined")
    look.commit()
    with pytest.raises(Refused, match="is declined"), act(cast.actor(cast.minh)):
        letters.agree(find(LetterRequest, request.id))


def test_every_mail_of_the_journey_can_be_written(app, cast, act, look, published):
    with act(
        Actor(Role.WRITER, cast.park.account_id, office_id=cast.harbor.id, request_id=published, name="Dr. Helen Park")
    ):
        request = find(LetterRequest, published)
        letters.postpone(request, on=today() + timedelta(days=40), note="I am on leave until then.")
        letters.promise(request)
        letters.upload(request, on=today())
    with act(WORKER) as session:
        mails = {row.kind: write(row, app.config["SETTINGS"]) for row in session.scalars(sa.select(Message))}
    assert {kind: mail["Subject"] for kind, mail in mails.items()} == {
        "approved": "You can ask Dr. Helen Park now",
        "ask": "A letter",
        "packet": f"Minh Anh Nguyễn asks you for a letter, due {shown_date(today() + timedelta(days=30), today()).words}",
        "published": "Your packet is with Dr. Helen Park",
        "postponed": "Dr. Helen Park needs another date for Minh Anh Nguyễn",
        "promised": "Dr. Helen Park will write the letter for Minh Anh Nguyễn",
        "uploaded": "The letter of Dr. Helen Park is uploaded",
    }
    assert [kind for kind, mail in mails.items() if "/letter/" in mail.as_string()] == ["packet"]
