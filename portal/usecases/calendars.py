"""Calendars that a person's own program subscribes to: an address is made, renewed and stopped by its owner."""

import uuid
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from portal.access import actor_of
from portal.clock import now
from portal.errors import NotThere
from portal.extensions import db
from portal.models import CalendarFeed
from portal.person import Desk
from portal.tokens import Purpose, fingerprint, token_for


def make_feed(desk: Desk) -> UUID:
    """An address for the calendar of this desk of whoever acts; the one before it dies.

    Its token is derived from the row's id when the page shows it, and kept nowhere.
    """
    _stop(desk)
    feed_id = uuid.uuid4()
    feed = CalendarFeed(
        id=feed_id,
        account_id=actor_of(db.session()).id,
        role=str(desk.role),
        desk_id=desk.own_id,
        token_hash=fingerprint(feed_token(feed_id)),
    )
    db.session.add(feed)
    db.session.flush()
    return feed_id


def stop_feed(desk: Desk) -> None:
    """The address answers no longer. Raises NotThere where there is none."""
    if not _stop(desk):
        raise NotThere


def feed_token(feed_id: UUID) -> str:
    """What the address ends in."""
    return token_for(current_app.config["SETTINGS"].secret_key, Purpose.FEED, feed_id)


def _stop(desk: Desk) -> bool:
    same_desk = CalendarFeed.desk_id.is_not_distinct_from(desk.own_id)
    stopped = db.session.execute(
        sa.update(CalendarFeed)
        .where(CalendarFeed.role == str(desk.role), same_desk, CalendarFeed.stopped_at.is_(None))
        .values(stopped_at=now())
        .returning(CalendarFeed.id)
        .execution_options(synchronize_session=False)
    )
    return bool(stopped.all())
