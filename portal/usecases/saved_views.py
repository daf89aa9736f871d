"""Filters of a list are kept under a name, for oneself or for the whole office."""

import sqlalchemy as sa

from portal.access import actor_of
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.models import SavedView
from portal.translating import gettext

LONGEST_NAME = 60
#: More than anybody finds again.
MOST_VIEWS = 30


def save_view(*, kind: str, name: str, query: str, shared: bool) -> SavedView:
    """Keep a view. Raises Wrong for a name that is empty, too long or one's own already, Refused beyond `MOST_VIEWS`."""
    actor, name = actor_of(db.session()), " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Wrong("name", gettext("Give the view a name of at most %(most)s characters.", most=LONGEST_NAME))
    mine = sa.select(sa.func.lower(SavedView.name)).where(SavedView.advisor_id == actor.own_id, SavedView.kind == kind)
    names = db.session.scalars(mine).all()
    if name.lower() in names:
        raise Wrong("name", gettext("You have a view of this name. Choose another, or forget the old one first."))
    if len(names) >= MOST_VIEWS:
        raise Refused(gettext("You have %(most)s views. Forget one that you do not use.", most=MOST_VIEWS))
    view = SavedView(
        office_id=actor.office_id, advisor_id=actor.own_id, kind=kind, name=name, query=query, shared=shared
    )
    db.session.add(view)
    db.session.flush()
    return view


def forget_view(view: SavedView) -> None:
    """Forget one's own view. Raises Refused for a colleague's."""
    if view.advisor_id != actor_of(db.session()).own_id:
        raise Refused(gettext("This view is a colleague’s. Ask them to forget it."))
    db.session.delete(view)
    db.session.flush()
