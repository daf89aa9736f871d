"""The packet: the applicant fills it, the office publishes it, the writer gets it. A published version never changes."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from portal.access import actor_of
from portal.audit import EVERYONE, PLANNING, record
from portal.clock import now
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.lifecycle import ENDED, Move, Status
from portal.mail import Address, post
from portal.models import Applicant, File, LetterRequest, Packet, PacketFile, Rotation, Service, Writer, WriterChoice
from portal.translating import gettext
from portal.usecases.links import issue_link, link_now
from portal.usecases.move import make
from portal.usecases.waivers import in_force

#: Rule helper_one_page: 4 to 6 bullets. Fewer is advice; none is a packet without its heart.
MOST_BULLETS = 6


def packet_of(request: LetterRequest) -> Packet:
    """The applicant's packet in the making for this letter: the open one, or the next version begun from the published one."""
    open_one = db.session.scalar(
        sa.select(Packet).where(Packet.request_id == request.id, Packet.status != Status.PUBLISHED).with_for_update()
    )
    if open_one:
        return open_one
    if Status(request.status) in ENDED:
        raise Refused(gettext("This letter has ended, so its packet stays as it is."))
    last = latest_published(request)
    packet = Packet(
        office_id=request.office_id,
        request_id=request.id,
        applicant_id=request.applicant_id,
        writer_account_id=request.writer_account_id,
        version=last.version + 1 if last else 1,
        aim=last.aim if last else "",
        position=last.position if last else "",
        bullets=list(last.bullets) if last else [],
        aspects=last.aspects if last else "",
    )
    db.session.add(packet)
    db.session.flush()
    return packet


def save_packet(packet: Packet, *, aim: str, position: str, bullets: list[str], aspects: str) -> None:
    """Keep what the applicant wrote. Raises Refused while the office reads it."""
    if packet.status not in (Status.DRAFT, Status.RETURNED):
        raise Refused(gettext("Your advisor is reading this packet. Take it back to change it."))
    kept = [bullet.strip() for bullet in bullets if bullet.strip()]
    if len(kept) > MOST_BULLETS:
        raise Wrong("bullets", gettext("Six bullets fit on the page. Keep the six strongest."))
    packet.aim, packet.position, packet.bullets, packet.aspects = aim.strip(), position.strip(), kept, aspects.strip()


def submit_packet(packet: Packet, request: LetterRequest) -> None:
    """The applicant hands the packet to the office."""
    if not packet.bullets:
        raise Wrong(
            "bullets", gettext("Write at least one thing that this writer saw. Four to six make a strong letter.")
        )
    make(packet, Move.SUBMIT)
    packet.submitted_at = now()
    record("submit", office_id=packet.office_id, request=request, version=packet.version)


def recall_packet(packet: Packet, request: LetterRequest) -> None:
    """The applicant takes it back, to change it."""
    make(packet, Move.RECALL)
    record("recall", office_id=packet.office_id, request=request, version=packet.version)


def send_back_packet(packet: Packet, request: LetterRequest, *, comment: str) -> None:
    """The office returns the packet with a comment; the applicant is told."""
    if not comment.strip():
        raise Wrong("comment", gettext("Say what to change, so that the next version can be published."))
    make(packet, Move.RETURN)
    packet.comment = comment.strip()
    record("return", office_id=packet.office_id, request=request, version=packet.version, comment=packet.comment)
    applicant = db.session.scalars(sa.select(Applicant).where(Applicant.id == request.applicant_id)).one()
    post(
        "packet_returned",
        _address(applicant),
        office_id=packet.office_id,
        request=request,
        writer=request.writer_name,
        comment=packet.comment,
    )


def publish(packet: Packet, request: LetterRequest, *, changes: list[str] | None = None) -> None:
    """The office sends the packet to the writer: the first time with the link, later with what changed.

    Raises Refused where what must come first is missing: the waiver, the confirmed address, the due date.
    """
    writer = db.session.scalars(sa.select(Writer).where(Writer.id == request.writer_id)).one()
    what_must_come_first(request, writer)
    first = request.sent_at is None
    facts, files = facts_for(packet, request), current_files(request)
    make(packet, Move.PUBLISH)
    make(request, Move.PUBLISH, said_by=request.status_said_by if not first else "")
    packet.published_at, packet.published_by = now(), actor_of(db.session()).own_id
    packet.facts = facts
    request.sent_at = request.sent_at or now()
    db.session.flush()
    for file in files:
        db.session.add(
            PacketFile(
                office_id=packet.office_id,
                packet_id=packet.id,
                file_id=file,
                writer_account_id=request.writer_account_id,
            )
        )
    record("publish", office_id=packet.office_id, request=request, shown_to=EVERYONE, version=packet.version)
    link_id = issue_link(request, "writer", writer.account_id).id if first else link_now(request)
    told: dict[str, Any] = {
        "applicant": request.applicant_name,
        "specialty": request.specialty,
        "due_on": request.due_on.isoformat() if request.due_on else "",
        "service": db.session.scalars(sa.select(Service.name).where(Service.code == request.service)).one(),
        "changes": changes or [],
    }
    post("packet" if first else "packet_changed", Address(writer.email, writer.name, writer.account_id),
         office_id=request.office_id, request=request, link_id=link_id, **told)  # fmt: skip
    if first:
        applicant = db.session.scalars(sa.select(Applicant).where(Applicant.id == request.applicant_id)).one()
        post(
            "published",
            _address(applicant),
            office_id=request.office_id,
            request=request,
            writer=request.writer_name,
            due_on=told["due_on"],
        )


