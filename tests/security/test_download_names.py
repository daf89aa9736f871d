"""What people are called, and what they call their files, stays inside the name of a download."""

import io
import zipfile
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from werkzeug.http import parse_options_header
from werkzeug.test import TestResponse

from tests import test_access
from tests.access_table import TABLE, Who

scene = test_access.scene  # one of everything, and a browser for each kind of person

HOSTILE = (
    'a"; filename=evil.exe; x="',
    "a\r\nSet-Cookie: a=b",
    "../../etc/passwd",
    "C:\\x\\..\\y",
    "invoice\u202efdp.exe",
    "👩🏽‍⚕️" * 80,
    "é" * 3000,
    "a;b,c%0d%0a*'=",
)
_NAMED = (
    "UPDATE file SET name = :name || '.pdf'",
    "UPDATE office SET name = :name",
    "UPDATE applicant SET first_name = :name, last_name = :name",
    "UPDATE letter_request SET applicant_name = :name, writer_name = :name",
    "UPDATE program_list SET name = :name",
    "UPDATE season SET name = :name",
    "UPDATE cohort_import SET file_name = :name",
)
NO_NAME, MOST_BYTES = frozenset('/\\"\r\n\0\u202e'), 255


@pytest.fixture
def downloads(app, scene) -> list[tuple[str, FlaskClient, str]]:
    """Each page that is a file: its endpoint, the browser of somebody who gets it, its address."""
    found = []
    for line in TABLE:
        if "GET" in test_access._methods(app, line.endpoint) and line.answer == 200 and line.endpoint != "static":
            path, browser = (
                test_access._path(app, scene, line),
                scene.browsers[next(who for who in Who if who in line.may)],
            )
            if "Content-Disposition" in browser.get(path).headers:
                found.append((line.endpoint, browser, path))
    return found


def test_a_name_is_the_name_of_a_file_and_nothing_else(downloads, look):
    wrong = []
    for name in HOSTILE:
        for statement in _NAMED:
            look.execute(sa.text(statement), {"name": name})
        look.commit()
        wrong += [(endpoint, *what) for endpoint, browser, path in downloads for what in _wrong(browser.get(path))]
    assert wrong == []
    assert {"writer.packet_zip", "writer.file", "advisor.file", "applicant.open_file"} <= {one[0] for one in downloads}


def _wrong(answer: TestResponse) -> Iterator[tuple[object, ...]]:
    kind, told = parse_options_header(answer.headers.get("Content-Disposition"))
    called = told.get("filename", "")
    if answer.status_code != 200 or kind not in ("inline", "attachment") or set(told) != {"filename"}:
        yield answer.status_code, told
    if set(called) & NO_NAME or called.startswith(".") or len(called.encode()) > MOST_BYTES:
        yield ("header", called)
    if answer.mimetype == "application/zip":
        for entry in zipfile.ZipFile(io.BytesIO(answer.data)).namelist():
            if set(entry) & NO_NAME or entry.startswith("."):
                yield ("entry", entry)
