"""A row of the benchmark's table and of `bench/results.json`."""

from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]
COLUMNS = ("measure", "value", "unit", "floor", "ratio", "goal", "met")


def at_least(measure: str, value: float, unit: str, ratio: float, goal: float | None, floor: str) -> Row:
    """A measure whose ratio to the floor should reach the goal."""
    return _row(measure, value, unit, floor, ratio, goal, goal is None or ratio >= goal)


def at_most(
    measure: str, value: float, unit: str, goal: float | None, ratio: float | None = None, floor: str | None = None
) -> Row:
    """A measure that should not exceed the goal: its ratio, where there is a floor, otherwise its value."""
    return _row(measure, value, unit, floor, ratio, goal, goal is None or (value if ratio is None else ratio) <= goal)


def _row(
    measure: str, value: float, unit: str, floor: str | None, ratio: float | None, goal: float | None, met: bool
) -> Row:
    return {
        "measure": measure,
        "value": round(value, 3),
        "unit": unit,
        "floor": floor,
        "ratio": None if ratio is None else round(ratio, 3),
        "goal": goal,
        "met": None if goal is None else met,
    }


def as_line(row: Row) -> str:
    """The row as it is printed; where a goal is missed, by how much."""
    cells = [row.get(column) for column in COLUMNS]
    measure, value, unit, _, ratio, goal, met = cells
    return (
        f"{measure:<62} {_number(value):>10} {unit:<12} {_number(ratio):>7} {_number(goal):>8}  {_verdict(row, met)}"
    ).rstrip()


def heading() -> str:
    """Above the lines."""
    return f"{'measure':<62} {'value':>10} {'unit':<12} {'ratio':>7} {'goal':>8}"


def summary(rows: Sequence[Row]) -> str:
    """How many goals were met."""
    judged = [row for row in rows if row.get("met") is not None]
    return f"{sum(bool(row['met']) for row in judged)} of {len(judged)} goals met"


def _verdict(row: Row, met: bool | None) -> str:
    if met is None:
        return ""
    if met:
        return "met"
    reached = row["value"] if row.get("ratio") is None else row["ratio"]
    return f"MISSED: {reached / row['goal']:.2f} x the goal" if row["goal"] else "MISSED"


def _number(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    return f"{value:,.0f}" if abs(value) >= 1000 or value == int(value) else f"{value:.3g}"
