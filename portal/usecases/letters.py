"""Letters on their way: what applicant, writer, designee and advisor do with one, and who is told."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from portal.access import actor_of
from portal.audit import EVERYONE, PLANNING, WRITER_ALONE, record
from portal.clock import now, today
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.lifecycle import DELIVERED, Move, Status
from portal.mail import Address, post
from portal.models import Applicant, LetterRequest, Writer, WriterChoice
from portal.roles import Role
from portal.translating import gettext
from portal.usecases.move import make

#: The guide asks for 4 to 6 weeks; what a writer proposes may lie this far ahead at most.
LONGEST_POSTPONEMENT = timedelta(days=365)


def ask(request: LetterRequest, *, how: str, subject: str = "", body: str = "") -> None:
    """The applicant asked, or asks now through us (`how="by_us"`, with the words as edited)."""
    make(request, Move.ASK)
    request.asked_at, request.asked_how = now(), how
    record("ask", office_id=request.office_id, request=request, how=how)
    if how == "by_us":
        applicant = db.session.scalars(sa.select(Applicant).where(Applicant.id == request.applicant_id)).one()
        writer_email = _writers_email(request)
        post(
            "ask",
            Address(writer_email, request.writer_name),
            office_id=request.office_id,
            request=request,
            subject=subject,
            body=body,
            reply_to=applicant.reply_email or applicant.email,
        )


def agree(request: LetterRequest) -> None:
    """The writer said a strong yes: by mail, in the corridor, on the phone. The applicant records it."""
    make(request, Move.AGREE, said_by=request.writer_name)
    request.answered_at = now()
    record("agree", office_id=request.office_id, request=request)


def hesitate(request: LetterRequest) -> None:
    """The answer was hesitant (finding hesitant_answer): thank them and choose another."""
    make(request, Move.HESITATE, said_by=request.writer_name)
    request.answered_at = now()
    record("hesitate", office_id=request.office_id, request=request)


def decline(request: LetterRequest, *, reason: str = "") -> None:
    """The writer cannot; the applicant and the office are told and look for a back-up (rule backup_writer)."""
    make(request, Move.DECLINE, said_by=request.writer_name)
    request.declined_at, request.reason = now(), reason.strip()
    record("decline", office_id=request.office_id, request=request, shown_to=EVERYONE, reason=request.reason)
    tell("declined", request, reason=request.reason)


def see(request: LetterRequest) -> None:
    """The writer opened the page for the first time. Later visits leave no trace."""
    if request.status != Status.SENT or actor_of(db.session()).role is not Role.WRITER:
        return
    make(request, Move.SEE, said_by=gettext("our page"))
    request.seen_at = now()
    record("see", office_id=request.office_id, request=request, shown_to=EVERYONE)


def see_packet(request: LetterRequest, *, version: int) -> None:
    """The writer has looked at this version of the packet. It is theirs alone to know: no history, no mail."""
    request.packet_seen = version


def promise(request: LetterRequest) -> None:
    """The writer will write it. The applicant is told today."""
    make(request, Move.PROMISE)
    request.seen_at = request.seen_at or now()
    request.promised_at, request.proposed_due_on = now(), None
    record("promise", office_id=request.office_id, request=request, shown_to=EVERYONE)
    tell("promised", request)


def postpone(request: LetterRequest, *, on: date, note: str = "") -> None:
    """The writer needs another date. The applicant and the office see it beside the due date and decide."""
    if on <= today():
        raise Wrong("on", gettext("Choose a day after today."))
    if on > today() + LONGEST_POSTPONEMENT:
        raise Wrong("on", gettext("Choose a day within a year."))
    make(request, Move.POSTPONE)
    request.seen_at = request.seen_at or now()
    request.promised_at, request.proposed_due_on = now(), on
    record("postpone", office_id=request.office_id, request=request, shown_to=EVERYONE, on=on.isoformat(), note=note)
    tell("postponed", request, on=on.isoformat(), note=note)


def pause(request: LetterRequest) -> None:
    """The writer wants no more reminders of this letter (rule reminders_stop)."""
    make(request, Move.PAUSE)
    request.reminders_paused_at = now()
    record("pause", office_id=request.office_id, request=request, shown_to=EVERYONE)


def resume(request: LetterRequest) -> None:
    """The writer wants reminders again."""
    make(request, Move.PAUSE)
    request.reminders_paused_at = None
    record("resume", office_id=request.office_id, request=request, shown_to=EVERYONE)


def upload(request: LetterRequest, *, on: date, by: str | None = None) -> None:
    """Somebody says that the letter is in the service: the writer, the designee, or the applicant who saw it there.

    `by` says whose hands did it (`writer` or `designee`); by default, whoever says so.
    """
    if on > today() + timedelta(days=1):
        raise Wrong("on", gettext("That day lies ahead. Give the day on which it was uploaded."))
    actor = actor_of(db.session())
    # A designee acts for the writer; who that is, only the writer knows.
    make(request, Move.UPLOAD, said_by=request.writer_name if actor.role is Role.DESIGNEE else "")
    request.uploaded_at, request.uploaded_on = now(), on
    request.uploaded_by = by or actor.role.value
    record(
        "upload",
        office_id=request.office_id,
        request=request,
        shown_to=EVERYONE,
        on=on.isoformat(),
        by=request.uploaded_by,
    )
    tell("uploaded", request, on=on.isoformat())


def replace(request: LetterRequest) -> None:
    """The writer put a new version into the service: it has to become available again."""
    make(request, Move.REPLACE)
    day = today(actor_of(db.session()).time_zone)
    request.uploaded_at, request.uploaded_on, request.uploaded_by = now(), day, "writer"
    record("replace", office_id=request.office_id, request=request, shown_to=EVERYONE)
    tell("replaced", request)


def receive(request: LetterRequest) -> None:
    """The applicant sees the letter in the service: it is available."""
    make(request, Move.RECEIVE)
    if request.uploaded_at is None:
        request.uploaded_at, request.uploaded_by = now(), "applicant"
    request.available_at = now()
    record("receive", office_id=request.office_id, request=request, shown_to=EVERYONE)


def withdraw(request: LetterRequest, *, reason: str = "") -> None:
    """The applicant gives the letter up before it is uploaded, or the writer takes it back after."""
    actor = actor_of(db.session())
    make(request, Move.WITHDRAW)
    request.withdrawn_at, request.withdrawn_by, request.reason = now(), actor.role.value, reason.strip()
    record("withdraw", office_id=request.office_id, request=request, shown_to=EVERYONE, reason=request.reason)
    if actor.role is Role.WRITER:
        tell("withdrawn", request, reason=request.reason)
    elif request.sent_at:
        post(
            "withdrawn_by_applicant",
            Address(_writers_email(request), request.writer_name),
            office_id=request.office_id,
            request=request,
        )


def move_due(request: LetterRequest, *, on: date, note: str = "") -> None:
    """The office or the applicant moves the due date. A writer who has the packet sees the new one at once."""
    if request.status in DELIVERED:
        raise Refused(gettext("The letter is uploaded: it has no due date any more."))
    if on <= today():
        raise Wrong("on", gettext("Choose a day after today."))
    before, request.due_on, request.due_note = request.due_on, on, note.strip()
    request.due_moved = True  # the calendar leaves it alone from now on
    if request.proposed_due_on == on:
        request.proposed_due_on = None
    record(
        "move_due", office_id=request.office_id, request=request, shown_to=EVERYONE if request.sent_at else PLANNING,
        before=before.isoformat() if before else "", on=on.isoformat(), note=request.due_note,
    )  # fmt: skip


def thank(request: LetterRequest, *, subject: str, body: str) -> None:
    """The applicant thanks the writer, in the words as edited."""
    applicant = db.session.scalars(sa.select(Applicant).where(Applicant.id == request.applicant_id)).one()
    request.thanked_at = now()
    record("thank", office_id=request.office_id, request=request, shown_to=EVERYONE)
    post(
        "thank", Address(_writers_email(request), request.writer_name), office_id=request.office_id, request=request,
        subject=subject, body=body, reply_to=applicant.reply_email or applicant.email,
    )  # fmt: skip


def tell_outcome(request: LetterRequest, *, outcome: str) -> None:
    """After the match the applicant tells the writer how it went; shown on the writer's page."""
    request.outcome = outcome.strip()
    record("tell_outcome", office_id=request.office_id, request=request, shown_to=EVERYONE, outcome=request.outcome)


