"""The checklist as its component prints it."""

from typing import NamedTuple

from flask import url_for

from portal.checklist import Group, checklist_for
from portal.queries.writer_letter import WriterLetter
from portal.translating import gettext


class TickShown(NamedTuple):
    """A box with its words."""

    id: str
    name: str
    label: str
    hint: str
    checked: bool


class GroupShown(NamedTuple):
    """A heading, how much of it is ticked, and where a tick is kept."""

    code: str
    legend: str
    tally: str
    save: str
    items: list[TickShown]


def groups_of(letter: WriterLetter) -> tuple[Group, ...]:
    """The list for this letter: its service, specialty and letter type decide."""
    return checklist_for(letter.rules, specialty=letter.specialty, letter_type=letter.letter_type)


def checklist_shown(letter: WriterLetter, groups: tuple[Group, ...]) -> list[GroupShown]:
    """Every group with its ticks."""
    ticked = frozenset(letter.ticked)
    return [
        GroupShown(
            group.code,
            group.legend.said(gettext),
            tally(group, ticked),
            url_for("writer.tick", id=letter.id, group=group.code),
            [
                TickShown(
                    f"tick-{item.code}", item.code, item.label.said(gettext), item.hint.said(gettext) if item.hint.template else "",
                    item.code in ticked,
                )
                for item in group.items
            ],
        )
        for group in groups
    ]  # fmt: skip


def tally(group: Group, ticked: frozenset[str]) -> str:
    """ "2 of 5 ticked"."""
    done = sum(item.code in ticked for item in group.items)
    return gettext("%(done)s of %(all)s ticked", done=done, all=len(group.items))
