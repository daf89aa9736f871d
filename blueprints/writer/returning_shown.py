"""A person who asks the same writer again: what is new since last season, and what the writer had then."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from flask import url_for

from blueprints.writer.packet_shown import version_of
from portal.documents.changes import packet_changes
from portal.queries.writer_home import PacketOf
from portal.translating import gettext


class ReturningShown(NamedTuple):
    """For one letter: the season before in a sentence, what is new in the packet, the packet of then."""

    sentence: str
    news: list[str]
    url: str


def returning_shown(packets: Sequence[PacketOf]) -> dict[UUID, ReturningShown]:
    """For each letter whose person asked in an earlier season, beside the letter of that season."""
    shown = {}
    for number, now in enumerate(packets):
        earlier = (one for one in packets[number + 1 :] if one.person == now.person and one.season_id != now.season_id)
        before = next(earlier, None)
        if before is not None:
            shown[now.id] = _shown(now, before)
    return shown


def _shown(now: PacketOf, before: PacketOf) -> ReturningShown:
    changes = packet_changes(version_of(before.facts), version_of(now.facts))
    sentence = (
        gettext("You wrote for %(season)s as well.", season=before.season)
        if before.uploaded_at
        else gettext("You were asked for %(season)s as well.", season=before.season)
    )
    return ReturningShown(
        sentence,
        [change.said(gettext) for change in changes] or [gettext("Nothing is new in the helper document.")],
        url_for("writer.packet_version", id=before.id, version=before.version),
    )
