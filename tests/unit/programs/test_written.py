"""A catalogue written to a file reads back the same, and so does what the database keeps."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.cohorts.cells import clean
from portal.cohorts.writing import csv_stream, xlsx_stream
from portal.programs.catalogue import read_catalogue
from portal.programs.catalogued import CataloguedProgram, Fact
from portal.programs.columns import ABOUT_THE_ROW, COLUMNS
from portal.programs.demo import demo_file
from portal.programs.stored import facts_as_json, program_from_json
from portal.programs.written import HEADER, catalogue_rows
from tests.unit.programs.cast import ON

DEMO = read_catalogue(demo_file(ON, 60), ON).programs
EVERYTHING = CataloguedProgram(
    "X-1",
    {
        column.name: (
            Fact(column.read(column.example), "https://x.example.org", ON - timedelta(days=number % 3), "Anna"),
            Fact(column.read(column.example), "=SUM(A1)", ON - timedelta(days=9), "@Ben"),
        )
        for number, column in enumerate(COLUMNS)
        if column.name not in ABOUT_THE_ROW
    },
)


def read_back(data: bytes) -> tuple[CataloguedProgram, ...]:
    catalogue = read_catalogue(data, ON)
    assert (catalogue.rejected, catalogue.ignored) == ((), ())
    return catalogue.programs


def same(one: CataloguedProgram, other: CataloguedProgram) -> bool:
    return one.key == other.key and {name: set(facts) for name, facts in one.facts.items()} == {
        name: set(facts) for name, facts in other.facts.items()
    }


def test_a_csv_file_and_a_workbook_keep_every_fact_with_its_source_day_and_reader() -> None:
    for programs in ((EVERYTHING,), DEMO):
        for stream in (csv_stream, xlsx_stream):
            back = read_back(b"".join(stream(catalogue_rows(programs), header=HEADER)))
            assert len(back) == len(programs)
            assert [one.key for one, other in zip(back, sorted(programs), strict=True) if not same(one, other)] == []


def test_what_is_stored_reads_back_the_same() -> None:
    for program in (EVERYTHING, *DEMO):
        assert program_from_json(program.key, facts_as_json(program)) == program


def test_a_fact_without_a_day_is_left_out_of_the_file_and_kept_in_the_store() -> None:
    program = CataloguedProgram("X-1", {"name": (Fact("X", "", None, ""),)})
    assert list(catalogue_rows([program])) == []
    assert program_from_json("X-1", facts_as_json(program)) == program


@given(
    st.dates(date(2020, 1, 1), ON),
    st.sampled_from(("", "=", "+", "'=", "-", "@", "''")),
    st.text(st.characters(categories=("Lu", "Ll", "Nd")), max_size=40),
)
def test_whatever_a_source_is_called_it_comes_back(day: date, begins: str, ends: str) -> None:
    source = clean(f"{begins}a{ends}")
    facts = {name: (said[0]._replace(source=source, checked_on=day),) for name, said in EVERYTHING.facts.items()}
    (back,) = read_back(b"".join(csv_stream(catalogue_rows([EVERYTHING._replace(facts=facts)]), header=HEADER)))
    assert {fact for said in back.facts.values() for fact in said} == {fact for said in facts.values() for fact in said}
