"""The plan: profile, targets, rotations. What the guide calls planning early (rule plan_early)."""

from typing import Any

import sqlalchemy as sa

from portal.access import actor_of
from portal.errors import Refused
from portal.extensions import db
from portal.models import Applicant, Rotation, Target, WriterChoice
from portal.translating import gettext


def save_profile(applicant: Applicant, **facts: Any) -> None:
    """Keep what the applicant says of themselves."""
    for name, value in facts.items():
        setattr(applicant, name, value)


def add_target(**facts: Any) -> Target:
    """What the applicant applies for."""
    actor = actor_of(db.session())
    target = Target(office_id=actor.office_id, applicant_id=actor.applicant_id, **facts)
    db.session.add(target)
    db.session.flush()
    return target


def change_target(target: Target, **facts: Any) -> None:
    """Change it; letters already approved keep the service they were approved for."""
    for name, value in facts.items():
        setattr(target, name, value)


def remove_target(target: Target) -> None:
    """Raises Refused while a writer choice is for it."""
    if db.session.scalar(sa.select(WriterChoice.id).where(WriterChoice.target_id == target.id).limit(1)):
        raise Refused(gettext("Writer choices are planned for this target. Change or drop them first."))
    db.session.delete(target)


def add_rotation(**facts: Any) -> Rotation:
    """A dated experience that may bear a letter."""
    actor = actor_of(db.session())
    rotation = Rotation(office_id=actor.office_id, applicant_id=actor.applicant_id, **facts)
    db.session.add(rotation)
    db.session.flush()
    return rotation


def change_rotation(rotation: Rotation, **facts: Any) -> None:
    """Change it: dates move, and advice moves with them."""
    for name, value in facts.items():
        setattr(rotation, name, value)


def remove_rotation(rotation: Rotation) -> None:
    """Raises Refused while a writer choice stems from it."""
    if db.session.scalar(sa.select(WriterChoice.id).where(WriterChoice.rotation_id == rotation.id).limit(1)):
        raise Refused(gettext("A writer choice stems from this rotation. Change or drop it first."))
    db.session.delete(rotation)
