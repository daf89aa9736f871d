import tempfile
from pathlib import Path

import pytest

from portal.sandbox import Limits, SandboxError, Trouble, run, run_program
from tests.unit import sandbox_jobs as jobs


def trouble_of(job, data=b"", facts=None, **limits) -> tuple[Trouble, str]:
    with pytest.raises(SandboxError) as caught:
        run(job, data, facts, limits=Limits(**limits))
    return caught.value.trouble, caught.value.reason


def test_bytes_and_facts_go_in_and_come_out():
    data = bytes(range(256)) * 10_000

    answer = run(jobs.reverse, data, {"name": "Nguyễn"})

    assert answer.facts == {"bytes": len(data), "name": "Nguyễn"}
    assert answer.data == data[::-1]


def test_what_a_library_prints_is_not_the_answer():
    assert run(jobs.talk, b"").data == b"answer"


def test_a_job_that_wants_too_much_memory_is_stopped():
    assert trouble_of(jobs.devour_memory) == (Trouble.MEMORY, "MemoryError")


def test_a_job_that_spins_is_stopped_by_its_processor_time():
    assert trouble_of(jobs.spin, cpu_seconds=1) == (Trouble.TIME, "")


def test_a_job_that_sleeps_is_stopped_by_the_clock():
    assert trouble_of(jobs.sleep, wall_seconds=0.5) == (Trouble.TIME, "")


def test_a_crash_stays_in_the_child():
    assert trouble_of(jobs.crash) == (Trouble.CRASHED, "")


def test_a_child_cannot_flood_the_portal():
    assert trouble_of(jobs.flood, answer_bytes=1_000_000) == (Trouble.TOO_MUCH, "")


def test_an_exception_gives_its_name_and_never_quotes_the_file():
    assert trouble_of(jobs.quote_the_file, b"secret words") == (Trouble.FAILED, "LookupError")


def test_no_file_can_be_opened(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("hello")

    assert trouble_of(jobs.open_a_file, facts={"path": str(note)}) == (Trouble.FAILED, "OSError")


def test_no_socket_can_be_opened():
    assert trouble_of(jobs.open_a_socket) == (Trouble.FAILED, "OSError")


def test_the_environment_is_left_behind(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")

    assert "DATABASE_URL" not in run(jobs.read_the_environment, b"").facts["environment"]


def test_only_marked_functions_run():
    with pytest.raises(KeyError):
        run(jobs.unmarked, b"")


def test_a_child_that_never_reads_its_input_ends_cleanly():
    assert trouble_of(jobs.crash, bytes(20_000_000)) == (Trouble.CRASHED, "")


def test_a_job_can_be_named_without_being_imported():
    assert run("tests.unit.sandbox_jobs:reverse", b"abc").data == b"cba"


def test_a_name_that_is_not_a_marked_job_gives_nothing():
    assert trouble_of("tests.unit.sandbox_jobs:unmarked") == (Trouble.CRASHED, "")


@pytest.fixture
def program():
    """Writes a program that the sandbox's user may run: pytest's own folder is closed to others."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)

        def write(script: str) -> Path:
            file = Path(folder) / "program"
            file.write_text(f"#!/bin/sh\n{script}\n")
            file.chmod(0o755)
            return file

        yield write


def test_another_program_reads_and_answers_under_the_same_limits(program):
    upper = program('while read -r line; do echo "heard $line"; done')

    assert run_program(upper, [], b"one\ntwo\n", limits=Limits(open_files=32)) == b"heard one\nheard two\n"


def test_another_program_does_not_see_the_environment(monkeypatch, program):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")

    assert run_program(program('echo "seen: $DATABASE_URL"'), [], b"", limits=Limits(open_files=32)) == b"seen: \n"


@pytest.mark.parametrize("script", ["(echo a second process)", "exit 3"])
def test_another_program_that_forks_or_fails_gives_no_answer(script, program):
    with pytest.raises(SandboxError) as caught:
        run_program(program(script), [], b"", limits=Limits(open_files=32))

    assert caught.value.trouble is Trouble.CRASHED
