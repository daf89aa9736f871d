"""A writer takes an answer back, as long as nobody has acted on it."""

from datetime import date

import sqlalchemy as sa

from portal.access import actor_of
from portal.answers import Entry, Undoable, answer_to_undo
from portal.audit import EVERYONE, record
from portal.clock import now
from portal.errors import Refused
from portal.extensions import db
from portal.lifecycle import Move
from portal.models import History, LetterRequest
from portal.translating import gettext
from portal.usecases.letters import tell
from portal.usecases.move import make


def undo(request: LetterRequest) -> Move:
    """Take the last answer back; who was told of it is told of this. Raises Refused where somebody has acted on it."""
    last = _last_answer(request)
    if last is None:
        raise Refused(
            gettext(
                "This cannot be taken back here any more. Write to the applicant or their advisor: they can set it right."
            )
        )
    make(request, Move.UNDO)
    request.seen_at = request.seen_at or now()
    _forget(request, last)
    record("undo", office_id=request.office_id, request=request, shown_to=EVERYONE, answer=str(last.move))
    tell("undone", request, answer=str(last.move))
    return last.move


def _last_answer(request: LetterRequest) -> Undoable | None:
    entries = db.session.execute(
        sa.select(History.kind, History.at, History.actor_id, History.actor_role, History.facts)
        .where(History.office_id == request.office_id, History.request_id == request.id)
        .order_by(History.id.desc())
    )
    return answer_to_undo([Entry(*row) for row in entries], request.status, actor_of(db.session()).id)


def _forget(request: LetterRequest, last: Undoable) -> None:
    """The columns as they were before the answer."""
    match last.move:
        case Move.DECLINE:
            request.declined_at, request.reason = None, ""
        case Move.UPLOAD:
            request.uploaded_at = request.uploaded_on = None
            request.uploaded_by = ""
        case _:
            _stand_as_before(request, last)


def _stand_as_before(request: LetterRequest, last: Undoable) -> None:
    before = last.before
    wished = before.facts.get("on") if before and before.kind == Move.POSTPONE else None
    request.promised_at = before.at if before and before.kind in (Move.PROMISE, Move.POSTPONE) else None
    request.proposed_due_on = date.fromisoformat(wished) if wished else None
