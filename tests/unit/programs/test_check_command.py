"""`programs check` and `programs template`: a catalogue file's fate before anything is imported."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from portal.cli.programs import programs
from portal.programs.catalogue import template

HEAD = "Program ID,Name,Service,Specialty,Step 2 CK minimum,Source,Checked on,Checked by\n"
GOOD = "DEMO-1,Demo Hospital 1,eras,pediatrics,230,https://programs.example.org/1,2027-06-01,Anna Advisor\n"
OLD = "DEMO-1,Demo Hospital 1,eras,pediatrics,240,Demo directory,2026-06-01,Anna Advisor\n"
BAD = "DEMO-2,Demo Hospital 2,eras,pediatrics,900,https://programs.example.org/2,2027-06-01,Anna Advisor\n"


def check(folder: Path, content: str, *options: str) -> Result:
    file = folder / "programs.csv"
    file.write_text(content, encoding="utf-8")
    return CliRunner().invoke(programs, ["check", str(file), "--on", "2027-08-17", *options])


def test_the_account_names_rejected_rows_and_conflicts(tmp_path: Path) -> None:
    result = check(tmp_path, HEAD + GOOD + OLD + BAD, "--json")
    assert result.exit_code == 0
    account = json.loads(result.stdout)
    (rejected,) = account.pop("rejected")
    assert (rejected["line"], rejected["field"]) == (4, "Step 2 CK minimum")
    assert account == {
        "programs": 1,
        "conflicts": {"DEMO-1": ["step2ck_minimum"]},
        "stale": {},
        "ignored": [],
        "file_rejected": None,
    }


def test_facts_that_nobody_checked_for_a_year_are_named(tmp_path: Path) -> None:
    result = check(tmp_path, HEAD + OLD)
    assert result.stdout.splitlines()[0] == "Programs: 1."
    assert result.stdout.splitlines()[1].startswith("DEMO-1: older than 12 months: name, service, specialty,")


def test_a_file_that_is_no_catalogue_is_refused_with_what_to_do(tmp_path: Path) -> None:
    result = check(tmp_path, "Name\nDemo Hospital 1\n", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["file_rejected"] == result.stderr.strip()
    assert result.stderr.startswith("The header row has no column Program ID, Service, Specialty, Source,")


def test_the_template_is_printed() -> None:
    assert CliRunner().invoke(programs, ["template"]).stdout_bytes.decode() == template()
