"""`flask office`: made on the command line, with the database named in DATABASE_URL or with the embedded one."""

import os
import re
import subprocess
import sys

import pytest
import sqlalchemy as sa

from portal.database import Cluster
from portal.embedded import DATABASE
from portal.models import Office, SignInLink
from portal.schema import create_database, migrate_database
from tests.conftest import ROOT

ARGUMENTS = [
    "office", "create", "--slug", "harborside", "--name", "Harborside", "--advisor-name", "Ada Eze", "--advisor-email", "ada@example.org",
]  # fmt: skip


@pytest.fixture
def flask(app, look):
    """`flask …` in this process."""

    def flask(*arguments: str):
        look.commit()
        return app.test_cli_runner().invoke(args=list(arguments))

    return flask


def test_an_office_is_made_and_listed(cast, flask):
    made = flask(*ARGUMENTS)
    assert (made.exit_code, made.output) == (
        0,
        "The office Harborside (harborside) is made. Ada Eze is mailed a sign-in at ada@example.org.\n",
    )
    assert (
        flask("office", "list").output == "harbor\tHarbor Advising\nharborside\tHarborside\nlakeside\tLakeside Global\n"
    )


def test_a_printed_link_signs_the_advisor_in(cast, flask, browse, look):
    output = flask(*ARGUMENTS, "--print-link").output
    path = re.search(r"http://localhost(/sign-in/\S+)", output)[1]
    browser = browse()
    assert browser.post(path).status_code == 303
    assert browser.get("/").location == "/advisor/"
    assert look.scalar(sa.select(sa.func.count()).select_from(SignInLink)) == 2


def test_a_refusal_is_a_sentence_and_keeps_nothing(cast, flask, look):
    flask(*ARGUMENTS)
    again = flask(*ARGUMENTS)
    assert (again.exit_code, again.output) == (
        1,
        "Error: There is an office harborside already. Choose another short name.\n",
    )
    assert look.scalar(sa.select(sa.func.count()).select_from(Office)) == 3


def test_without_a_database_url_the_embedded_server_is_started_for_the_command(tmp_path):
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | {
        "COMMEND_DATA": str(tmp_path)
    }

    def flask(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)

    empty = flask("office", "list")
    assert empty.returncode == 1
    assert "Run `make run` once" in empty.stderr
    cluster = Cluster(tmp_path / "postgres").start()
    try:
        create_database(cluster.url(DATABASE))
        migrate_database(cluster.url(DATABASE))
        assert flask(*ARGUMENTS).returncode == 0
        assert cluster.running()
    finally:
        cluster.stop()
    listed = flask("office", "list")
    assert listed.stdout == "harborside\tHarborside\n"
    assert not cluster.running()
