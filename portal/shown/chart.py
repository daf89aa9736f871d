"""Charts as positions in per cent: bars that stand under their labels, and ranges with their median."""

from collections.abc import Sequence
from dataclasses import dataclass

_BAR_ROW = 54
_RANGE_ROW = 50


@dataclass(frozen=True)
class Bar:
    """A bar: its label and amount above it, its width, and the part that the bar before it had and this one lost."""

    label: str
    amount: str
    y: int
    width: float
    lost: float


@dataclass(frozen=True)
class BarChart:
    """Bars from the top; `title` is read aloud in place of the picture."""

    title: str
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Spread:
    """What a range shows: the fastest tenth, the middle half, the median and the slowest tenth."""

    label: str
    fastest: float
    lower: float
    median: float
    upper: float
    slowest: float


@dataclass(frozen=True)
class Range:
    """A spread, placed."""

    label: str
    y: int
    fastest: float
    lower: float
    median: float
    upper: float
    slowest: float


@dataclass(frozen=True)
class Tick:
    """A number under the chart; `anchor` keeps the first and the last inside the picture."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True)
class RangeChart:
    """Ranges on one scale; `limit` is a line across them, such as the notice that is kind."""

    title: str
    height: int
    ranges: tuple[Range, ...]
    ticks: tuple[Tick, ...]
    limit: Tick | None


def bar_chart(title: str, amounts: Sequence[tuple[str, int]], *, losses: bool = False, unit: str = "") -> BarChart:
    """Bars for these labels and amounts; with `losses` each shows, dashed, what the bar before it had more.

    `unit` stands behind each amount.
    """
    longest = max((amount for _, amount in amounts), default=0) or 1
    widths = [round(100 * amount / longest, 2) for _, amount in amounts]
    before = [0.0, *widths] if losses else []
    bars = tuple(
        Bar(label, f"{amount:,}{unit}", index * _BAR_ROW, widths[index], _lost(before, widths, index))
        for index, (label, amount) in enumerate(amounts)
    )
    return BarChart(title, len(bars) * _BAR_ROW, bars)


def range_chart(
    title: str, spreads: Sequence[Spread], *, step: int, limit: float | None = None, limit_label: str = ""
) -> RangeChart:
    """Ranges on a scale from 0 in steps of `step`, as far as the slowest needs."""
    slowest = max([spread.slowest for spread in spreads] + [limit or 0, step])
    steps = -int(-slowest // step)
    longest = steps * step

    def x(value: float) -> float:
        return round(100 * value / longest, 2)

    ranges = tuple(
        Range(
            spread.label,
            index * _RANGE_ROW + 24,
            x(spread.fastest),
            x(spread.lower),
            x(spread.median),
            x(spread.upper),
            x(spread.slowest),
        )
        for index, spread in enumerate(spreads)
    )
    anchors = ["start", *["middle"] * (steps - 1), "end"]
    ticks = tuple(Tick(x(step * index), str(step * index), anchor) for index, anchor in enumerate(anchors))
    crossing = Tick(x(limit), limit_label, "start") if limit is not None else None
    return RangeChart(title, len(ranges) * _RANGE_ROW + 50, ranges, ticks, crossing)


def _lost(before: list[float], widths: list[float], index: int) -> float:
    return max(round(before[index] - widths[index], 2), 0) if before else 0
