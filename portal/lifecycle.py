"""The life of a letter: who may make which move, from where, and where it leads. Anything not listed is refused."""

from enum import StrEnum

from portal.errors import Refused
from portal.roles import Role


class Noun(StrEnum):
    """The three things that live a life."""

    CHOICE = "writer choice"
    REQUEST = "letter"
    PACKET = "packet"


class Status(StrEnum):
    """Where a choice, a letter or a packet stands. Past participles: each was done by somebody."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    RETURNED = "returned"
    DROPPED = "dropped"
    APPROVED = "approved"
    ASKED = "asked"
    AGREED = "agreed"
    HESITANT = "hesitant"
    DECLINED = "declined"
    SENT = "sent"
    SEEN = "seen"
    UPLOADED = "uploaded"
    AVAILABLE = "available"
    ASSIGNED = "assigned"
    WITHDRAWN = "withdrawn"
    VOID = "void"
    SUBMITTED = "submitted"
    PUBLISHED = "published"


class Move(StrEnum):
    """What somebody does. Imperatives."""

    PROPOSE = "propose"
    RECALL = "recall"
    DROP = "drop"
    APPROVE = "approve"
    RETURN = "return"
    ASK = "ask"
    AGREE = "agree"
    HESITATE = "hesitate"
    DECLINE = "decline"
    SUBMIT = "submit"
    PUBLISH = "publish"
    SEE = "see"
    PROMISE = "promise"
    POSTPONE = "postpone"
    PAUSE = "pause"
    UPLOAD = "upload"
    REPLACE = "replace"
    RECEIVE = "receive"
    ASSIGN = "assign"
    UNASSIGN = "unassign"
    WITHDRAW = "withdraw"
    UNDO = "undo"
    VOID = "void"
    CORRECT = "correct"


#: On the way: approved, and neither uploaded nor ended.
OUT = (Status.APPROVED, Status.ASKED, Status.AGREED, Status.HESITANT, Status.SENT, Status.SEEN)
#: The writer has the packet.
WITH_WRITER = (Status.SENT, Status.SEEN)
#: Delivered, as far as somebody said.
DELIVERED = (Status.UPLOADED, Status.AVAILABLE, Status.ASSIGNED)
#: Nothing more will come of it.
ENDED = (Status.DECLINED, Status.WITHDRAWN, Status.VOID, Status.DROPPED)

Moves = dict[tuple[Noun, Role, Status, Move], Status]


def _moves(noun: Noun, role: Role, move: Move, come_from: tuple[Status, ...], to: Status | None) -> Moves:
    """`to=None`: the status stays, and only what is known about the letter changes."""
    return {(noun, role, status, move): to or status for status in come_from}


_C, _R, _P, S = Noun.CHOICE, Noun.REQUEST, Noun.PACKET, Status

MOVES: Moves = {
    # The plan
    **_moves(_C, Role.APPLICANT, Move.PROPOSE, (S.DRAFT, S.RETURNED), S.PROPOSED),
    **_moves(_C, Role.APPLICANT, Move.RECALL, (S.PROPOSED,), S.DRAFT),
    **_moves(_C, Role.APPLICANT, Move.DROP, (S.DRAFT, S.RETURNED), S.DROPPED),
    **_moves(_C, Role.ADVISOR, Move.APPROVE, (S.PROPOSED,), S.APPROVED),
    **_moves(_C, Role.ADVISOR, Move.RETURN, (S.PROPOSED,), S.RETURNED),
    # The ask and its answer. A yes in the corridor never needs the portal: the applicant records it.
    **_moves(_R, Role.APPLICANT, Move.ASK, (S.APPROVED, S.ASKED), S.ASKED),
    **_moves(_R, Role.APPLICANT, Move.AGREE, (S.APPROVED, S.ASKED, S.HESITANT), S.AGREED),
    **_moves(_R, Role.APPLICANT, Move.HESITATE, (S.APPROVED, S.ASKED, S.AGREED), S.HESITANT),
    **_moves(_R, Role.APPLICANT, Move.DECLINE, (*OUT,), S.DECLINED),
    # The packet
    **_moves(_P, Role.APPLICANT, Move.SUBMIT, (S.DRAFT, S.RETURNED), S.SUBMITTED),
    **_moves(_P, Role.APPLICANT, Move.RECALL, (S.SUBMITTED,), S.DRAFT),
    **_moves(_P, Role.ADVISOR, Move.RETURN, (S.SUBMITTED,), S.RETURNED),
    **_moves(_P, Role.ADVISOR, Move.PUBLISH, (S.SUBMITTED,), S.PUBLISHED),
    **_moves(_R, Role.ADVISOR, Move.PUBLISH, (S.APPROVED, S.ASKED, S.AGREED), S.SENT),
    **_moves(_R, Role.ADVISOR, Move.PUBLISH, WITH_WRITER, None),
    # The writer
    **_moves(_R, Role.WRITER, Move.SEE, (S.SENT,), S.SEEN),
    **_moves(_R, Role.DESIGNEE, Move.SEE, (S.SENT,), None),
    **_moves(_R, Role.WRITER, Move.PROMISE, WITH_WRITER, S.SEEN),
    **_moves(_R, Role.WRITER, Move.POSTPONE, WITH_WRITER, S.SEEN),
    **_moves(_R, Role.WRITER, Move.PAUSE, WITH_WRITER, None),
    **_moves(_R, Role.WRITER, Move.DECLINE, WITH_WRITER, S.DECLINED),
    **_moves(_R, Role.WRITER, Move.UPLOAD, WITH_WRITER, S.UPLOADED),
    **_moves(_R, Role.DESIGNEE, Move.UPLOAD, WITH_WRITER, S.UPLOADED),
    **_moves(_R, Role.WRITER, Move.REPLACE, DELIVERED, S.UPLOADED),
    **_moves(_R, Role.WRITER, Move.WITHDRAW, DELIVERED, S.WITHDRAWN),
    # An answer is taken back until somebody has acted on it: portal/answers.py says which.
    **_moves(_R, Role.WRITER, Move.UNDO, (*WITH_WRITER, S.DECLINED, S.UPLOADED), S.SEEN),
    # The service. A letter can be uploaded without the writer ever opening the page.
    **_moves(_R, Role.APPLICANT, Move.UPLOAD, (S.AGREED, *WITH_WRITER), S.UPLOADED),
    **_moves(_R, Role.APPLICANT, Move.RECEIVE, (S.AGREED, *WITH_WRITER, S.UPLOADED), S.AVAILABLE),
    **_moves(_R, Role.APPLICANT, Move.ASSIGN, (S.AVAILABLE, S.ASSIGNED), S.ASSIGNED),
    **_moves(_R, Role.APPLICANT, Move.UNASSIGN, (S.ASSIGNED,), S.AVAILABLE),
    # The end
    **_moves(_R, Role.APPLICANT, Move.WITHDRAW, OUT, S.WITHDRAWN),
    **_moves(_R, Role.WORKER, Move.VOID, (*OUT, *DELIVERED), S.VOID),
    **_moves(_R, Role.OPERATOR, Move.VOID, (*OUT, *DELIVERED), S.VOID),
}

#: An advisor may set right what was recorded wrongly: between these, with a reason, and the history says so.
CORRECTABLE = (
    S.APPROVED,
    S.ASKED,
    S.AGREED,
    S.HESITANT,
    S.DECLINED,
    S.SENT,
    S.SEEN,
    S.UPLOADED,
    S.AVAILABLE,
    S.WITHDRAWN,
)


def may(noun: Noun, role: Role, status: Status | str, move: Move) -> bool:
    """Whether this role may make this move from here. Buttons ask the same table."""
    if move is Move.CORRECT:
        return noun is Noun.REQUEST and role is Role.ADVISOR and status in (*CORRECTABLE, Status.ASSIGNED)
    return (noun, role, Status(status), move) in MOVES


def after(noun: Noun, role: Role, status: Status | str, move: Move, *, to: Status | None = None) -> Status:
    """Where the move leads. `to` is for a correction alone. Raises Refused with the sentence a person reads."""
    if not may(noun, role, status, move):
        raise Refused(
            f"This {noun} is {Status(status)}, so it cannot be changed this way. Open the page again to see where it stands."
        )
    if move is not Move.CORRECT:
        return MOVES[noun, role, Status(status), move]
    if to not in CORRECTABLE or to == status:
        raise Refused(f"A {noun} that is {Status(status)} cannot be set to that state.")
    return to


def moves_open_to(noun: Noun, role: Role, status: Status | str) -> frozenset[Move]:
    """Every move this role may make from here."""
    return frozenset(move for move in Move if may(noun, role, status, move))
