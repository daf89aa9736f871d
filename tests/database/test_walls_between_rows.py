"""What PostgreSQL refuses although the office is the same and the id is right: rows that are about somebody else's letter."""

from contextlib import contextmanager
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import ProgrammingError

from portal.access import Actor
from portal.clock import now, today
from portal.lifecycle import CORRECTABLE, MOVES, Move, Noun, Status, may
from portal.models import Account, Designee, File, Link, Message
from portal.queries.writer_letter import letter_held
from portal.roles import Role
from portal.usecases import letters

HOURS = sa.text("SELECT now() + interval '1 hour'")


@contextmanager
def refused(words: str = "row-level security"):
    """The database says no."""
    with pytest.raises(ProgrammingError, match=words):
        yield


def insert(session, table: str, **values) -> None:
    """A row, as bare SQL: what a slip of ours could send."""
    names = ", ".join(values)
    session.execute(
        sa.text(f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + name for name in values)})"), values
    )


@pytest.fixture
def letter(cast):
    """Minh's letter by Dr. Park, which the writer has."""
    return cast.letter("sent", sent_at=now())


@pytest.fixture
def kofi(cast):
    """Another applicant of the same office: the values with which he names a row his own."""
    return {"office_id": cast.harbor.id, "applicant_id": cast.kofi.id}


def test_nobody_signs_for_anothers_letter(cast, act, letter, kofi):
    with refused(), act(cast.actor(cast.kofi)) as session:
        insert(session, "waiver", **kofi, request_id=letter.id, writer_account_id=cast.park.account_id, waived=False,
               typed_name="Kofi", text_version="1", exact_text="No.")  # fmt: skip


def test_nobody_begins_a_packet_for_anothers_letter(cast, act, letter, kofi):
    with refused(), act(cast.actor(cast.kofi)) as session:
        insert(session, "packet", **kofi, request_id=letter.id, writer_account_id=cast.park.account_id)


def test_nobody_hangs_a_file_or_a_mail_or_an_entry_on_anothers_letter(cast, act, letter, kofi):
    about = kofi | {"request_id": letter.id}
    for table, values in {
        "file": {"kind": "request_form", "name": "a.pdf", "media_type": "application/pdf", "bytes": 1},
        "message": {"kind": "ask", "to_address": "somebody@example.org"},
        "history": {"kind": "decline"},
    }.items():
        with refused(), act(cast.actor(cast.kofi)) as session:
            insert(session, table, **about, **values)


def test_nobody_plans_with_anothers_target_or_rotation(cast, act, kofi):
    for column, row in {"target_id": cast.target, "rotation_id": cast.rotation}.items():
        with refused(), act(cast.actor(cast.kofi)) as session:
            insert(session, "writer_choice", **kofi, writer_name="Dr. Park", **{column: row.id})


def test_nobody_packs_anothers_file(cast, act, look):
    own = cast.letter("agreed", applicant=cast.kofi)
    minhs = File(office_id=cast.harbor.id, applicant_id=cast.minh.id, kind="cv", name="CV.pdf", media_type="application/pdf", bytes=5)  # fmt: skip
    look.add(minhs)
    look.flush()
    packet = uuid4()
    with act(cast.actor(cast.kofi)) as session:
        insert(session, "packet", id=packet, office_id=cast.harbor.id, applicant_id=cast.kofi.id, request_id=own.id,
               writer_account_id=own.writer_account_id)  # fmt: skip
    with refused(), act(cast.actor(cast.kofi)) as session:
        insert(session, "packet_file", office_id=cast.harbor.id, packet_id=packet, file_id=minhs.id,
               writer_account_id=own.writer_account_id)  # fmt: skip


def test_an_applicant_neither_approves_a_choice_nor_changes_one_that_is_approved(cast, act):
    proposed, approved = cast.choice(status="proposed"), cast.choice(status="approved")
    for statement, row in (
        ("UPDATE writer_choice SET status = 'approved', decided_at = now() WHERE id = :id", proposed),
        ("UPDATE writer_choice SET writer_email = 'me@example.org' WHERE id = :id", approved),
    ):
        with refused(), act(cast.actor(cast.minh)) as session:
            session.execute(sa.text(statement), {"id": row.id})


def test_an_applicant_publishes_no_packet(cast, act, letter):
    with refused(), act(cast.actor(cast.minh)) as session:
        insert(session, "packet", office_id=cast.harbor.id, applicant_id=cast.minh.id, request_id=letter.id, status="published",
               writer_account_id=letter.writer_account_id, submitted_at=now(), published_at=now(), facts="{}")  # fmt: skip


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.WRITER, Role.DESIGNEE, Role.WORKER])
def test_postgresql_knows_the_moves_of_a_letter(look, role):
    states = look.scalars(sa.text("SELECT unnest(:states)"), {"states": [str(one) for one in CORRECTABLE] + ["assigned", "void"]}).all()  # fmt: skip
    allowed = {
        (before, after)
        for before in states
        for after in states
        if before != after
        and look.scalar(sa.text("SELECT portal.may_lead(:who, :before, :after)"), {"who": f"portal_{role}", "before": before, "after": after})
    }  # fmt: skip
    wanted = {
        (str(s), str(to)) for (noun, who, s, _), to in MOVES.items() if noun is Noun.REQUEST and who is role and s != to
    }
    assert allowed == wanted


