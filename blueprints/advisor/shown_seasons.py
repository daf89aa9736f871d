"""The seasons' numbers in words, and the form of them that may leave the office: counts under five hidden, and no names."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from flask import url_for

from portal.cohorts.writing import Row
from portal.queries.season_numbers import NOTICES, Load, OnTime, SeasonCount, SilentWriter
from portal.shown import BarChart, ShownDate, bar_chart, shown_date
from portal.translating import gettext, ngettext

#: A smaller count could be one person whom somebody outside knows.
LEAST_SHARED = 5


class GroupRow(NamedTuple):
    """A tier or a notice, and how many of its letters were on time."""

    name: str
    due: str
    on_time: str
    share: str


class SilentRow(NamedTuple):
    """A writer from whom nothing is heard."""

    writer: str
    letters: str
    since: ShownDate


class LoadRow(NamedTuple):
    """What an advisor carries."""

    advisor: str
    url: str
    applicants: str
    out: str
    late: str


class ShownSeasons(NamedTuple):
    """The page."""

    title: str
    seasons: list[tuple[str, str, str, str, str]]
    by_notice: list[GroupRow]
    notice_chart: BarChart | None
    by_tier: list[GroupRow]
    silent: list[SilentRow]
    loads: list[LoadRow]


def shown_seasons(
    seasons: list[SeasonCount], groups: list[OnTime], silent: list[SilentWriter], loads: list[Load], today: date
) -> ShownSeasons:
    """The page of the seasons."""
    notice = [one for one in groups if one.by == "notice"]
    chart = bar_chart(
        gettext("Letters on time, per cent, by notice given"),
        [(_group(one), round(100 * one.on_time / one.due)) for one in notice],
        unit="%",
    )
    return ShownSeasons(
        _title(seasons),
        [_season(one) for one in seasons],
        [_row(one) for one in notice],
        chart if notice else None,
        [_row(one) for one in groups if one.by == "tier"],
        [SilentRow(one.writer, f"{one.letters:,}", shown_date(one.since.date(), today)) for one in silent],
        [_load(one) for one in loads],
    )


def shared_rows(seasons: list[SeasonCount], groups: list[OnTime]) -> Iterator[Row]:
    """What may be shown outside the office. No totals: a sum would tell what is hidden."""
    for season in seasons:
        yield gettext("Letters"), season.season, shared(season.letters), shared(season.uploaded)
    for one in groups:
        label = gettext("On time, by tier") if one.by == "tier" else gettext("On time, by notice given")
        hidden = min(one.on_time, one.due - one.on_time) < LEAST_SHARED
        yield label, _group(one), shared(one.due), gettext("not told") if hidden else f"{one.on_time}"


def shared(count: int) -> str:
    """A count for eyes outside the office."""
    return str(count) if count >= LEAST_SHARED else gettext("fewer than %(least)s", least=LEAST_SHARED)


def _title(seasons: list[SeasonCount]) -> str:
    if len(seasons) < 2:
        return gettext("The first season sets the measure")
    now, before = (_share(one.uploaded, one.letters) for one in seasons[:2])
    words = {"season": seasons[0].season, "last": seasons[1].season, "points": abs(now - before)}
    if now == before:
        return gettext("%(season)s is as far as %(last)s was in the end", **words)
    if now > before:
        return ngettext(
            "%(season)s is one point ahead of %(last)s",
            "%(season)s is %(points)s points ahead of %(last)s",
            now - before,
            **words,
        )
    return ngettext(
        "%(season)s is one point behind %(last)s",
        "%(season)s is %(points)s points behind %(last)s",
        before - now,
        **words,
    )


def _share(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def _season(one: SeasonCount) -> tuple[str, str, str, str, str]:
    median = str(round(one.median_days)) if one.median_days is not None else "–"
    on_time = f"{_share(one.on_time, one.due)}%" if one.due else "–"
    return one.season, f"{one.letters:,}", f"{_share(one.uploaded, one.letters)}%", on_time, median


def _row(one: OnTime) -> GroupRow:
    return GroupRow(_group(one), f"{one.due:,}", f"{one.on_time:,}", f"{_share(one.on_time, one.due)}%")


def _group(one: OnTime) -> str:
    if one.by == "tier":
        return gettext("Extra") if one.group == "supplemental" else gettext("Tier %(tier)s", tier=one.group)
    least = int(one.group)
    until = next((days for days in NOTICES if days > least), None)
    if until is None:
        return gettext("%(weeks)s weeks and more", weeks=least // 7)
    if not least:
        return gettext("Under %(weeks)s weeks", weeks=until // 7)
    return gettext("%(least)s to %(most)s weeks", least=least // 7, most=until // 7)


def _load(one: Load) -> LoadRow:
    url = url_for("advisor.letters", advisor=str(one.id))
    return LoadRow(one.advisor, url, f"{one.applicants:,}", f"{one.out:,}", f"{one.late:,}")
