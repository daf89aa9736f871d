"""Catalogue files: facts with their sources, contradictions kept, and sentences for what cannot be."""

import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest

from portal.programs.catalogue import Catalogue, CatalogueRefused, Rejected, read_catalogue, template
from portal.programs.catalogued import CataloguedProgram, Fact
from portal.programs.columns import COLUMNS
from portal.programs.facts import NOT_ASKED, Conflict, Program, Visa
from portal.programs.fit import Traits, Wishes, fit
from portal.programs.gates import Eligible
from portal.programs.limits import Candidate
from tests.unit.programs.cast import AMA, ON

ROW = {
    "Program ID": "DEMO-0001",
    "Name": "Demo Hospital 1, internal medicine",
    "Service": "ERAS",
    "Specialty": "Internal Medicine",
    "Source": "https://programs.example.org/1",
    "Checked on": "2027-06-01",
    "Checked by": "Anna Advisor",
}


def row(**others: str) -> dict[str, str]:
    headers = {column.name: column.header for column in COLUMNS}
    return {**ROW, **{headers[name]: value for name, value in others.items()}}


def csv_of(rows: Sequence[dict[str, str]]) -> bytes:
    headers = list(dict.fromkeys(header for each in rows for header in each))
    lines = [headers, *([each.get(header, "") for header in headers] for each in rows)]
    return "\n".join(";".join(f'"{cell}"' for cell in line) for line in lines).encode()


def read(*rows: dict[str, str]) -> Catalogue:
    return read_catalogue(csv_of(rows), ON)


def only(*rows: dict[str, str]) -> CataloguedProgram:
    catalogue = read(*rows)
    assert catalogue.rejected == ()
    (program,) = catalogue.programs
    return program


def test_every_column_is_read_as_its_example_says() -> None:
    program = only({column.header: column.example for column in COLUMNS})
    assert program.gate_side() == Program(
        specialty="internal medicine",
        visas=frozenset({Visa.J1, Visa.H1B}),
        step2ck_minimum=230,
        attempts_maximum=1,
        graduation_years_maximum=5,
        usce_months_minimum=2,
        usce_hands_on=True,
        ecfmg_at_application=True,
        step3_for_h1b=True,
        checked_on=date(2027, 6, 1),
    )
    assert program.traits() == Traits(
        global_health_track=True,
        img_percent=35,
        place="Demo State 1",
        setting="community",
        positions=12,
        research=True,
        elements={"curriculum": True, "funded_sites": True, "mentorship": True, "project": True},
    )
    assert (program.name, program.service) == ("Demo Hospital 1, internal medicine", "eras")
    ask = program.letter_ask()
    assert (ask.minimum, ask.maximum, ask.specialty_minimum, ask.structured, ask.chair) == (3, 4, 2, "SEL", False)
    assert program.value("deadline_on") == date(2027, 9, 24)


def test_an_empty_cell_is_unknown_and_none_is_what_the_program_states() -> None:
    program = only(
        row(step2ck_minimum="none", attempts_maximum="", visas="none", usce_hands_on="no", structured_letter="?")
    )
    side = program.gate_side()
    assert side.step2ck_minimum is NOT_ASKED
    assert side.attempts_maximum is None
    assert side.visas == frozenset()
    assert side.usce_hands_on is False
    assert program.value("structured_letter") is None


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("J1", {Visa.J1}),
        ("h-1b", {Visa.H1B}),
        ("J-1; H-1B", {Visa.J1, Visa.H1B}),
        ("J-1 and H-1B", {Visa.J1, Visa.H1B}),
        ("j1/h1b", {Visa.J1, Visa.H1B}),
    ],
)
def test_visas_are_read_as_people_write_them(written: str, read_as: set[Visa]) -> None:
    assert only(row(visas=written)).gate_side().visas == read_as


def test_every_fact_keeps_its_source_its_date_and_who_checked_it() -> None:
    program = only(row(step2ck_minimum="230"))
    assert program.facts["step2ck_minimum"] == (
        Fact(230, "https://programs.example.org/1", date(2027, 6, 1), "Anna Advisor"),
    )