def test_an_advisor_may_set_right_what_lifecycle_lets_them_and_ends_nothing(look):
    states = [str(one) for one in Status]
    for before in states:
        for after in CORRECTABLE:
            if before != after and may(Noun.REQUEST, Role.ADVISOR, before, Move.CORRECT):
                assert look.scalar(
                    sa.text("SELECT portal.may_lead('portal_advisor', :a, :b)"), {"a": before, "b": str(after)}
                )
    for end in ("assigned", "void"):
        assert not look.scalar(sa.text("SELECT portal.may_lead('portal_advisor', 'sent', :b)"), {"b": end})


def test_an_applicant_cannot_call_a_letter_assigned_that_nobody_has_seen(cast, act, letter):
    with refused("no such move"), act(cast.actor(cast.minh)) as session:
        session.execute(
            sa.text("UPDATE letter_request SET status = 'assigned', available_at = now(), assigned_at = now() WHERE id = :id"),
            {"id": letter.id},
        )  # fmt: skip


@pytest.fixture
def links(cast, look, letter):
    """The writer's link, and the designee's with its designee."""
    account = Account(email="assistant@hospital.example.org", name="A. Ito")
    look.add(account)
    look.flush()
    until = look.scalar(HOURS)
    made = {
        holder: Link(office_id=cast.harbor.id, request_id=letter.id, holder=holder, account_id=who, token_hash=holder, expires_at=until)
        for holder, who in (("writer", cast.park.account_id), ("designee", account.id))
    }  # fmt: skip
    look.add_all(made.values())
    look.add(Designee(office_id=cast.harbor.id, request_id=letter.id, writer_account_id=cast.park.account_id,
                      account_id=account.id, name="A. Ito", email="assistant@hospital.example.org"))  # fmt: skip
    look.flush()
    return made


@pytest.mark.parametrize("who", ["anna", "minh", "park"])
@pytest.mark.parametrize("holder", ["writer", "designee"])
def test_nobody_has_a_link_mailed_to_themselves(cast, act, letter, links, who, holder):
    with refused(), act(cast.actor(getattr(cast, who))) as session:
        insert(session, "message", office_id=cast.harbor.id, applicant_id=cast.minh.id, request_id=letter.id, kind="packet",
               to_address="me@example.org", link_id=links[holder].id)  # fmt: skip


@pytest.mark.parametrize("who", ["anna", "minh", "park"])
@pytest.mark.parametrize("carries", [{"sign_in_link_id": uuid4()}, {"facts": '{"code_id": "00000000-0000-0000-0000-000000000000"}'}])  # fmt: skip
def test_nobody_has_a_code_or_a_sign_in_mailed_but_by_its_door(cast, act, letter, who, carries):
    with refused(), act(cast.actor(getattr(cast, who))) as session:
        insert(session, "message", office_id=cast.harbor.id, applicant_id=cast.minh.id, request_id=letter.id, kind="link_code",
               to_address="me@example.org", **carries)  # fmt: skip


@pytest.mark.parametrize("who", ["anna", "minh"])
def test_whom_a_writer_lets_upload_is_the_writers_own_affair(cast, act, look, letter, links, who):
    look.add(Message(office_id=cast.harbor.id, applicant_id=cast.minh.id, request_id=letter.id, kind="designee",
                     to_address="assistant@hospital.example.org", to_name="A. Ito", link_id=links["designee"].id))  # fmt: skip
    look.flush()
    insert(look, "history", office_id=cast.harbor.id, applicant_id=cast.minh.id, request_id=letter.id, kind="name_designee",
           shown_to=["writer"], facts='{"name": "A. Ito"}')  # fmt: skip
    with act(cast.actor(getattr(cast, who))) as session:
        assert session.scalars(sa.text("SELECT to_name FROM message")).all() == []
        assert session.scalars(sa.text("SELECT kind FROM history")).all() == []
    with refused("permission denied"), act(cast.actor(getattr(cast, who))) as session:
        session.execute(sa.text("SELECT name FROM designee"))


def test_a_designee_acts_in_the_writers_name(cast, act, look, letter, links):
    designee = Actor(
        Role.DESIGNEE, links["designee"].account_id, office_id=cast.harbor.id, request_id=letter.id, name="A. Ito"
    )
    with act(designee):
        letters.upload(letter_held(letter.id, designee=True), on=today())
    assert look.execute(sa.text("SELECT actor_role, actor_name FROM history")).all() == [("designee", "Dr. Helen Park")]
    assert look.execute(sa.text("SELECT status, status_said_by FROM letter_request")).all() == [
        ("uploaded", "Dr. Helen Park")
    ]


def test_a_writer_names_nobody_for_anothers_letter_and_no_advisor_for_their_own(cast, act, letter):
    for writer, email in ((cast.stein, "assistant@example.org"), (cast.park, "anna@example.org")):
        with refused(), act(cast.actor(writer)) as session:
            insert(session, "designee", office_id=cast.harbor.id, request_id=letter.id, writer_account_id=writer.account_id,
                   account_id=writer.account_id, name="A", email=email)  # fmt: skip


def test_a_writer_ticks_nothing_on_anothers_letter(cast, act, letter):
    with refused(), act(cast.actor(cast.stein)) as session:
        insert(session, "checklist_tick", office_id=cast.harbor.id, request_id=letter.id,
               writer_account_id=cast.stein.account_id, item="signed")  # fmt: skip


@pytest.mark.parametrize(
    ("who", "hear"), [("minh", 2), ("anna", 2), ("park", 2), ("kofi", 0), ("lena", 0), ("stein", 0)]
)
def test_who_hears_of_a_letter_is_told_to_its_own_people(cast, act, letter, who, hear):
    with act(cast.actor(getattr(cast, who))) as session:
        heard = session.execute(
            sa.text("SELECT * FROM portal.who_hears(:office, :id)"), {"office": cast.harbor.id, "id": letter.id}
        )
        assert len(heard.all()) == hear
