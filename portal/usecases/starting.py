"""Who started a job: the worker acts as that person, behind the walls of their office, for as long as they are in it."""

from uuid import UUID

import sqlalchemy as sa

from portal.access import Actor
from portal.extensions import db
from portal.models import Account, Advisor, BulkAction, CohortImport
from portal.roles import Role


def starter_of(table: type[CohortImport] | type[BulkAction], row_id: UUID) -> Actor | None:
    """The advisor who started it; None where the row is gone, or that person has left the office or may not sign in any more."""
    row = db.session.execute(
        sa.select(Advisor.account_id, Advisor.office_id, Advisor.id, Advisor.name)
        .join(table, sa.and_(table.office_id == Advisor.office_id, table.advisor_id == Advisor.id))
        .join(Account, Account.id == Advisor.account_id)
        .where(table.id == row_id, Advisor.left_at.is_(None), Account.disabled_at.is_(None))
    ).one_or_none()
    return Actor(Role.ADVISOR, row.account_id, office_id=row.office_id, own_id=row.id, name=row.name) if row else None


def starter_has_left(job: CohortImport | BulkAction) -> bool:
    """Whether whoever started it has left the office: it stands still until a colleague goes on with it."""
    wanted = sa.select(Advisor.id).where(Advisor.id == job.advisor_id, Advisor.left_at.is_not(None))
    return db.session.scalar(wanted) is not None
