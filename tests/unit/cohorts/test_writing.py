"""An exported cohort: no cell runs as a formula, and the file imports again unchanged."""

import csv
import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cohorts import Candidate, read_cohort
from portal.cohorts.formulas import TRIGGERS, made_safe, without_safety
from portal.cohorts.writing import csv_stream, xlsx_stream
from tests.unit.cohorts.files import HEADER, as_csv, candidates

AMARA = Candidate(
    "Amara",
    "Nwosu",
    "amara@example.org",
    "17392466",
    "Pediatrics",
    "Ibadan, College",
    "NG",
    dt.date(2018, 3, 13),
    "one\ntwo",
)
MADONNA = Candidate("Madonna", "", "m@example.org", "", "", "", "", None, "")
WRITERS = [csv_stream, xlsx_stream]
DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1+1",
    "''=1+1",
    "-- see file",
    "＝1+1",
    '=HYPERLINK("http://example.org","x")',
]


def cells_of(data: bytes) -> list[list[object]]:
    """The cells of an exported file as a spreadsheet program would see them."""
    if data[:2] == b"PK":
        rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows()
        assert {cell.data_type for row in rows for cell in row} <= {"s", "inlineStr", "n", "d"}
        return [list(row) for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)]
    return [list(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]


@pytest.mark.parametrize("write", WRITERS)
def test_an_exported_cohort_imports_again_unchanged(write):
    assert candidates(b"".join(write([AMARA, MADONNA]))) == [AMARA, MADONNA]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_can_run_as_a_formula_and_none_is_changed(write, text: str):
    row = AMARA._replace(first_name=f"{text}A", medical_school=text, notes=text)
    data = b"".join(write([row]))
    assert [
        cell for line in cells_of(data) for cell in line if isinstance(cell, str) and cell[:1] in TRIGGERS and cell
    ] == []
    assert candidates(data) == [row]


@pytest.mark.parametrize("write", WRITERS)
def test_the_header_is_the_one_that_is_recognised(write):
    assert cells_of(b"".join(write([])))[0] == HEADER


def test_a_workbook_has_its_dates_as_dates_and_its_ids_as_text():
    row = cells_of(b"".join(xlsx_stream([AMARA])))[1]
    assert (row[3], row[7]) == ("17392466", dt.datetime(2018, 3, 13))  # noqa: DTZ001


def test_a_workbook_leaves_out_what_xml_cannot_hold():
    row = AMARA._replace(last_name="N\x0bwo\x00su & <Co>", notes="\ud800")
    assert candidates(b"".join(xlsx_stream([row])))[0].last_name == "Nwosu & <Co>"


def test_a_csv_begins_with_the_mark_that_tells_excel_its_encoding():
    assert next(csv_stream([])) == b"\xef\xbb\xbf"


@pytest.mark.parametrize("write", WRITERS)
def test_a_large_cohort_leaves_in_pieces_as_it_is_read(write):
    asked = 0

    def rows():
        nonlocal asked
        for number in range(2_000):
            asked += 1
            yield AMARA._replace(email=f"a{number}@example.org", notes=str(number) * 40)

    stream = write(rows())
    next(stream)
    next(stream)
    assert asked < 1_000
    assert len(candidates(b"".join([*write(rows())]))) == 2_000


@given(st.text())
def test_making_safe_is_undone_by_reading(text: str):
    assert without_safety(made_safe(text)) == text
    assert made_safe(text)[:1] not in set(TRIGGERS)


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12) | st.sampled_from(
    [*DANGEROUS, "a\r\n\r\nb", "'", '"', ","]
)


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL, CELL), max_size=5), st.sampled_from(WRITERS))
def test_whatever_was_imported_comes_back_the_same(rows: list[tuple[str, str, str, str, str]], write):
    data = as_csv(
        *(
            ["A" + first, last, f"a{number}@example.org", "", specialty, school, "", "", notes]
            for number, (first, last, specialty, school, notes) in enumerate(rows)
        )
    )
    imported = candidates(data)
    exported = b"".join(write(imported))
    assert candidates(exported) == imported
    assert read_cohort(exported, "again").result().rejected == []
