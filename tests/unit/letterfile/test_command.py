import io
import json
import os
import subprocess
import sys

import pikepdf
import pytest
from click.testing import CliRunner

from portal.cli.letterfile import letterfile
from tests.unit.letterfile.letters import letter


def blank(width: float = 612, height: float = 792) -> bytes:
    pdf, saved = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page(page_size=(width, height))
    pdf.save(saved)
    return saved.getvalue()


@pytest.fixture
def run():
    return lambda *arguments: CliRunner().invoke(letterfile, ["check", *map(str, arguments)])


def test_a_file_gets_a_line_of_json_with_the_promised_keys(run, tmp_path):
    file = tmp_path / "letter.pdf"
    file.write_bytes(blank(595.276, 841.89))

    answer = json.loads(run(file, "--json").stdout)

    assert list(answer) == ["file", "verdict", "reasons", "warnings", "pages", "bytes", "seconds"]
    assert answer["file"] == str(file)
    assert answer["verdict"] == "reject"
    assert [list(reason) for reason in answer["reasons"]] == [["code", "why", "fix"]]
    assert answer["reasons"][0]["why"] == "Page 1 is A4 (210 × 297 mm). ERAS takes US Letter (8.5 × 11 in) only."
    assert answer["bytes"] == file.stat().st_size


def test_a_file_that_cannot_be_read_is_an_error_and_the_others_are_checked(run, tmp_path):
    file = tmp_path / "letter.pdf"
    file.write_bytes(blank())

    result = run(tmp_path / "missing.pdf", file, "--json")

    assert result.exit_code == 1
    assert (
        result.stderr
        == f"{tmp_path / 'missing.pdf'}: cannot be read (No such file or directory). Check the path and try again.\n"
    )
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == [str(file)]


def test_a_rejected_letter_is_an_answer_and_not_an_error(run, tmp_path):
    file = tmp_path / "letter.pdf"
    file.write_bytes(b"not a letter")

    assert run(file).exit_code == 0


def test_a_name_that_looks_like_a_file_is_the_file_name(run, tmp_path):
    file = tmp_path / "letter.pdf"
    file.write_bytes(blank())

    answer = json.loads(run(file, "--name", "Letter: Boateng.pdf", "--json").stdout)

    assert [reason["code"] for reason in answer["reasons"]] == ["filename"]


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["Ama Boateng"], []),
        (["Li Wei"], ["applicant_not_named"]),
        (["a*b.pdf"], ["filename"]),
        (["letter.docx"], ["filename"]),
        (["a|b.pdf", "Li Wei"], ["filename", "applicant_not_named"]),
        (["Dr. A. Boateng"], []),
    ],
)
def test_a_name_is_the_applicants_or_the_files(run, tmp_path, names, codes):
    file = tmp_path / "letter.pdf"
    file.write_bytes(letter())

    answer = json.loads(run(file, *(part for name in names for part in ("--name", name)), "--json").stdout)

    assert [finding["code"] for finding in (*answer["reasons"], *answer["warnings"])] == codes


def test_a_pipe_has_no_name_to_be_judged(tmp_path):
    program = "from portal.cli.letterfile import letterfile; letterfile()"
    command = [sys.executable, "-c", program, "check", "/dev/stdin", "--json"]

    answer = json.loads(subprocess.run(command, input=letter(), capture_output=True).stdout)

    assert (answer["file"], answer["verdict"]) == ("/dev/stdin", "accept")


def test_a_file_name_that_is_no_text_is_still_answered(run, tmp_path):
    file = tmp_path / os.fsdecode(b"letter-\xff.pdf")
    file.write_bytes(letter())

    assert json.loads(run(file, "--json").stdout)["verdict"] == "accept"
    assert run(file).exit_code == 0


def test_a_folder_is_not_a_letter(run, tmp_path):
    result = run(tmp_path, "--json")

    assert result.exit_code == 1
    assert result.stdout == ""


def test_a_person_reads_what_is_wrong_and_how_to_put_it_right(run, tmp_path):
    file = tmp_path / "letter.pdf"
    file.write_bytes(blank(595.276, 841.89))

    lines = run(file).stdout.splitlines()

    assert lines[0] == f"{file}: reject"
    assert "  x Page 1 is A4 (210 × 297 mm). ERAS takes US Letter (8.5 × 11 in) only. [page_size]" in lines
    assert any(line.strip().startswith("In Word:") for line in lines)
