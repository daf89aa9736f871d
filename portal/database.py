"""A private PostgreSQL for development and tests: no server to install, works as root and as an ordinary user.

Production never uses this: there DATABASE_URL names a server. PostgreSQL listens on a socket in the temporary folder only,
so there is no port to clash, and a throw-away cluster whose owner was killed is swept away at the next start.
"""

import atexit
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from portal.postgres_binaries import NoPostgres, copied_where_others_can_read, installed

OWNER = "commend"


class Cluster:
    """One data folder with its server. `throwaway` trades durability for speed and is removed at the end."""

    def __init__(self, data: Path, *, throwaway: bool = False) -> None:
        self.throwaway = throwaway
        self.account = _unprivileged_account()
        self.programs = self._reachable_programs()
        self.major = int(self._run(self.programs / "postgres", "--version").split()[2].split(".")[0])
        # One folder per major version: the files of 15 do not open in 18. A throw-away one carries its owner's process number.
        owner = f"-t{os.getpid()}" if throwaway else ""
        self.data = data.with_name(f"{data.name}-{self.major}{owner}").absolute()
        if throwaway:
            self._sweep()
        self.data.parent.mkdir(parents=True, exist_ok=True)
        if self.account and not self._can_reach(self.data.parent):
            self.data = Path("/var/tmp") / f"commend-data-{_digest(self.data)}{owner}"  # noqa: S108
        # A socket's path is limited to 107 bytes (103 on macOS), so it never lies in the data folder.
        self.socket = Path(tempfile.gettempdir()) / f"commend-{_digest(self.data)}"
        self._started_here = False

    def url(self, database: str = "commend", user: str = OWNER) -> str:
        """The address of a database in this cluster, for SQLAlchemy with psycopg2."""
        return f"postgresql+psycopg2://{user}@/{database}?host={self.socket}"

    def running(self) -> bool:
        """Whether a server has this data folder open."""
        asked = subprocess.run(
            [self.programs / "pg_ctl", "-D", self.data, "status"],
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self.account,
        )
        return asked.returncode == 0

    def start(self) -> "Cluster":
        """Make the data folder if it is not there, start the server if it is not running, and stop it at exit."""
        if self.account:
            self.data.mkdir(exist_ok=True)
            os.chown(self.data, self.account["user"], self.account["group"])
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        if not self.running():
            self.socket.mkdir(exist_ok=True, mode=0o700)
            if self.account:
                os.chown(self.socket, self.account["user"], self.account["group"])
                self.socket.chmod(0o755)
            options = (
                f"-c listen_addresses='' -c unix_socket_directories={self.socket} -c timezone=UTC -c max_connections=60"
            )
            if self.throwaway:
                options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
            self._run(
                self.programs / "pg_ctl", "-D", self.data, "-w", "-s", "-l", self.data / "log", "-o", options, "start",
                quiet=True,
            )  # fmt: skip
            self._started_here = True
            atexit.register(self.stop)
        return self

    def stop(self) -> None:
        """Stop the server if this process started it."""
        if not self._started_here:
            return
        self._started_here = False
        mode = "immediate" if self.throwaway else "fast"
        subprocess.run(
            [self.programs / "pg_ctl", "-D", self.data, "-s", "-w", "-m", mode, "stop"], cwd="/", **self.account
        )
        if self.throwaway:
            shutil.rmtree(self.data, ignore_errors=True)
            shutil.rmtree(self.socket, ignore_errors=True)

    def _initialise(self) -> None:
        # Plain --locale=C would not lower-case "ÁNH"; the wheels have no ICU.
        locale = (
            ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
            if self.major >= 17
            else ("--locale=C.UTF-8",)
        )
        durability = "--no-sync" if self.throwaway else "--data-checksums"
        self._run(
            self.programs / "initdb", "-D", self.data, "-U", OWNER, "-A", "trust", "-E", "UTF8", *locale, durability,
        )  # fmt: skip

    def _reachable_programs(self) -> Path:
        folder = installed()
        if self._can_reach(folder / "postgres"):
            return folder
        if "pginstall" in folder.parts:
            copy = copied_where_others_can_read(folder)
            if self._can_reach(copy / "postgres"):
                return copy
        raise NoPostgres("PostgreSQL is installed where its account cannot read it. Set DATABASE_URL or PG_BINDIR.")

    def _can_reach(self, path: Path) -> bool:
        try:
            self._run("test", "-x", path)
        except (subprocess.CalledProcessError, OSError):
            return False
        return True

    def _run(self, *command: str | Path, quiet: bool = False) -> str:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")} | {"LC_ALL": "C"}
        output = subprocess.DEVNULL if quiet else subprocess.PIPE
        try:
            done = subprocess.run(
                command, cwd="/", env=environment, text=True, check=True, stdout=output, stderr=output, **self.account
            )
        except subprocess.CalledProcessError as failed:
            if failed.stderr:
                failed.add_note(failed.stderr)
            raise
        return done.stdout or ""

    def _sweep(self) -> None:
        """Remove throw-away clusters whose owner was killed: kill -9 runs no exit handler."""
        for left in self.data.parent.glob("*-t*"):
            owner = left.name.rpartition("-t")[2]
            if not owner.isdigit() or _alive(int(owner)) or not (left / "PG_VERSION").exists():
                continue
            try:
                os.kill(int((left / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
                time.sleep(0.3)
            except (OSError, ValueError):
                pass
            shutil.rmtree(left, ignore_errors=True)


def _unprivileged_account() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: as root, hand the cluster to an ordinary account."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise NoPostgres("Running as root needs an account named postgres or nobody to run PostgreSQL as.")


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _digest(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:10]
