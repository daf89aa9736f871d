"""A command that shows no page loads none: half of what it takes to start is theirs."""

import subprocess
import sys

import pytest

from portal.cli import COMMANDS, WITHOUT_PAGES, needs_no_page
from tests.conftest import ROOT

LOADED = "import sys; sys.argv = {called}; import wsgi; print('blueprints.advisor' in sys.modules, len(wsgi.app.blueprints) > 0)"


@pytest.mark.parametrize("flask", ["/venv/bin/flask", "/venv/lib/flask/__main__.py"])
def test_only_commands_of_which_it_is_known_do_without_pages(flask):
    called = {name: needs_no_page([flask, "--app", "wsgi", name, "--help"]) for name in COMMANDS}
    assert {name for name, without in called.items() if without} == WITHOUT_PAGES
    assert not needs_no_page([flask, "--app", "wsgi"])
    assert not needs_no_page(["/venv/bin/gunicorn", "--app", "wsgi", "cohort"])


@pytest.mark.parametrize(("name", "has_pages"), [("cohort", "False False"), ("remind", "True True")])
def test_what_is_loaded(name, has_pages):
    program = LOADED.format(called=["flask", "--app", "wsgi", name])
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == has_pages
