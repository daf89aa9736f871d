"""The child's side of `portal.sandbox`: import one marked job, give everything else up, do it, answer, end.

Run as a file by `portal.sandbox`, never imported: `sandbox_child.py ROOT MODULE:FUNCTION LIMITS` does a job,
`sandbox_child.py --program LIMITS PROGRAM ARGUMENT…` becomes a program that reads and answers in the child's place.
"""

import importlib
import json
import os
import resource
import signal
import sys
from contextlib import suppress
from typing import Any

NOBODY = 65534


def main(root: str, name: str, limits: dict[str, Any]) -> None:
    sys.path.insert(0, root)
    sandbox = importlib.import_module("portal.sandbox")
    module, _, _ = name.partition(":")
    importlib.import_module(module)
    function = sandbox.marked(name)

    answer_pipe = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not be taken for the answer
    message = sys.stdin.buffer.read()
    facts, data = sandbox.unpack(message)
    del message

    give_up(limits)
    try:
        found, rest = function(data, facts)
        answer = sandbox.pack({"facts": found}, rest)
    except MemoryError:
        answer = sandbox.pack({"failed": "MemoryError"}, b"")
    except Exception as error:
        answer = sandbox.pack({"failed": type(error).__name__}, b"")
    unsent = memoryview(answer)
    while unsent:
        unsent = unsent[os.write(answer_pipe, unsent) :]
    os._exit(0)  # no destructors of libraries that have just read a hostile file


def give_up(limits: dict[str, Any]) -> None:
    """Take every right away that reading bytes in memory does not need.

    The alarm ends the child even when its parent died. Where the machine knows no such limit (macOS and memory), the
    others still stand.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits["wall_seconds"] + 1)
    open_files = limits["open_files"] and limits["open_files"] + max(map(int, os.listdir("/dev/fd")))
    if os.geteuid() == 0:
        with suppress(PermissionError):
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
    for kind, amount in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_NOFILE, open_files),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (amount, amount))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu_seconds"], limits["cpu_seconds"] + 1))


def become(limits: dict[str, Any], program: str, *arguments: str) -> None:
    """Give everything up and turn into another program. One thread: it may start no other."""
    give_up(limits)
    os.execve(program, [program, *arguments], {"LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"})  # noqa: S606 (no shell)


if __name__ == "__main__":
    if sys.argv[1] == "--program":
        become(json.loads(sys.argv[2]), *sys.argv[3:])
    else:
        main(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]))
