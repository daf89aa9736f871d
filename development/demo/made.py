"""What has been written of the demo so far, and how a row is written. Whatever people did is dated back from today."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from portal.clock import now, today
from portal.extensions import db
from portal.models import Advisor, Applicant, Office, Rotation, Season, Target, Writer


@dataclass
class Made:
    """What has been written so far, by the demo's names."""

    offices: dict[str, Office] = field(default_factory=dict)
    seasons: dict[str, Season] = field(default_factory=dict)
    advisors: dict[str, Advisor] = field(default_factory=dict)
    applicants: dict[str, Applicant] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    rotations: list[Rotation] = field(default_factory=list)
    writers: dict[tuple[str, str], Writer] = field(default_factory=dict)


def save(row: Any) -> Any:
    """Write it, so that it has its id."""
    db.session.add(row)
    db.session.flush()
    return row


def ago(days: int) -> datetime:
    """The same hour, so many days ago."""
    return now() - timedelta(days=days)


def day(days: int) -> date:
    """The day in so many days; a negative number lies behind."""
    return today() + timedelta(days=days)
