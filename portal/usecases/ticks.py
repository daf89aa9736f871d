"""The writer's checklist, as far as it is ticked. Neither applicant nor office can read it."""

from collections.abc import Collection

import sqlalchemy as sa

from portal.extensions import db
from portal.models import ChecklistTick, LetterRequest


def tick(request: LetterRequest, *, ticked: Collection[str], among: Collection[str]) -> None:
    """Keep exactly these ticks `among` the items of the list; a tick that stands already keeps its time."""
    wanted = set(ticked) & set(among)
    mine = sa.and_(ChecklistTick.office_id == request.office_id, ChecklistTick.request_id == request.id)
    standing = set(db.session.scalars(sa.select(ChecklistTick.item).where(mine)))
    db.session.execute(
        sa.delete(ChecklistTick)
        .where(mine, ChecklistTick.item.in_((standing & set(among)) - wanted))
        .execution_options(synchronize_session=False)
    )
    for item in sorted(wanted - standing):
        db.session.add(
            ChecklistTick(
                office_id=request.office_id,
                request_id=request.id,
                writer_account_id=request.writer_account_id,
                item=item,
            )
        )