def keep_letter_id(request: LetterRequest, *, letter_id: str) -> None:
    """The service's own id of the letter, for its writer alone. Raises Wrong where another letter has it (rule one_request_one_writer)."""
    try:
        with db.session.begin_nested():
            db.session.execute(
                sa.update(LetterRequest)
                .where(LetterRequest.id == request.id)
                .values(service_letter_id=letter_id.strip())
                .execution_options(synchronize_session=False)
            )
    except sa.exc.IntegrityError as taken:
        raise Wrong(
            "letter_id", gettext("Another letter has this id. Each id is for one writer: look in the service again.")
        ) from taken
    record("keep_letter_id", office_id=request.office_id, request=request, shown_to=EVERYONE)


def correct(request: LetterRequest, *, to: Status, reason: str) -> None:
    """An advisor sets right what was recorded wrongly. The history keeps what stood before, and why it changed."""
    if not reason.strip():
        raise Wrong("reason", gettext("Say why: the history keeps the reason."))
    before = request.status
    _fill_what(request, to)
    make(request, Move.CORRECT, to=to)
    record("correct", office_id=request.office_id, request=request, before=before, to=str(to), reason=reason.strip())


def void(request: LetterRequest) -> None:
    """The season has ended: requests of it are void, as in the service."""
    make(request, Move.VOID, said_by=gettext("the season’s end"))
    request.voided_at = now()
    record("void", office_id=request.office_id, request=request, shown_to=EVERYONE)


