"""A catalogue's file comes in: every row's fate, and every fact with its source."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.clock import today
from portal.models import History, Program, ProgramChange
from portal.programs.demo import demo_file
from portal.programs.facts import Conflict, Visa
from portal.queries.programs import office_programs
from portal.usecases.catalogue_import import Fate, import_catalogue

HEADER = "Program ID,Name,Service,Specialty,Visas,Step 2 CK minimum,Source,Checked on,Checked by"
DAY = today() - timedelta(days=30)


def file_of(*rows: str) -> bytes:
    return "\n".join((HEADER, *rows)).encode()


def row(visas="J-1", minimum="230", source="https://lakeview.example.org", on=DAY, key="LV-1", service="eras"):
    return f'{key},Lakeview,{service},internal medicine,"{visas}",{minimum},{source},{on.isoformat()},Anna'


@pytest.fixture
def bring(cast, act):
    """`bring(*rows)`: Anna imports a file of these rows."""

    def bring(*rows, who=cast.anna, **how):
        with act(cast.actor(who)):
            return import_catalogue(who.office_id, file_of(*rows), "catalogue.csv", **how)

    return bring


def test_a_dry_run_says_the_same_and_keeps_nothing(cast, look, bring):
    tried = bring(row(), row(key="LV-2"), dry_run=True)
    assert look.scalar(sa.select(sa.func.count()).select_from(Program)) == 0
    assert bring(row(), row(key="LV-2")) == tried
    assert (tried.new, tried.changed) == (2, 0)
    assert look.scalar(sa.select(sa.func.count()).select_from(Program)) == 2
    assert look.scalar(sa.select(History.facts).where(History.kind == "import_catalogue"))["new"] == 2


def test_the_same_file_again_changes_nothing(bring):
    bring(row())
    again = bring(row())
    assert ([each.fate for each in again.rows], again.new, again.changed) == ([Fate.SAME], 0, 0)


def test_another_source_never_overwrites_and_a_conflict_is_seen(cast, look, act, bring):
    bring(row())
    assert bring(row("none", source="Directory")).changed == 1
    with act(cast.actor(cast.anna)):
        [(_, program)] = office_programs()
    assert program.value("visas") == Conflict((frozenset(), frozenset({Visa.J1}))) or program.conflicts() == ("visas",)
    kept = look.scalars(sa.select(Program)).one()
    assert (kept.conflicts, kept.visas) == (["visas"], None)


def test_a_sources_later_word_takes_the_place_of_its_last_and_the_history_keeps_both(look, bring):
    bring(row(minimum="220"))
    told = bring(row(minimum="230", on=today()))
    assert [(each.fate, "step2ck_minimum" in each.changed) for each in told.rows] == [(Fate.CHANGED, True)]
    change = look.scalars(sa.select(ProgramChange).where(ProgramChange.name == "step2ck_minimum")).one()
    assert (change.kind, change.actor_name) == ("import", "Anna Lindqvist")
    assert [(fact["value"], fact["source"]) for fact in change.before] == [(220, "https://lakeview.example.org")]
    assert change.after[0]["value"] == 230
    assert [each.fate for each in bring(row(minimum="220")).rows] == [Fate.OLDER]


@pytest.mark.parametrize(
    ("bad", "field", "says"),
    [
        (row(minimum="900"), "Step 2 CK minimum", "Give a whole number from 1 to 300"),
        (row("maybe"), "Visas", "Name j1 or h1b"),
        ("LV-9,Lakeview,eras,internal medicine,J-1,230,Directory,,Anna", "Checked on", "The source has no date"),
        ("LV-9,Lakeview,eras,internal medicine,J-1,230,,2026-06-01,Anna", "Source", "The row names no source"),
        (row(on=date(2199, 1, 1)), "Checked on", "which is still to come"),
        (row(service="sfmatch", key="LV-9"), "Service", "Your office does not work with sfmatch"),
        (row(service="pigeon"), "Service", "Write one of"),
    ],
)
def test_a_bad_row_is_named_and_the_others_come_in(look, bring, bad, field, says):
    told = bring(row(key="LV-5"), bad)
    assert [each.fate for each in told.rows] == [Fate.NEW, Fate.REJECTED]
    assert (told.rows[1].line, told.rows[1].field) == (3, field)
    assert says in told.rows[1].why
    assert look.scalar(sa.select(sa.func.count()).select_from(Program)) == 1


def test_a_program_twice_from_one_source_is_named(bring):
    told = bring(row(), row(minimum="225"))
    assert [each.fate for each in told.rows] == [Fate.NEW, Fate.REJECTED]
    assert "on line 2 already, from the same source" in told.rows[1].why


def test_what_is_no_table_is_refused_with_a_sentence(cast, act):
    with act(cast.actor(cast.anna)):
        told = import_catalogue(cast.harbor.id, b"%PDF-1.7", "list.pdf")
    assert told.file_rejected
    assert told.file_rejected.endswith(".")


def test_the_demos_file_comes_in_whole_and_reads_back(cast, act):
    data = demo_file(today())
    with act(cast.actor(cast.anna)):
        told = import_catalogue(cast.harbor.id, data, "demo.csv")
        kept = office_programs()
    assert (told.count(Fate.REJECTED), told.new, len(kept)) == (0, 440, 440)
    assert [each.fate for each in told.rows].count(Fate.NEW) == len(told.rows)
    with act(cast.actor(cast.lena)):
        assert office_programs() == ()
    with act(cast.actor(cast.minh)):
        assert len(office_programs()) == 440
