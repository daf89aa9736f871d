"""The slow look at a row: its cells cleaned, its formulas found, its lengths checked."""

from typing import Final

from portal.cohorts.cells import clean, clean_lines, has_lost_letters, is_clean, without_unseen
from portal.cohorts.columns import FIELDS
from portal.cohorts.formulas import begins_like_a_formula, is_an_error, is_marked_as_text, without_safety
from portal.cohorts.sentences import Remark

MAX_LENGTH: Final = {"first_name": 150, "last_name": 150, "specialty": 150, "medical_school": 200, "notes": 4_000}
"""Characters of the fields that hold free text; the others are checked by what they mean."""

_ODD_BEGINNINGS: Final = "=+-@#'＝＋－＠"
"""What may be a formula or its error, or the apostrophe that says that it is none."""

SHORTEST_LIMIT: Final = min(MAX_LENGTH.values())


class Wrong(Exception):
    """The cell (None: the row) that keeps a row out, and why. Ends as a Rejected fate and goes nowhere else."""

    def __init__(self, field: str | None, remark: Remark) -> None:
        super().__init__(remark.code)
        self.field, self.remark = field, remark


def tidied(values: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Remark, ...]]:
    """The cells in the order of `FIELDS`, cleaned, and what to look at. Raises Wrong for a formula or a letter lost
    on the way.
    """
    remarks: list[Remark] = []
    cells = list(values)
    for place, (field, value) in enumerate(zip(FIELDS, values, strict=True)):
        if value and (value[0] in _ODD_BEGINNINGS or not is_clean(value)):
            cells[place] = _tidied(field, value, remarks)
    return tuple(cells), tuple(remarks)


def check_lengths(values: tuple[str, ...]) -> None:
    """Raises Wrong for the first cell that is too long."""
    for field, value in zip(FIELDS, values, strict=True):
        limit = MAX_LENGTH.get(field)
        if limit and len(value) > limit:
            raise Wrong(field, Remark("too_long", {"length": len(value), "limit": limit}))


def _tidied(field: str, value: str, remarks: list[Remark]) -> str:
    if field == "notes":
        text = value if is_clean(value) else clean_lines(value)
        if begins_like_a_formula(text):
            remarks.append(Remark("formula_as_text"))
        return without_safety(text)
    if field == "email":
        text = value.strip()  # the invisible ones are taken out later, where it is said that they were there
    elif field == "aamc_id":
        text = without_unseen(value)
    else:
        text = clean(value)
    if has_lost_letters(text):
        raise Wrong(field, Remark("broken_letters", {"shown": text[:40]}))
    if is_an_error(text):
        raise Wrong(field, Remark("formula_error", {"value": text}))
    if begins_like_a_formula(text):
        raise Wrong(field, Remark("formula", {"start": text[:20]}))
    return without_safety(text) if is_marked_as_text(text) else text
