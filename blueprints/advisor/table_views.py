"""The views above a table: those that every office has, and those kept under a name."""

from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from flask import url_for

from blueprints.advisor.table import Address, Link, joined
from portal.queries.saved_views import ViewRow
from portal.shown.words import once_a_language
from portal.translating import gettext


@once_a_language
def _known() -> tuple[tuple[str, str, dict[str, str], str], ...]:
    """The name of its number, the words, the filters, and these as they stand in the address."""
    known: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("all", gettext("All"), {}),
        ("late", gettext("Late"), {"risk": "late"}),
        ("at_risk", gettext("At risk"), {"risk": "at_risk"}),
        ("due_14", gettext("Due in 14 days"), {"due": "14"}),
        ("silent", gettext("Silent"), {"risk": "silent"}),
        ("declined", gettext("Declined"), {"state": "declined"}),
        ("unassigned", gettext("Uploaded, not assigned"), {"risk": "unassigned"}),
    )
    return tuple((name, label, filters, urlencode(filters)) for name, label, filters in known)


def standing_views(here: Address, counts: dict[str, int], own_id: UUID | None) -> list[Link]:
    """The views of letters that every office has. The columns that are shown stay."""
    now, columns = here.narrowed, urlencode(here.pick("columns"))
    mine = {"advisor": str(own_id or "")}
    return [
        {
            "label": label,
            "url": joined(here.path, query, columns),
            "count": f"{counts[name]:,}",
            "current": now == filters,
        }
        for name, label, filters, query in (*_known(), ("mine", gettext("My applicants"), mine, urlencode(mine)))
    ]


def kept_views(here: Address, kept: Sequence[ViewRow], own_id: UUID | None) -> list[Link]:
    """The views kept under a name; a colleague's says whose it is."""
    return [
        {
            "label": view.name if view.advisor_id == own_id else f"{view.name} ({view.advisor})",
            "url": f"{here.path}?{view.query}" if view.query else here.path,
            "current": _is_open(view, here),
        }
        for view in kept
    ]


def forget_address(here: Address, kept: Sequence[ViewRow], own_id: UUID | None) -> str:
    """Where the view that is open is forgotten, if it is one's own."""
    view = next((view for view in kept if view.advisor_id == own_id and _is_open(view, here)), None)
    return url_for("advisor.view_forget", id=view.id) if view else ""


def _is_open(view: ViewRow, here: Address) -> bool:
    return dict(parse_qsl(view.query)) == here.told
