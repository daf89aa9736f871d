"""A bulk action in words: whom it is about, who is left out and why, how far it is."""

from collections.abc import Mapping
from typing import NamedTuple

from flask import url_for

from portal.bulk import GRACE_SECONDS, MAILS, OF_LETTERS, Kind
from portal.queries.bulk import BulkRow, Group
from portal.shown.words import once_a_language
from portal.translating import gettext, ngettext


class LeftOut(NamedTuple):
    """Rows that are left out for one reason."""

    words: str
    names: str


class ShownBulk(NamedTuple):
    """The page."""

    row: BulkRow
    title: str
    lead: str
    button: str
    names: str
    left_out: list[LeftOut]
    waiting: int
    done: int
    is_over: bool
    progress: str
    undo: str
    go_on: str
    back: str


class BulkButton(NamedTuple):
    """A button above a table."""

    value: str
    label: str


#: On the table of applicants, and on that of letters.
OFFERED = {
    "applicants": (Kind.INVITE, Kind.MESSAGE, Kind.TAG, Kind.UNTAG, Kind.ASSIGN_ADVISOR),
    "letters": (Kind.REMIND, Kind.MOVE_DUE, Kind.MESSAGE),
}


def kind_words(kind: Kind) -> str:
    """The button above a table."""
    return {
        Kind.INVITE: gettext("Invite"),
        Kind.MESSAGE: gettext("Write to the applicants"),
        Kind.TAG: gettext("Tag"),
        Kind.UNTAG: gettext("Take a tag away"),
        Kind.ASSIGN_ADVISOR: gettext("Assign an advisor"),
        Kind.REMIND: gettext("Remind"),
        Kind.MOVE_DUE: gettext("Move the due date"),
    }[kind]


def shown_bulk(row: BulkRow, groups: list[Group]) -> ShownBulk:
    """The page of one action, before and after it is started."""
    counts = {
        status: sum(one.rows for one in groups if one.status == status) for status in ("waiting", "done", "undone")
    }
    meant = counts["waiting"] + counts["done"] + counts["undone"]
    is_over = row.status in ("done", "undone")
    return ShownBulk(
        row,
        _question(row.kind, meant) if row.status == "chosen" else _outcome(row, counts),
        _lead(row),
        _button(row.kind, meant),
        _names([one for one in groups if one.status != "left_out"], meant),
        [LeftOut(_why(one), _names([one], one.rows)) for one in groups if one.status == "left_out"],
        counts["waiting"],
        counts["done"],
        is_over,
        gettext("%(done)s of %(all)s", done=f"{counts['done']:,}", all=f"{meant:,}"),
        _undo(row),
        url_for("advisor.bulk_go_on", id=row.id) if row.left_by else "",
        url_for("advisor.letters" if row.kind in OF_LETTERS else "advisor.applicants"),
    )


def _question(kind: Kind, count: int) -> str:
    if not count:
        return gettext("Nobody is left to do this to")
    number = f"{count:,}"
    return {
        Kind.INVITE: ngettext("Invite one applicant?", "Invite %(count)s applicants?", count, count=number),
        Kind.MESSAGE: ngettext(
            "What do you write to one applicant?", "What do you write to %(count)s applicants?", count, count=number
        ),
        Kind.TAG: ngettext("Which tag for one applicant?", "Which tag for %(count)s applicants?", count, count=number),
        Kind.UNTAG: ngettext(
            "Which tag goes from one applicant?", "Which tag goes from %(count)s applicants?", count, count=number
        ),
        Kind.ASSIGN_ADVISOR: ngettext(
            "Who advises this applicant?", "Who advises these %(count)s applicants?", count, count=number
        ),
        Kind.REMIND: ngettext(
            "Remind the writer of one letter?", "Remind the writers of %(count)s letters?", count, count=number
        ),
        Kind.MOVE_DUE: ngettext(
            "By when is this letter due?", "By when are these %(count)s letters due?", count, count=number
        ),
    }[kind]


def _button(kind: Kind, count: int) -> str:
    number = f"{count:,}"
    return {
        Kind.INVITE: ngettext("Invite the applicant", "Invite %(count)s applicants", count, count=number),
        Kind.MESSAGE: ngettext("Send the message", "Send %(count)s messages", count, count=number),
        Kind.TAG: gettext("Tag them"),
        Kind.UNTAG: gettext("Take it away"),
        Kind.ASSIGN_ADVISOR: gettext("Assign them"),
        Kind.REMIND: ngettext("Remind the writer", "Send %(count)s reminders", count, count=number),
        Kind.MOVE_DUE: gettext("Set this date"),
    }[kind]


