"""Scans: their words are read by a program named tesseract where there is one, and nothing is claimed where there is none."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from portal.letterfile import check
from tests.unit.letterfile.letters import letter, scanned

READ = """Example University Hospital
123 Clifton Road, Atlanta, GA 30322
November 3, 2027
Dear Program Director,
I supervised Dr. Ama Boateng (AAMC ID 12345678).
Sincerely,
"""


@pytest.fixture
def recognising(monkeypatch):
    """Puts a program in Tesseract's place that reads these words on every page."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)

        def put(words: str) -> None:
            program = Path(folder) / "tesseract"
            lines = "\n".join(f"echo '{line}'" for line in words.splitlines())
            program.write_text(f"#!/bin/sh\n{lines}\n")
            program.chmod(0o755)
            monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin:/bin")

        yield put


def looks(report):
    return {look.code: look.seen for look in report.looks}


def test_without_text_recognition_nothing_is_claimed_about_the_words(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    report = check(scanned(letter()), "letter.pdf", applicant="Ama Boateng", aamc_id="12345678")

    assert [warning.code for warning in report.warnings] == ["no_text_layer"]
    assert "text recognition is not available here" in str(report.warnings[0].why)
    assert looks(report) == {
        "letterhead": None,
        "contact_details": None,
        "date": None,
        "salutation": None,
        "applicant": None,
        "aamc_id": None,
        "signature": True,
    }


def test_recognised_words_are_looked_at_like_any_others(recognising):
    recognising(READ)

    report = check(scanned(letter()), "letter.pdf", applicant="Ama Boateng", aamc_id="12345678")

    assert [warning.code for warning in report.warnings] == ["no_text_layer"]
    assert "read by text recognition" in str(report.warnings[0].why)
    assert set(looks(report).values()) == {True}


def test_recognised_words_can_show_what_is_missing(recognising):
    recognising("Dear Program Director,\nI supervised Dr. Li Wei.\nSincerely,\n")

    report = check(scanned(letter(signature="none")), "letter.pdf", applicant="Ama Boateng")

    assert [warning.code for warning in report.warnings] == [
        "no_text_layer",
        "no_signature_seen",
        "no_letterhead_seen",
        "no_date_seen",
        "applicant_not_named",
    ]


def test_recognition_that_goes_wrong_leaves_the_check_as_it_was(recognising):
    recognising("")
    program = Path(shutil.which("tesseract"))
    program.write_text("#!/bin/sh\nexit 1\n")

    report = check(scanned(letter()), "letter.pdf", applicant="Ama Boateng")

    assert [warning.code for warning in report.warnings] == ["no_text_layer"]
    assert looks(report)["applicant"] is None


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_tesseract_itself_reads_a_scan():
    report = check(scanned(letter()), "letter.pdf", applicant="Ama Boateng", aamc_id="12345678")

    assert set(looks(report).values()) == {True}