def test_two_sources_that_differ_are_a_conflict_newest_first() -> None:
    second = row(step2ck_minimum="none", attempts_maximum="2", source="Demo directory", checked_on="2027-07-01")
    program = only(row(step2ck_minimum="230", attempts_maximum="2"), second)
    assert program.value("step2ck_minimum") == Conflict((NOT_ASKED, 230))
    assert program.value("attempts_maximum") == 2
    assert program.conflicts() == ("step2ck_minimum",)
    judgement = program.judged(AMA, ON)
    assert (
        judgement.gates["step2ck"].why == "Sources disagree on the minimum for Step 2 CK (none / 230). Ask the program."
    )
    assert judgement.eligible is Eligible.UNKNOWN


def test_a_source_that_says_nothing_contradicts_nobody() -> None:
    program = only(row(step2ck_minimum="230"), row(source="Demo directory"))
    assert program.value("step2ck_minimum") == 230


def test_two_spellings_of_a_specialty_are_no_conflict() -> None:
    assert only(row(), row(source="Demo directory", specialty="IM")).conflicts() == ()


def test_facts_older_than_a_year_are_named_and_the_program_counts_as_stale() -> None:
    old = row(step2ck_minimum="230", source="Demo directory", checked_on="2026-08-16")
    program = only(row(attempts_maximum="1"), old)
    assert program.stale(ON) == ("step2ck_minimum",)
    assert program.judged(AMA, ON).stale
    assert not only(row(step2ck_minimum="230")).judged(AMA, ON).stale


def test_the_list_gets_the_program_with_its_shut_gates_and_known_facts() -> None:
    program = only(row(visas="J-1", step2ck_minimum="250", takes_signals="yes", place="Demo State 1"))
    judgement = program.judged(AMA, ON)
    weighed = fit(AMA, Wishes(), program.gate_side(), program.traits(), ON)
    assert program.candidate(judgement, weighed) == Candidate(
        "DEMO-0001",
        "eras",
        "Internal Medicine",
        weighed.points,
        place="Demo State 1",
        visa_known=True,
        takes_signals=True,
        fails=("visa", "step2ck"),
    )


def test_visa_facts_in_conflict_are_not_known_facts() -> None:
    program = only(row(visas="J-1"), row(visas="none", source="Demo directory"))
    weighed = fit(AMA, Wishes(), program.gate_side(), program.traits(), ON)
    assert not program.candidate(program.judged(AMA, ON), weighed).visa_known


BAD = [
    (
        {"step2ck_minimum": "900"},
        "Step 2 CK minimum",
        "Step 2 CK minimum is 900. Give a whole number from 1 to 300, or ",
    ),
    ({"visas": "maybe"}, "Visas", "Visas names “maybe”. Name j1 or h1b, "),
    ({"checked_on": ""}, "Checked on", "The source has no date. Write the day it was read, "),
    ({"checked_on": "unknown"}, "Checked on", "The source has no date. Write the day it was read, "),
    ({"checked_on": "06/07/2027"}, "Checked on", "Checked on: “06/07/2027” can be "),
    ({"checked_on": "2027-08-18"}, "Checked on", "Checked on is 2027-08-18, which is still to come. "),
    ({"source": ""}, "Source", "The row names no source. "),
    ({"checked_by": ""}, "Checked by", "Nobody is named who read the source. "),
    ({"key": ""}, "Program ID", "Program ID is empty. Every row needs it."),
    ({"service": "Fax"}, "Service", "Service is “Fax”. Write one of carms, eras, residencycas, sfmatch."),
    ({"usce_hands_on": "maybe"}, "USCE hands-on", "USCE hands-on is “maybe”. Write yes or no, "),
    ({"img_percent": "0.35"}, "IMG percent", "IMG percent is “0.35”. Write a number from 0 to 100, "),
    (
        {"attempts_maximum": "few"},
        "Attempts maximum",
        "Attempts maximum is “few”. Give a whole number from 1 to 20, or ",
    ),
    ({"letters_minimum": "nan"}, "Letters minimum", "Letters minimum is nan. Give a whole number from 0 to 10."),
]


