import io
import json

import pikepdf
import pytest
from click.testing import CliRunner

from portal.cli.letterfile import letterfile


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
