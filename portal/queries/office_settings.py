"""What an office has set: its numbers, and its own words for findings."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from portal.extensions import db
from portal.models import Office, Wording

#: Under this name the settings carry the office's own words, by "code.part".
WORDS = "finding_words"


def settings_and_words() -> sa.ColumnElement[dict[str, Any]]:
    """The office's settings with its own words for findings, as one column of a query that has the office."""
    words = (
        sa.select(sa.func.coalesce(sa.func.jsonb_object_agg(Wording.key, Wording.body), sa.text("'{}'::jsonb")))
        .where(Wording.office_id == Office.id, Wording.kind == "finding")
        .correlate(Office)
        .scalar_subquery()
    )
    return sa.cast(Office.settings, JSONB).op("||")(sa.func.jsonb_build_object(WORDS, words)).label("settings")


def office_settings() -> dict[str, Any]:
    """Those of the office where whoever acts sits, in one query."""
    found: dict[str, Any] = db.session.execute(sa.select(settings_and_words()).select_from(Office)).scalar_one()
    return found