@pytest.mark.parametrize(("written", "field", "begins"), BAD)
def test_a_value_that_cannot_be_is_named_and_the_other_rows_are_read(
    written: dict[str, str], field: str, begins: str
) -> None:
    catalogue = read(row(**written), row(key="DEMO-0002"))
    assert [program.key for program in catalogue.programs] == ["DEMO-0002"]
    (rejected,) = catalogue.rejected
    assert (rejected.line, rejected.field, rejected.why[: len(begins)]) == (2, field, begins)


def test_every_bad_cell_of_a_row_is_named_at_once() -> None:
    catalogue = read(row(step2ck_minimum="900", visas="maybe"))
    assert [rejected.field for rejected in catalogue.rejected] == ["Step 2 CK minimum", "Visas"]


def test_a_program_twice_from_the_same_source_is_named() -> None:
    catalogue = read(row(step2ck_minimum="230"), row(step2ck_minimum="240", key="demo-0001"))
    assert catalogue.programs[0].value("step2ck_minimum") == 230
    assert catalogue.rejected == (
        Rejected(
            3,
            "Program ID",
            "Program demo-0001 is on line 2 already, from the same source. "
            "Keep one of the two rows, or name the other source.",
        ),
    )


def test_a_source_that_was_read_again_later_counts_with_its_later_word() -> None:
    program = only(row(step2ck_minimum="230"), row(step2ck_minimum="240", checked_on="2027-07-01"))
    assert program.facts["step2ck_minimum"] == (
        Fact(240, "https://programs.example.org/1", date(2027, 7, 1), "Anna Advisor"),
    )


def test_one_row_of_a_program_names_it_for_all() -> None:
    more = row(name="", service="", specialty="", visas="J-1", source="Demo directory")
    assert only(row(), more).gate_side().visas == {Visa.J1}
    (rejected,) = read(row(specialty="")).rejected
    assert rejected == Rejected(2, "Specialty", "Specialty is empty. Every program needs it.")


def test_the_order_of_the_rows_changes_nothing() -> None:
    rows = [row(visas="J-1"), row(visas="none", source="Demo directory"), row(key="DEMO-0002")]
    assert read(*rows).programs == read(*reversed(rows)).programs


def test_a_file_without_a_column_for_dates_is_refused_as_a_whole() -> None:
    undated = {header: cell for header, cell in ROW.items() if header != "Checked on"}
    with pytest.raises(CatalogueRefused) as refusal:
        read(undated)
    assert str(refusal.value) == (
        "The header row has no column Checked on. Add it, or begin with the template: "
        "every fact needs a program, a source, a date and who checked it."
    )


def test_a_column_twice_is_refused() -> None:
    with pytest.raises(CatalogueRefused, match="Two columns are called Visas"):
        read_catalogue(csv_of([row(visas="J-1")]).replace(b'"Name"', b'"VISAS"'), ON)


def test_what_is_no_table_is_refused_with_a_sentence() -> None:
    for data in (b"", b"%PDF-1.7", b"PK\x03\x04 no workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"x" * 20):
        with pytest.raises(CatalogueRefused) as refusal:
            read_catalogue(data, ON)
        assert str(refusal.value).endswith(".")


def test_headers_that_mean_nothing_here_are_named() -> None:
    assert read({**ROW, "Favourite": "yes"}).ignored == ("Favourite",)


def test_a_workbook_is_read_like_text() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    written = row(step2ck_minimum="", visas="J-1")
    sheet.append(list(written))
    sheet.append([date(2027, 6, 1) if header == "Checked on" else 230 if header.startswith("Step 2") else cell
                  for header, cell in written.items()])  # fmt: skip
    held = io.BytesIO()
    book.save(held)
    assert read_catalogue(held.getvalue(), ON).programs == read(row(step2ck_minimum="230", visas="J-1")).programs


def test_the_template_is_a_catalogue_without_programs() -> None:
    assert read_catalogue(template().encode(), ON) == Catalogue((), (), ())