def what_must_come_first(request: LetterRequest, writer: Writer) -> None:
    """Raises Refused with the one thing that is missing before a packet may go out."""
    if in_force(request) is None:
        raise Refused(
            gettext("The applicant has not signed for this letter yet, whether they waive access or not. Ask them to.")
        )
    if writer.confirmed_at is None:
        raise Refused(
            gettext("Confirm first that %(email)s is the address of %(name)s.", email=writer.email, name=writer.name)
        )
    if request.due_on is None:
        raise Refused(gettext("Set a due date first: the writer is told by when."))


def send_link_again(request: LetterRequest) -> None:
    """The office mails a new link to the confirmed address; the old one dies. Nobody but the writer sees either."""
    writer = db.session.scalars(sa.select(Writer).where(Writer.id == request.writer_id)).one()
    if request.sent_at is None:
        raise Refused(gettext("The packet was not sent yet: publish it, and the writer gets the link."))
    link = issue_link(request, "writer", writer.account_id)
    record("send_link_again", office_id=request.office_id, request=request, shown_to=PLANNING)
    post(
        "link_again",
        Address(writer.email, writer.name, writer.account_id),
        office_id=request.office_id,
        request=request,
        link_id=link.id,
    )


def latest_published(request: LetterRequest) -> Packet | None:
    """The version that the writer has."""
    return db.session.scalar(
        sa.select(Packet)
        .where(Packet.request_id == request.id, Packet.status == Status.PUBLISHED)
        .order_by(Packet.version.desc())
        .limit(1)
    )


def facts_for(packet: Packet, request: LetterRequest) -> dict[str, Any]:
    """What the helper document is set from: as it stands for a preview, frozen when it is published."""
    applicant, worked = _applicant_and_rotation(request)
    return {
        "name": request.applicant_name,
        "own_script_name": applicant.own_script_name,
        "name_language": applicant.name_language,
        "school": applicant.medical_school,
        "graduated_on": applicant.graduated_on.isoformat() if applicant.graduated_on else "",
        "aamc_id": applicant.aamc_id,
        "position": packet.position or applicant.current_position,
        "aim": packet.aim or applicant.aim,
        "bullets": list(packet.bullets),
        "aspects": packet.aspects,
        "writer": request.writer_name,
        "due_on": request.due_on.isoformat() if request.due_on else "",
        "service": request.service,
        "worked": worked,
    }


def _applicant_and_rotation(request: LetterRequest) -> tuple[Applicant, dict[str, str]]:
    """The applicant, and where and when this writer saw them, from the choice's rotation; empty where none was given."""
    seen = db.session.execute(
        sa.select(Applicant, Rotation.place, Rotation.starts_on, Rotation.ends_on)
        .join(LetterRequest, _same_office(LetterRequest, LetterRequest.applicant_id == Applicant.id))
        .join(WriterChoice, _same_office(WriterChoice, WriterChoice.id == LetterRequest.choice_id))
        .outerjoin(Rotation, _same_office(Rotation, Rotation.id == WriterChoice.rotation_id))
        .where(LetterRequest.id == request.id)
    ).one()
    if seen.place is None:
        return seen.Applicant, {}
    worked = {"place": seen.place, "starts_on": seen.starts_on.isoformat(), "ends_on": seen.ends_on.isoformat()}
    return seen.Applicant, worked


def _same_office(table: Any, joined: Any) -> Any:
    return sa.and_(table.office_id == Applicant.office_id, joined)


def current_files(request: LetterRequest) -> list[UUID]:
    """The files that go out with a packet published now."""
    return list(
        db.session.scalars(
            sa.select(File.id).where(
                File.applicant_id == request.applicant_id,
                File.superseded_at.is_(None),
                sa.or_(File.request_id.is_(None), File.request_id == request.id),
            )
        )
    )


def _address(applicant: Applicant) -> Address:
    return Address(applicant.email, f"{applicant.first_name} {applicant.last_name}".strip(), applicant.account_id)
