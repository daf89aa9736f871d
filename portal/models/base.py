"""What every table shares."""

import uuid
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry


class Base(DeclarativeBase):
    """Columns are typed as PostgreSQL stores them; names are the domain's."""

    registry = registry(
        type_annotation_map={
            str: sa.Text(),
            datetime: sa.TIMESTAMP(timezone=True),
            date: sa.Date(),
            uuid.UUID: sa.Uuid(),
            list[str]: ARRAY(sa.Text()),
            dict[str, Any]: JSONB(),
            bytes: sa.LargeBinary(),
        }
    )
    #: What PostgreSQL fills in is read when it is asked for: a RETURNING would need grants on columns a role may not see.
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012


class OfOffice:
    """A row of one office: the tenant comes first in its key, so that policies compare a column and never join."""

    office_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("office.id"), primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
