from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from portal.files import FileMissing, FileStore, FileThere, StoreUnreachable, delete, file_ids, get, put, rotate
from portal.seals import KeyMissing, SealBroken

OLD, NEW = {1: b"1" * 32}, {1: b"1" * 32, 2: b"2" * 32}


@pytest.fixture
def store(tmp_path) -> FileStore:
    return FileStore((tmp_path / "files").as_uri(), OLD)


def place(store, file_id):
    """Where a file lies, found without asking the code that put it there."""
    return next(path for path in folder(store).rglob("*") if path.is_file() and path.name == file_id.hex)


def folder(store):
    return Path(urlsplit(store.url).path)


def test_a_file_comes_back_as_it_was(store):
    cv = uuid4()
    put(store, cv, b"the CV" * 1000)

    assert get(store, cv) == b"the CV" * 1000


def test_nothing_readable_lies_on_the_disk(store):
    cv = uuid4()
    put(store, cv, b"Nguyen Thi Minh Anh")

    assert b"Minh" not in place(store, cv).read_bytes()


def test_a_file_is_never_written_over(store):
    cv = uuid4()
    put(store, cv, b"first")

    with pytest.raises(FileThere):
        put(store, cv, b"second")

    assert get(store, cv) == b"first"


def test_a_missing_file_is_a_clear_error(store):
    missing = uuid4()

    with pytest.raises(FileMissing, match=f"The file {missing} is not in the store."):
        get(store, missing)


def test_a_swapped_file_refuses(store):
    hers, his = uuid4(), uuid4()
    put(store, hers, b"her CV")
    put(store, his, b"his CV")

    place(store, his).write_bytes(place(store, hers).read_bytes())

    with pytest.raises(SealBroken):
        get(store, his)


def test_deleting_twice_is_deleting(store):
    cv = uuid4()
    put(store, cv, b"the CV")

    delete(store, cv)
    delete(store, cv)

    with pytest.raises(FileMissing):
        get(store, cv)


def test_after_a_rotation_the_old_key_can_go(store):
    cv = uuid4()
    put(store, cv, b"the CV")
    both = FileStore(store.url, NEW)

    assert [rotate(both, file_id) for file_id in file_ids(both)] == [True]
    assert [rotate(both, file_id) for file_id in file_ids(both)] == [False]

    assert get(FileStore(store.url, {2: NEW[2]}), cv) == b"the CV"
    with pytest.raises(KeyMissing):
        get(store, cv)


def test_every_file_is_listed_once(store):
    ids = {uuid4() for _ in range(5)}
    for file_id in ids:
        put(store, file_id, b"")

    assert sorted(file_ids(store)) == sorted(ids)


def test_a_store_that_does_not_answer_is_said_so(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    closed = FileStore("s3://letters/files?region=us-east-1&endpoint=http://127.0.0.1:9", OLD)

    with pytest.raises(StoreUnreachable, match="Try again in a minute"):
        get(closed, uuid4())


def test_keys_are_not_shown_with_the_store(store):
    assert repr(store) == f"FileStore(url='{store.url}')"
