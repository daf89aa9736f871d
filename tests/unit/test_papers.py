"""What the papers say is there is there: paths, commands, settings."""

import re
import tomllib

import pytest

from portal.cli import COMMANDS
from portal.config import ROOT

PAPERS = ("README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))))
FOLDERS = "portal|blueprints|templates|tests|docs|deploy|tools|migrations|development|bench"
PATH = re.compile(rf"(?:`|\()((?:{FOLDERS})/[\w./-]*\w(?:\.\w+)?/?)(?:`|\))")
MADE_BY_RUNNING = {"bench/results.json", "deploy/.env"}


@pytest.mark.parametrize("paper", PAPERS)
def test_every_path_that_a_paper_names_is_there(paper):
    named = set(PATH.findall((ROOT / paper).read_text())) - MADE_BY_RUNNING
    assert [path for path in sorted(named) if not (ROOT / path).exists() and not list(ROOT.glob(f"{path}*"))] == []


def test_every_group_of_commands_is_in_the_readme():
    readme = (ROOT / "README.md").read_text()
    assert [name for name in COMMANDS if f"$F {name}" not in readme] == []


def test_every_setting_is_in_the_papers_on_running_it():
    read = "".join((ROOT / file).read_text() for file in ("portal/config.py", "portal/serving.py", "gunicorn.conf.py"))
    settings = set(re.findall(r"environ\.get\(\s*[\"']([A-Z_]+)", read)) | set(
        re.findall(r"_needed\(\"([A-Z_]+)", read)
    )
    operations = (ROOT / "docs" / "operations.md").read_text()
    assert {"SECRET_KEY", "FILE_KEYS", "SMTP_URL", "TRUSTED_PROXIES"} <= settings
    assert [name for name in sorted(settings) if f"`{name}" not in operations] == []


def test_every_package_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [
        *project["project"]["dependencies"],
        *(one for group in project["dependency-groups"].values() for one in group),
    ]
    reasons = (ROOT / "docs" / "dependencies.md").read_text()
    names = [re.split(r"[<>=]", one)[0].removeprefix("fontpkg") for one in wanted]
    assert [name for name in names if name not in reasons] == []
