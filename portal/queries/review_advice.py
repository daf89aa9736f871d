"""What the guide says of one proposed choice, for the advisor who decides."""

from uuid import UUID

import sqlalchemy as sa

from portal.clock import today
from portal.extensions import db
from portal.guidance import ChoiceAdvice, Relationship, Target, Theme, WriterChoice, advise_on_choice
from portal.models import Rotation
from portal.models import Target as TargetTable
from portal.models import WriterChoice as ChoiceTable


def advice_on_choice(choice_id: UUID) -> ChoiceAdvice:
    """Tier and findings."""
    choice = ChoiceTable
    row = db.session.execute(
        sa.select(choice, Rotation, TargetTable)
        .outerjoin(Rotation, sa.and_(Rotation.office_id == choice.office_id, Rotation.id == choice.rotation_id))
        .outerjoin(TargetTable, sa.and_(TargetTable.office_id == choice.office_id, TargetTable.id == choice.target_id))
        .where(choice.id == choice_id)
    ).one()
    told, rotation, target = row
    known = {theme.value for theme in Theme}
    return advise_on_choice(
        WriterChoice(
            name=told.writer_name,
            country=told.writer_country or (rotation.country if rotation else None) or None,
            relationship=Relationship(told.relationship),
            role=told.writer_role or None,
            specialty=told.writer_specialty or None,
            physician=told.physician,
            supervised_directly=told.supervised_directly,
            clinical_setting=told.clinical_setting or (rotation.setting if rotation else None) or None,
            hands_on=told.hands_on if told.hands_on is not None else (rotation.hands_on if rotation else None),
            weeks=told.weeks,
            months_since_rotation=(today() - rotation.ends_on).days / 30.44 if rotation else None,
            asked=False,
            global_health_role=told.global_health_role or None,
            famous=told.famous,
            knows_applicant_well=told.knows_applicant_well,
            planned_themes=frozenset(Theme(theme) for theme in told.themes if theme in known),
        ),
        Target(target.specialty, target.global_health_track) if target else Target(),
    )
