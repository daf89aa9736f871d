"""The numbers in words: a finding as the title, and each picture with its table."""

from itertools import pairwise
from typing import NamedTuple

from blueprints.words import count_word
from portal.queries.numbers import Busy, Numbers, Reached, TierCount, Wait
from portal.shown import BarChart, RangeChart, Spread, bar_chart, range_chart
from portal.shown.status import status_word
from portal.translating import gettext, ngettext

#: Rule notice_4_to_6_weeks: the notice that is kind.
NOTICE_DAYS = 28
TIERS = ("1", "2", "3", "4", "supplemental")


class Step(NamedTuple):
    """A row of the funnel's table."""

    name: str
    letters: str
    share: str
    this_week: str


class WaitRow(NamedTuple):
    """A row of the waits' table."""

    specialty: str
    letters: str
    median: str
    middle: str


class TierRow(NamedTuple):
    """A row of the tiers' table."""

    specialty: str
    tiers: list[str]
    letters: str


class ShownNumbers(NamedTuple):
    """The page."""

    title: str
    funnel: BarChart | None
    funnel_words: str
    steps: list[Step]
    waits: RangeChart | None
    waits_words: str
    wait_rows: list[WaitRow]
    tiers: BarChart | None
    tier_rows: list[TierRow]
    busy: list[Busy]


def shown_numbers(told: Numbers) -> ShownNumbers:
    """The page of an office's numbers."""
    approved = told.funnel[0].letters
    by_tier = [(tier, sum(one.tiers.get(tier, 0) for one in told.tiers)) for tier in TIERS]
    return ShownNumbers(
        _title(told.funnel),
        _funnel(told.funnel) if approved else None,
        _longest_wait(told.funnel),
        [_step(one, approved) for one in told.funnel],
        _waits(told.waits) if told.waits else None,
        _waits_words(told.overall, told.waits),
        [_wait(one) for one in told.waits],
        bar_chart(gettext("Letters by tier"), [(_tier(tier), count) for tier, count in by_tier])
        if told.tiers
        else None,
        [_tiers(one) for one in told.tiers],
        told.busy,
    )


def _title(funnel: list[Reached]) -> str:
    reached = {one.station: one.letters for one in funnel}
    if not reached["approved"]:
        return gettext("No letter to count yet")
    in_ten = round(10 * reached["uploaded"] / reached["approved"])
    if reached["uploaded"] == reached["approved"]:
        return gettext("Every letter is uploaded")
    if in_ten == 0:
        return ngettext(
            "%(count)s letter of %(all)s is uploaded",
            "%(count)s letters of %(all)s are uploaded",
            reached["uploaded"],
            count=count_word(reached["uploaded"]),
            all=f"{reached['approved']:,}",
        )
    return ngettext(
        "%(count)s letter in ten is uploaded",
        "%(count)s letters in ten are uploaded",
        in_ten,
        count=count_word(in_ten),
    )


def _funnel(funnel: list[Reached]) -> BarChart:
    amounts = [(status_word(one.station), one.letters) for one in funnel]
    return bar_chart(gettext("Letters at each station, from approved to assigned"), amounts, losses=True)


def _longest_wait(funnel: list[Reached]) -> str:
    gaps = [(before.letters - one.letters, before, one) for before, one in pairwise(funnel)]
    lost, before, after = max(gaps, key=lambda gap: gap[0])
    if not lost:
        return ""
    return ngettext(
        "Most letters wait between %(before)s and %(after)s: one. The dashed part of a bar is what the step before had.",
        "Most letters wait between %(before)s and %(after)s: %(num)s. The dashed part of a bar is what the step before had.",
        lost,
        before=status_word(before.station).lower(),
        after=status_word(after.station).lower(),
    )


def _step(one: Reached, approved: int) -> Step:
    share = f"{round(100 * one.letters / approved)}%" if approved else "–"
    return Step(status_word(one.station), f"{one.letters:,}", share, f"+{one.this_week:,}" if one.this_week else "0")


def _waits(waits: list[Wait]) -> RangeChart:
    spreads = [Spread(one.specialty, one.fastest, one.lower, one.median, one.upper, one.slowest) for one in waits]
    return range_chart(
        gettext("Days from ask to upload, by specialty"),
        spreads,
        step=14,
        limit=NOTICE_DAYS,
        limit_label=gettext("4 weeks’ notice"),
    )


def _waits_words(overall: Wait | None, waits: list[Wait]) -> str:
    if overall is None:
        return ""
    said = ngettext(
        "Half of all writers upload within one day.",
        "Half of all writers upload within %(num)s days.",
        round(overall.median),
    )
    slowest = max(waits, key=lambda wait: wait.median, default=None)
    later = round(slowest.median - overall.median) if slowest else 0
    if slowest and later > 1:
        said += " " + gettext(
            "In %(specialty)s they take %(days)s days longer: ask there first.", specialty=slowest.specialty, days=later
        )
    return said


def _wait(one: Wait) -> WaitRow:
    middle = gettext("%(lower)s to %(upper)s", lower=round(one.lower), upper=round(one.upper))
    return WaitRow(one.specialty, f"{one.letters:,}", str(round(one.median)), middle)


def _tier(tier: str) -> str:
    return gettext("Extra") if tier == "supplemental" else gettext("Tier %(tier)s", tier=tier)


def _tiers(one: TierCount) -> TierRow:
    return TierRow(one.specialty, [str(one.tiers.get(tier, 0)) for tier in TIERS], f"{sum(one.tiers.values()):,}")
