"""The applicant's letters, from choice to service: one row a writer choice, whatever became of it, in one query."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
import sqlalchemy.orm
from sqlalchemy.dialects.postgresql import array

from portal.clock import now
from portal.errors import NotThere
from portal.lifecycle import DELIVERED, ENDED, OUT, Status
from portal.models import Assignment, LetterRequest, Packet, Rotation, Service, Waiver, Writer, WriterChoice
from portal.queries.asking import ask

#: The id of a choice that has no row yet.
NO_CHOICE = UUID(int=0)


class PlannedLetter(NamedTuple):
    """A writer choice, the rotation it stems from, and the letter that it became, if it was approved."""

    choice_id: UUID
    choice_status: str
    writer_name: str
    writer_role: str
    writer_specialty: str
    writer_country: str
    relationship: str
    physician: bool | None
    supervised_directly: bool | None
    hands_on: bool | None
    knows_applicant_well: bool | None
    famous: bool
    clinical_setting: str
    global_health_role: str
    weeks: int | None
    themes: list[str]
    comment: str
    suggested_by: UUID | None
    created_at: datetime
    proposed_at: datetime | None
    target_id: UUID | None
    rotation_id: UUID | None
    rotation_kind: str | None
    place: str | None
    rotation_setting: str | None
    rotation_country: str | None
    rotation_hands_on: bool | None
    starts_on: date | None
    ends_on: date | None
    request_id: UUID | None
    letter_status: str | None
    status_at: datetime | None
    said_by: str | None
    service: str | None
    service_name: str | None
    tier: str | None
    due_on: date | None
    proposed_due_on: date | None
    asked_at: datetime | None
    promised_at: datetime | None
    sent_at: datetime | None
    seen_at: datetime | None
    uploaded_on: date | None
    declined_at: datetime | None
    thanked_at: datetime | None
    waived: bool | None
    packet_status: str | None
    packet_words: list[str] | None
    paused_at: datetime | None
    programs: int
    address_fails_as: str | None
    letter_type: str

    @property
    def status(self) -> str:
        """The letter's status; before there is a letter, the choice's."""
        return self.letter_status or self.choice_status

    @property
    def is_out(self) -> bool:
        """Approved, and neither uploaded nor ended."""
        return self.letter_status in OUT

    @property
    def is_in(self) -> bool:
        """Uploaded, as far as somebody said."""
        return self.letter_status in DELIVERED

    @property
    def has_ended(self) -> bool:
        """Nothing more will come of it."""
        return self.status in ENDED

    @property
    def counts(self) -> bool:
        """Whether the set may count on it: proposed or approved, and not ended."""
        return (self.is_out and self.letter_status != Status.HESITANT) or self.is_in or self.status == Status.PROPOSED


def planned_letter(request_id: UUID) -> PlannedLetter:
    """The one that became this letter. Raises NotThere."""
    found = planned_letters(request_id=request_id)
    if not found:
        raise NotThere
    return found[0]


def planned_choice(choice_id: UUID) -> PlannedLetter:
    """That one choice. Raises NotThere."""
    found = planned_letters(choice_id=choice_id)
    if not found:
        raise NotThere
    return found[0]


def planned_letters(
    *, applicant_id: UUID | None = None, request_id: UUID | None = None, choice_id: UUID | None = None
) -> list[PlannedLetter]:
    """Every choice that was not dropped, in the order they were made: all of the applicant who acts.

    An advisor says whose (`applicant_id`); `request_id` or `choice_id` for that one alone.
    """
    given = {"applicant_id": applicant_id, "request_id": request_id, "choice_id": choice_id}
    values = {name: value for name, value in given.items() if value is not None}
    return [PlannedLetter._make(row) for row in ask(_planned(frozenset(values)), values)]


@lru_cache
def _planned(narrowed: frozenset[str]) -> sa.Select[*tuple[Any, ...]]:
    """The statement, built once for what it is narrowed by."""
    wanted = (
        sa.select(
            WriterChoice.id,
            WriterChoice.status,
            WriterChoice.writer_name,
            WriterChoice.writer_role,
            WriterChoice.writer_specialty,
            WriterChoice.writer_country,
            WriterChoice.relationship,
            WriterChoice.physician,
            WriterChoice.supervised_directly,
            WriterChoice.hands_on,
            WriterChoice.knows_applicant_well,
            WriterChoice.famous,
            WriterChoice.clinical_setting,
            WriterChoice.global_health_role,
            WriterChoice.weeks,
            WriterChoice.themes,
            WriterChoice.comment,
            WriterChoice.suggested_by,
            WriterChoice.created_at,
            WriterChoice.proposed_at,
            WriterChoice.target_id,
            WriterChoice.rotation_id,
            Rotation.kind,
            Rotation.place,
            Rotation.setting,
            Rotation.country,
            Rotation.hands_on,
            Rotation.starts_on,
            Rotation.ends_on,
            LetterRequest.id,
            LetterRequest.status,
            LetterRequest.status_at,
            LetterRequest.status_said_by,
            LetterRequest.service,
            Service.name,
            LetterRequest.tier,
            LetterRequest.due_on,
            LetterRequest.proposed_due_on,
            LetterRequest.asked_at,
            LetterRequest.promised_at,
            LetterRequest.sent_at,
            LetterRequest.seen_at,
            LetterRequest.uploaded_on,
            LetterRequest.declined_at,
            LetterRequest.thanked_at,
            _waived(),
            _latest_packet(Packet.status),
            _latest_packet(Packet.bullets + array([Packet.aim, Packet.position, Packet.aspects])),
            LetterRequest.reminders_paused_at,
            _programs(),
            _address_fails(),
            WriterChoice.letter_type,
        )
        .select_from(WriterChoice)
        .outerjoin(Rotation, Rotation.id == WriterChoice.rotation_id)
        .outerjoin(LetterRequest, LetterRequest.choice_id == WriterChoice.id)
        .outerjoin(Service, Service.code == LetterRequest.service)
        .where(WriterChoice.status != Status.DROPPED)
        .order_by(WriterChoice.created_at, WriterChoice.id)
    )
    columns = {"applicant_id": WriterChoice.applicant_id, "request_id": LetterRequest.id, "choice_id": WriterChoice.id}
    return wanted.where(*(columns[name] == sa.bindparam(name) for name in sorted(narrowed)))


def imagined(facts: Mapping[str, Any]) -> PlannedLetter:
    """A choice that is still being written, as a row: what was not said is empty."""
    nothing = dict.fromkeys(PlannedLetter._fields)
    empty = {
        "choice_id": NO_CHOICE,
        "choice_status": Status.DRAFT.value,
        "writer_name": "",
        "writer_role": "",
        "writer_specialty": "",
        "writer_country": "",
        "relationship": "other",
        "famous": False,
        "clinical_setting": "",
        "global_health_role": "",
        "themes": [],
        "comment": "",
        "created_at": now(),
        "programs": 0,
        "letter_type": "narrative",
    }
    known = {name: value for name, value in facts.items() if name in nothing}
    return PlannedLetter(**(nothing | empty | known))  # type: ignore[arg-type]


def _address_fails() -> sa.ScalarSelect[str]:
    """Why mail to the writer does not arrive; empty as long as it does."""
    return (
        sa.select(Writer.address_fails_as)
        .where(Writer.office_id == LetterRequest.office_id, Writer.id == LetterRequest.writer_id)
        .correlate(LetterRequest)
        .scalar_subquery()
    )


def _waived() -> sa.ScalarSelect[bool]:
    """The answer in force: True, False, or nothing signed."""
    return (
        sa.select(Waiver.waived)
        .where(Waiver.request_id == LetterRequest.id, Waiver.revoked_at.is_(None))
        .correlate(LetterRequest)
        .scalar_subquery()
    )


def _latest_packet(what: sa.ColumnElement[Any] | sa.orm.InstrumentedAttribute[Any]) -> sa.ScalarSelect[Any]:
    """Something of the latest version of the packet: where it stands, or all that the applicant wrote in it."""
    return (
        sa.select(what)
        .where(Packet.request_id == LetterRequest.id)
        .order_by(Packet.version.desc())
        .limit(1)
        .correlate(LetterRequest)
        .scalar_subquery()
    )


def _programs() -> sa.ScalarSelect[int]:
    """To how many programs the letter is assigned."""
    return (
        sa.select(sa.func.count())
        .select_from(Assignment)
        .where(Assignment.request_id == LetterRequest.id)
        .correlate(LetterRequest)
        .scalar_subquery()
    )
