"""What the layers of import-linter cannot say."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted([*(ROOT / "portal").rglob("*.py"), *(ROOT / "blueprints").rglob("*.py")])


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def assigned_attributes(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
        )
        for target in targets:
            for part in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(part, ast.Attribute):
                    yield part.attr


def calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def test_one_place_assigns_the_status_of_a_choice_a_letter_a_packet():
    """The others assign a message's, an import's and a bulk action's: work that waits, is done and is over."""
    places = [name_of(path) for path in MODULES if "status" in assigned_attributes(path)]
    work = ["portal/delivery.py", "portal/usecases/bulk.py", "portal/usecases/cohort_imports.py"]
    assert places == sorted([*work, "portal/usecases/move.py"])


def test_time_comes_from_the_clock_alone():
    clocks = {"datetime.now", "date.today", "datetime.datetime.now", "dt.date.today", "datetime.utcnow"}
    assert [name_of(path) for path in MODULES if calls(path) & clocks] == ["portal/clock.py"]


def test_use_cases_and_views_never_commit():
    """The request is the transaction; so are a job and a command."""
    committing = [name_of(path) for path in MODULES if "db.session.commit" in calls(path)]
    assert committing == [
        "portal/app.py",
        "portal/cli/database_at_hand.py",
        "portal/cli/mail.py",
        "portal/delivery.py",
        "portal/jobs.py",
    ]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_holds_one_thought(path):
    assert len(path.read_text().splitlines()) <= 400
