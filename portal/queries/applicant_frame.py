"""Whose pages these are: the applicant, their season, targets and the office's settings, in one query."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
import sqlalchemy.orm

from portal.clock import today
from portal.errors import NotThere
from portal.models import Advisor, Applicant, Office, Season, SeasonDate, Service, Target
from portal.queries.asking import ask
from portal.queries.office_settings import settings_and_words


class TargetRow(NamedTuple):
    """What the applicant applies for."""

    id: UUID
    season_id: UUID
    specialty: str
    track: str
    service: str
    service_name: str
    global_health_track: bool
    required_specialty_letters: int | None
    themes: tuple[str, ...]
    season_year: int | None = None
    statement_themes: tuple[str, ...] = ()


class Frame(NamedTuple):
    """The applicant as every page of theirs needs them."""

    id: UUID
    name: str
    time_zone: str
    today: date
    season_id: UUID
    season: str
    advisor: str
    settings: dict[str, Any]
    targets: tuple[TargetRow, ...]
    first_submit: date | None = None
    review_starts: date | None = None

    @property
    def first_target(self) -> TargetRow | None:
        """The target that advice on the whole set is about."""
        return self.targets[0] if self.targets else None

    def target(self, target_id: UUID | None) -> TargetRow | None:
        """The target with this id, else the first."""
        return next((target for target in self.targets if target.id == target_id), self.first_target)


def frame(applicant_id: UUID | None = None) -> Frame:
    """The applicant who acts; for an advisor, the one of this id. Raises NotThere where they have left the office."""
    return frame_of(
        ask(framed(of_one=applicant_id is not None), {"applicant_id": applicant_id} if applicant_id else {})
    )


def frame_of(rows: Sequence[Any]) -> Frame:
    """From the rows of the statement below. Raises NotThere where there are none."""
    if not rows:
        raise NotThere
    one = rows[0]
    return Frame(
        id=one.id,
        name=f"{one.first_name} {one.last_name}".strip(),
        time_zone=one.time_zone,
        today=today(one.time_zone),
        season_id=one.season_id,
        season=one.season,
        advisor=one.advisor or "",
        settings=one.settings,
        targets=tuple(_target(row) for row in rows if row.target_id),
        first_submit=one.first_submit,
        review_starts=one.review_starts,
    )


@lru_cache
def framed(*, of_one: bool) -> sa.Select[*tuple[Any, ...]]:
    """The statement, built once, a row for each target; `of_one`: of the applicant with an id, as an advisor asks."""
    wanted = (
        sa.select(
            Applicant.id,
            Applicant.first_name,
            Applicant.last_name,
            Applicant.time_zone,
            Applicant.season_id,
            Season.name.label("season"),
            Advisor.name.label("advisor"),
            settings_and_words(),
            _season_day("first_submit").label("first_submit"),
            _season_day("review_starts").label("review_starts"),
            Target.id.label("target_id"),
            Target.season_id.label("target_season_id"),
            Target.specialty,
            Target.track,
            Target.service,
            Service.name.label("service_name"),
            Target.global_health_track,
            Target.required_specialty_letters,
            Target.themes,
            _season_of_target().label("season_year"),
            Target.statement_themes,
        )
        .select_from(Applicant)
        .join(Office, Office.id == Applicant.office_id)
        .join(Season, Season.id == Applicant.season_id)
        .outerjoin(Advisor, Advisor.id == Applicant.advisor_id)
        .outerjoin(Target, Target.applicant_id == Applicant.id)
        .outerjoin(Service, Service.code == Target.service)
        .order_by(Target.created_at, Target.id)
    )
    return wanted.where(Applicant.id == sa.bindparam("applicant_id")) if of_one else wanted


def _target(row: Any) -> TargetRow:
    return TargetRow(
        row.target_id,
        row.target_season_id,
        row.specialty,
        row.track,
        row.service,
        row.service_name,
        row.global_health_track,
        row.required_specialty_letters,
        tuple(row.themes),
        row.season_year,
        tuple(row.statement_themes),
    )


def _season_day(kind: str) -> sa.ScalarSelect[date]:
    """A day of the season's calendar."""
    return (
        sa.select(SeasonDate.on_date)
        .where(
            SeasonDate.office_id == Applicant.office_id,
            SeasonDate.season_id == Applicant.season_id,
            SeasonDate.kind == kind,
        )
        .correlate(Applicant)
        .scalar_subquery()
    )


def _season_of_target() -> sa.ScalarSelect[int]:
    """The year in which the season of the target matches."""
    season = sa.orm.aliased(Season)
    return (
        sa.select(season.year)
        .where(season.office_id == Target.office_id, season.id == Target.season_id)
        .correlate(Target)
        .scalar_subquery()
    )
