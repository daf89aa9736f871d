"""`flask files rotate`: a new master key, and nothing lost."""

from dataclasses import replace
from uuid import uuid4

import pytest

from portal import files
from portal.files import FileStore

OLD, NEW = bytes(32), bytes(range(32))


@pytest.fixture
def rotate(app, tmp_path, monkeypatch):
    """`rotate(keys)`: run the command with these keys; the store, the exit status and what was said."""

    def rotate(keys: dict[int, bytes]):
        place = FileStore((tmp_path / "files").as_uri(), keys)
        monkeypatch.setitem(app.extensions, "file_store", place)
        done = app.test_cli_runner().invoke(args=["files", "rotate"])
        return place, done.exit_code, done.output

    return rotate


@pytest.fixture
def old(tmp_path) -> FileStore:
    """The store, sealed under the old key alone."""
    return FileStore((tmp_path / "files").as_uri(), {1: OLD})


def test_every_file_opens_with_the_new_key_alone_afterwards(old, rotate):
    first, second = uuid4(), uuid4()
    files.put(old, first, b"one")
    files.put(old, second, b"two")
    place, status, said = rotate({1: OLD, 2: NEW})
    assert (status, said) == (0, "Sealed under key 2: 2 files anew. Could not be opened: 0.\n")
    new_alone = replace(place, keys={2: NEW})
    assert [files.get(new_alone, first), files.get(new_alone, second)] == [b"one", b"two"]


def test_a_second_run_changes_nothing(old, rotate):
    files.put(old, uuid4(), b"one")
    rotate({1: OLD, 2: NEW})
    assert rotate({1: OLD, 2: NEW})[2] == "Sealed under key 2: 0 files anew. Could not be opened: 0.\n"


def test_a_file_whose_key_is_gone_is_named(old, rotate):
    lost = uuid4()
    files.put(old, lost, b"one")
    _, status, said = rotate({2: NEW})
    assert status == 1
    assert f"{lost}: This file is sealed under master key 1. Put that key back into FILE_KEYS." in said
