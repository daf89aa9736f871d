"""A marker in a letter's words, name and metadata is found nowhere afterwards: no file, no log, no output, no report."""

import contextlib
import logging
import os
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.cli.letterfile import letterfile
from portal.letterfile import Unreadable, check, read_draft, repair, thumbnails
from tests.unit.letterfile.corpus_hostile import laughing_forms
from tests.unit.letterfile.letters import changed, letter, scanned

MARKER = "Zanzibarquokka"
NAME = f"{MARKER}.pdf"

_written: list[str] = []
_watching = [False]


def _watch(event: str, arguments: tuple) -> None:
    if not _watching[0] or event != "open":
        return
    path, mode, flags = arguments
    is_a_file = isinstance(path, str | bytes | os.PathLike) and path != os.devnull
    to_write = bool(set(mode or "") & set("wax+")) or bool((flags or 0) & (os.O_WRONLY | os.O_RDWR))
    if is_a_file and to_write:
        _written.append(str(path))


sys.addaudithook(_watch)


@contextlib.contextmanager
def watched():
    """Notes every file that this process opens for writing."""
    _written.clear()
    _watching[0] = True
    try:
        yield
    finally:
        _watching[0] = False


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder and a temporary folder of this test's own."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return tmp_path


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def marked() -> bytes:
    def mark(pdf):
        pdf.docinfo.Title = MARKER
        pdf.docinfo.Author = MARKER

    return changed(mark, letter(applicant=f"Dr. {MARKER} Boateng"))


def broken() -> bytes:
    return laughing_forms() + MARKER.encode()


FILES = {
    "accepted": marked,
    "scanned": lambda: scanned(marked()),
    "cut short": lambda: marked()[:6000],
    "stopped": broken,
    "not a PDF": lambda: MARKER.encode() * 1000,
}


@pytest.mark.parametrize("kind", FILES)
def test_nothing_of_a_letter_is_kept_anywhere(kind, folder, caplog, capfd):
    data = FILES[kind]()
    caplog.set_level(logging.DEBUG)

    with watched(), contextlib.suppress(Unreadable):
        report = check(data, NAME, applicant="Ama Boateng", aamc_id="12345678")
        thumbnails(data)
        repaired = repair(data, NAME)
        read_draft(data, NAME)

    said = capfd.readouterr()
    assert _written == []
    assert files_in(folder) == []
    assert MARKER not in caplog.text
    assert MARKER not in said.out + said.err
    assert MARKER not in repr(report)
    assert MARKER not in repr(repaired)


def test_the_marker_would_have_been_found(folder):
    with watched():
        Path("kept.txt").write_text(MARKER)

    assert _written == ["kept.txt"]
    assert files_in(folder) == ["kept.txt"]


def test_the_command_writes_its_answer_and_nothing_else(folder):
    (folder / "letter.pdf").write_bytes(marked())

    with watched():
        said = CliRunner().invoke(letterfile, ["check", "letter.pdf", "--json"])

    assert _written == []
    assert MARKER not in said.output
    assert files_in(folder) == ["letter.pdf"]