def _lead(row: BulkRow) -> str:
    if row.status == "chosen":
        if row.kind in MAILS:
            return gettext("Nothing is sent yet. Once you start it, you have a minute to take it back.")
        return gettext("Nothing is changed yet, and you can take it back afterwards.")
    if row.left_by:
        return gettext(
            "%(name)s started it and has left the office since. What is done stays; the rest goes on in your name.",
            name=row.left_by,
        )
    if row.status == "waiting" and row.kind in MAILS:
        return gettext("It begins in %(num)s seconds at most. Until then nothing is sent.", num=GRACE_SECONDS)
    if row.status in ("waiting", "working"):
        return gettext("You can leave this page: it goes on by itself.")
    return ""


def _outcome(row: BulkRow, counts: dict[str, int]) -> str:
    if row.status == "undone":
        return gettext("Taken back")
    if row.status in ("waiting", "working"):
        return gettext("It is under way")
    done = counts["done"]
    number = f"{done:,}"
    return {
        Kind.INVITE: ngettext("One applicant is invited", "%(count)s applicants are invited", done, count=number),
        Kind.MESSAGE: ngettext("One message is on its way", "%(count)s messages are on their way", done, count=number),
        Kind.TAG: ngettext("One applicant is tagged", "%(count)s applicants are tagged", done, count=number),
        Kind.UNTAG: ngettext(
            "The tag is gone from one applicant", "The tag is gone from %(count)s applicants", done, count=number
        ),
        Kind.ASSIGN_ADVISOR: ngettext(
            "One applicant is assigned", "%(count)s applicants are assigned", done, count=number
        ),
        Kind.REMIND: ngettext("One reminder is on its way", "%(count)s reminders are on their way", done, count=number),
        Kind.MOVE_DUE: ngettext("One due date is moved", "%(count)s due dates are moved", done, count=number),
    }[row.kind]


def _why(group: Group) -> str:
    words = {
        "withdrawn": ngettext("One has withdrawn", "%(num)s have withdrawn", group.rows),
        "joined": ngettext("One has signed in already", "%(num)s have signed in already", group.rows),
        "delivered": ngettext("One letter is uploaded", "%(num)s letters are uploaded", group.rows),
        "ended": ngettext("One letter has ended", "%(num)s letters have ended", group.rows),
        "not_with_writer": ngettext(
            "One letter is not with its writer", "%(num)s letters are not with their writers", group.rows
        ),
        "paused": ngettext("One writer paused the reminders", "%(num)s writers paused the reminders", group.rows),
        "address_fails": ngettext(
            "Mail to one writer’s address does not arrive",
            "Mail to %(num)s writers’ addresses does not arrive",
            group.rows,
        ),
        "due_past": ngettext(
            "One letter has no due date ahead: move it first",
            "%(num)s letters have no due date ahead: move it first",
            group.rows,
        ),
        "reminded_enough": ngettext(
            "One writer had all reminders of this date", "%(num)s writers had all reminders of this date", group.rows
        ),
        "advisor_left": ngettext(
            "One stays as it is: the advisor has left the office",
            "%(num)s stay as they are: the advisor has left the office",
            group.rows,
        ),
        "date_past": ngettext(
            "One keeps its date: the new one has passed", "%(num)s keep their dates: the new one has passed", group.rows
        ),
        "no_change": ngettext("One is like this already", "%(num)s are like this already", group.rows),
    }
    return words.get(group.why, group.why)


def _names(groups: list[Group], count: int) -> str:
    names = [name for one in groups for name in one.names]
    more = count - len(names)
    told = ", ".join(names)
    return ngettext("%(names)s and one more", "%(names)s and %(num)s more", more, names=told) if more > 0 else told


def _undo(row: BulkRow) -> str:
    """Where Undo posts to, while there is one."""
    stoppable = row.kind in MAILS and row.status == "waiting"
    reversible = row.kind not in MAILS and row.status == "done"
    return url_for("advisor.bulk_undo", id=row.id) if stoppable or reversible else ""


@once_a_language
def bulk_buttons() -> Mapping[str, tuple[BulkButton, ...]]:
    """The buttons above each table."""
    return {of: tuple(BulkButton(kind.value, kind_words(kind)) for kind in kinds) for of, kinds in OFFERED.items()}
