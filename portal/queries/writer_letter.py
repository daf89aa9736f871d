"""The page of one letter, for its writer or the person who uploads for them: everything but the packet, in one query."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import load_only

from portal.access import actor_of
from portal.answers import Entry
from portal.errors import NotThere
from portal.extensions import db
from portal.models import (
    Advisor,
    Applicant,
    ChecklistTick,
    Designee,
    History,
    LetterRequest,
    Office,
    Season,
    SeasonDate,
    Service,
    ServiceFact,
    Waiver,
    Writer,
)
from portal.queries.asking import ask
from portal.queries.find import find
from portal.roles import Role
from portal.seasons.services import SERVICES, Fact, ServiceRules

#: What a designee may read of a letter: what uploading needs (the grants of portal_designee).
_FOR_DESIGNEE = (
    LetterRequest.applicant_id, LetterRequest.writer_account_id, LetterRequest.season_id, LetterRequest.service,
    LetterRequest.specialty, LetterRequest.letter_type, LetterRequest.applicant_name, LetterRequest.writer_name,
    LetterRequest.status, LetterRequest.status_at, LetterRequest.due_on, LetterRequest.uploaded_at,
    LetterRequest.uploaded_on, LetterRequest.uploaded_by, LetterRequest.withdrawn_at, LetterRequest.voided_at,
    LetterRequest.sent_at, LetterRequest.seen_at, LetterRequest.available_at, LetterRequest.assigned_at,
)  # fmt: skip
_FOR_WRITER = (
    LetterRequest.status_said_by, LetterRequest.due_note, LetterRequest.approved_at, LetterRequest.asked_at,
    LetterRequest.answered_at, LetterRequest.promised_at, LetterRequest.declined_at, LetterRequest.proposed_due_on,
    LetterRequest.reminders_paused_at, LetterRequest.withdrawn_by, LetterRequest.thanked_at, LetterRequest.outcome,
    LetterRequest.packet_seen,
)  # fmt: skip


class WriterLetter(NamedTuple):
    """A letter as its page shows it. What stands after `rules` is for the writer alone; a designee gets the defaults."""

    id: UUID
    office_id: UUID
    applicant_id: UUID
    writer_account_id: UUID
    season_id: UUID
    service: str
    specialty: str
    letter_type: str
    applicant_name: str
    writer_name: str
    status: str
    status_at: datetime
    due_on: date | None
    uploaded_at: datetime | None
    uploaded_on: date | None
    uploaded_by: str
    withdrawn_at: datetime | None
    voided_at: datetime | None
    sent_at: datetime | None
    seen_at: datetime | None
    available_at: datetime | None
    assigned_at: datetime | None
    letter_id: str
    first_name: str
    name_language: str
    aamc_id: str
    office: str
    office_email: str
    season: str
    review_starts: date | None
    service_name: str
    waived: bool | None
    waiver_signed_at: datetime | None
    waiver_revoked_at: datetime | None
    ticked: list[str]
    time_zone: str
    rules: ServiceRules
    status_said_by: str = ""
    due_note: str = ""
    approved_at: datetime | None = None
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    promised_at: datetime | None = None
    declined_at: datetime | None = None
    proposed_due_on: date | None = None
    reminders_paused_at: datetime | None = None
    withdrawn_by: str = ""
    thanked_at: datetime | None = None
    outcome: str = ""
    packet_seen: int = 0
    applicant_email: str = ""
    advisor: str | None = None
    advisor_email: str | None = None
    designee: str | None = None


def letter_held(request_id: UUID, *, designee: bool = False) -> LetterRequest:
    """The letter of whoever acts, locked on a POST. `designee`: whether the person who uploads may come here too.

    Raises NotThere.
    """
    if actor_of(db.session()).role is not Role.DESIGNEE:
        return find(LetterRequest, request_id)
    if not designee:
        raise NotThere
    wanted = sa.select(LetterRequest).where(LetterRequest.id == request_id).options(load_only(*_FOR_DESIGNEE))
    if not db.session().info.get("read_only", False):
        wanted = wanted.with_for_update()
    row = db.session.scalar(wanted)
    if row is None:
        raise NotThere
    return row


def writer_letter(request_id: UUID) -> WriterLetter:
    """Everything its page shows beside the packet. Raises NotThere."""
    uploads_only = actor_of(db.session()).role is Role.DESIGNEE
    rows = ask(_letter(uploads_only=uploads_only), {"request_id": request_id})
    if not rows:
        raise NotThere
    known = dict(rows[0]._mapping)
    rules = _rules(known["service"], known.pop("facts"))
    return WriterLetter(**known, rules=rules)


def _rules(service: str, facts: Sequence[Mapping[str, Any]]) -> ServiceRules:
    """The service's rules as the office keeps them; as shipped where the office has none."""
    if not facts:
        return SERVICES.get(service) or ServiceRules(service, ())
    return ServiceRules(
        service,
        tuple(
            Fact(fact["key"], fact["value"], fact["source"], date.fromisoformat(fact["checked_on"]), fact["confirmed"])
            for fact in facts
        ),
    )