def end_of_day(on: date, time_zone: str) -> datetime:
    """The last second of a due date, where the writer lives."""
    return datetime.combine(on, time(23, 59, 59), ZoneInfo(time_zone))


def note_to_self(request: LetterRequest, kind: str, **facts: Any) -> None:
    """An entry that the writer alone sees: a link sent again, a designee's visit."""
    record(kind, office_id=request.office_id, request=request, shown_to=WRITER_ALONE, **facts)


def _fill_what(request: LetterRequest, to: Status) -> None:
    """What a status cannot be without (the CHECKs of letter_request)."""
    moment = now()
    match to:
        case Status.ASKED:
            request.asked_at = request.asked_at or moment
        case Status.AGREED | Status.HESITANT:
            request.answered_at = request.answered_at or moment
        case Status.DECLINED:
            request.declined_at = request.declined_at or moment
        case Status.SENT | Status.SEEN:
            if request.sent_at is None:
                raise Refused(gettext("The packet was never sent. Publish it, and the letter is sent."))
            request.seen_at = (request.seen_at or moment) if to is Status.SEEN else request.seen_at
        case Status.UPLOADED:
            request.uploaded_at, request.uploaded_by = request.uploaded_at or moment, request.uploaded_by or "advisor"
        case Status.AVAILABLE:
            request.available_at = request.available_at or moment
        case Status.WITHDRAWN:
            request.withdrawn_at, request.withdrawn_by = moment, request.withdrawn_by or "advisor"
        case _:
            pass


def tell(kind: str, request: LetterRequest, **facts: Any) -> None:
    """Mail the applicant and their advisor, except whoever did it."""
    actor = actor_of(db.session())
    hearers = db.session.execute(
        sa.text("SELECT role, account_id, address, name FROM portal.who_hears(:office, :request)"),
        {"office": request.office_id, "request": request.id},
    )
    for hearer in hearers.all():
        if hearer.account_id != actor.id and hearer.role != actor.role:
            post(
                kind, Address(hearer.address, hearer.name, hearer.account_id), office_id=request.office_id, request=request,
                hearer=hearer.role, writer=request.writer_name, applicant=request.applicant_name, **facts,
            )  # fmt: skip


def _writers_email(request: LetterRequest) -> str:
    """The office's address of the writer where the actor may read it; the choice's otherwise."""
    if actor_of(db.session()).role is Role.APPLICANT:
        return db.session.scalars(
            sa.select(WriterChoice.writer_email).where(WriterChoice.id == request.choice_id)
        ).one()
    return db.session.scalars(sa.select(Writer.email).where(Writer.id == request.writer_id)).one()
