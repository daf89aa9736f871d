"""`flask cohort export`: what it writes imports again with nothing new, whatever a name looks like."""

import json

import pytest
from openpyxl import load_workbook


@pytest.fixture
def flask(app, look):
    """`flask …` in this process."""

    def flask(*arguments: str):
        look.commit()
        return app.test_cli_runner().invoke(args=list(arguments))

    return flask


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_exported_cohort_imports_again_with_nothing_new(cast, flask, tmp_path, kind):
    cast.minh.last_name = "=HYPERLINK(1)"
    where = ("--office", "harbor", "--season", "ERAS 2028")
    made = flask("cohort", "export", *where, "--format", kind)
    file = tmp_path / f"again.{kind}"
    file.write_bytes(made.stdout_bytes)
    again = json.loads(flask("cohort", "import", str(file), *where, "--json").output)
    assert (made.exit_code, again["rows"], again["imported"], again["rejected"]) == (0, 2, 0, [])


def test_no_cell_of_the_workbook_is_a_formula_and_no_other_office_is_in_it(cast, flask, tmp_path):
    cast.minh.last_name = "=HYPERLINK(1)"
    file = tmp_path / "cohort.xlsx"
    file.write_bytes(
        flask("cohort", "export", "--office", "harbor", "--season", "ERAS 2028", "--format", "xlsx").stdout_bytes
    )
    cells = [str(cell.value) for row in load_workbook(file).worksheets[0].iter_rows() for cell in row if cell.value]
    assert "'=HYPERLINK(1)" in cells
    assert "rosa@example.org" not in cells


def test_a_season_that_is_not_there_is_answered_with_those_that_are(cast, flask):
    answer = flask("cohort", "export", "--office", "harbor", "--season", "ERAS 1999")
    assert (answer.exit_code != 0, "ERAS 2028" in answer.output) == (True, True)