@lru_cache
def _letter(*, uploads_only: bool) -> sa.Select[Any]:
    """The statement, built once."""
    wanted = _for_everyone()
    wanted = wanted.add_columns(Office.time_zone) if uploads_only else _with_what_the_writer_sees(wanted)
    return wanted.where(LetterRequest.id == sa.bindparam("request_id"))


def entries_of(letter: WriterLetter) -> list[Entry]:
    """What happened to the letter, as far as its writer may see it, the last first."""
    return [Entry._make(row) for row in ask(_ENTRIES, {"office_id": letter.office_id, "request_id": letter.id})]


_ENTRIES = (
    sa.select(History.kind, History.at, History.actor_id, History.actor_role, History.facts)
    .where(History.office_id == sa.bindparam("office_id"), History.request_id == sa.bindparam("request_id"))
    .order_by(History.id.desc())
)


def _for_everyone() -> sa.Select[Any]:
    ticked = (
        sa.select(sa.func.coalesce(sa.func.array_agg(ChecklistTick.item), sa.cast([], sa.ARRAY(sa.Text))))
        .where(ChecklistTick.office_id == LetterRequest.office_id, ChecklistTick.request_id == LetterRequest.id)
        .correlate(LetterRequest)
        .scalar_subquery()
    )
    fact = sa.func.jsonb_build_object(
        "key", ServiceFact.key, "value", ServiceFact.value, "source", ServiceFact.source, "checked_on", ServiceFact.checked_on,
        "confirmed", ServiceFact.confirmed,
    )  # fmt: skip
    facts = (
        sa.select(sa.func.coalesce(sa.func.jsonb_agg(fact), sa.text("'[]'::jsonb")))
        .where(ServiceFact.office_id == LetterRequest.office_id, ServiceFact.service == LetterRequest.service)
        .correlate(LetterRequest)
        .scalar_subquery()
    )
    columns: tuple[Any, ...] = (
        LetterRequest.id,
        LetterRequest.office_id,
        *_FOR_DESIGNEE,
        LetterRequest.service_letter_id.label("letter_id"),
        Applicant.first_name,
        Applicant.name_language,
        Applicant.aamc_id,
        Office.name.label("office"),
        Office.email.label("office_email"),
        Season.name.label("season"),
        _review_starts().label("review_starts"),
        Service.name.label("service_name"),
        Waiver.waived,
        Waiver.signed_at.label("waiver_signed_at"),
        Waiver.revoked_at.label("waiver_revoked_at"),
        ticked.label("ticked"),
        facts.label("facts"),
    )
    return (
        sa.select(*columns)
        .select_from(LetterRequest)
        .join(Office, Office.id == LetterRequest.office_id)
        .join(Applicant, _same_office(Applicant, LetterRequest.applicant_id))
        .join(Season, _same_office(Season, LetterRequest.season_id))
        .join(Service, sa.and_(Service.office_id == LetterRequest.office_id, Service.code == LetterRequest.service))
        .outerjoin(Waiver, _newest_waiver())
    )


def _review_starts() -> sa.ScalarSelect[date]:
    """The day on which programs look: what a writer may know of why the letter is due."""
    return (
        sa.select(SeasonDate.on_date)
        .where(
            SeasonDate.office_id == LetterRequest.office_id,
            SeasonDate.season_id == LetterRequest.season_id,
            SeasonDate.kind == "review_starts",
        )
        .correlate(LetterRequest)
        .scalar_subquery()
    )


def _newest_waiver() -> sa.ColumnElement[bool]:
    """The answer in force; where it was revoked and none signed since, that one."""
    newest = (
        sa.select(Waiver.id)
        .where(Waiver.office_id == LetterRequest.office_id, Waiver.request_id == LetterRequest.id)
        .order_by(Waiver.signed_at.desc())
        .limit(1)
        .correlate(LetterRequest)
        .scalar_subquery()
    )
    return sa.and_(Waiver.office_id == LetterRequest.office_id, Waiver.id == newest)


def _with_what_the_writer_sees(wanted: sa.Select[Any]) -> sa.Select[Any]:
    return (
        wanted.add_columns(
            *_FOR_WRITER,
            Writer.time_zone,
            sa.func.coalesce(sa.func.nullif(Applicant.reply_email, ""), Applicant.email).label("applicant_email"),
            Advisor.name.label("advisor"),
            Advisor.email.label("advisor_email"),
            Designee.name.label("designee"),
        )
        .join(Writer, _same_office(Writer, LetterRequest.writer_id))
        .outerjoin(Advisor, _same_office(Advisor, Applicant.advisor_id))
        .outerjoin(
            Designee,
            sa.and_(
                Designee.office_id == LetterRequest.office_id,
                Designee.request_id == LetterRequest.id,
                Designee.ended_at.is_(None),
            ),
        )
    )


def _same_office(table: Any, column: Any) -> sa.ColumnElement[bool]:
    return sa.and_(table.office_id == LetterRequest.office_id, table.id == column)
