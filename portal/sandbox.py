"""A room without windows for files that strangers send.

A function marked with `@job` runs in a child process that holds one file in memory and nothing else: memory, processor
time and wall time are limited, no file or socket can be opened, nothing can be written, nothing of the portal's
environment (keys, database address) is inherited. Bytes go in and facts with bytes come out over pipes; then the whole
process group is killed, whatever happened.

    @job
    def count_pages(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
        return {"pages": len(pypdfium2.PdfDocument(data))}, b""

    answer = run(count_pages, pdf, limits=Limits(memory=512 * MIB))
    answer.facts["pages"]

A job's module must import everything it needs at the top: once the limits stand, nothing more can be opened, not even a
Python module. Facts are JSON values. An exception inside a job comes back as `SandboxError` with the exception's class
name and never its text, which could quote the file.
"""

import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

Facts = dict[str, Any]
Job = Callable[[bytes, Facts], tuple[Facts, bytes]]

MIB = 1024 * 1024
CHILD = Path(__file__).with_name("sandbox_child.py")
ROOT = Path(__file__).resolve().parents[1]
PROGRAM = "--program"  # the child becomes another program instead of doing a job
HEADER_BYTES = 4
PARTING_SECONDS = 2  # from the last word to the end of the child

# As many children at a time as there are processors: a queue of hostile files must not take the machine's memory.
_seats = threading.BoundedSemaphore(os.cpu_count() or 1)
_jobs: dict[str, Job] = {}


@dataclass(frozen=True)
class Limits:
    """What one child may use. Bytes and seconds; `open_files` counts those opened after the limits stand.

    `queue_seconds` is the wait for a seat before the child begins; then the answer is Trouble.BUSY.
    """

    memory: int = 768 * MIB
    cpu_seconds: int = 10
    wall_seconds: float = 15.0
    answer_bytes: int = 32 * MIB
    open_files: int = 0
    queue_seconds: float = 15.0


class Trouble(StrEnum):
    """Why a child gave no answer."""

    TIME = "time"
    MEMORY = "memory"
    CRASHED = "crashed"
    TOO_MUCH = "too_much"
    FAILED = "failed"
    BUSY = "busy"


class SandboxError(Exception):
    """The child gave no answer. `trouble` says why; `reason` is an exception's class name when the job failed."""

    def __init__(self, trouble: Trouble, reason: str = "") -> None:
        super().__init__(f"{trouble}: {reason}" if reason else str(trouble))
        self.trouble = trouble
        self.reason = reason


@dataclass(frozen=True)
class Answer:
    """What a job gave back, and how long the child lived (seconds)."""

    facts: Facts
    data: bytes = field(repr=False)
    seconds: float


def job(function: Job) -> Job:
    """Allow a module-level function to run in the sandbox. Only marked functions can: this is the allow-list."""
    _jobs[_name(function)] = function
    return function


def marked(name: str) -> Job:
    """The job of that name ("module:function"), once its module is imported. KeyError if it was never marked."""
    return _jobs[name]


def run(function: Job | str, data: bytes, facts: Facts | None = None, *, limits: Limits | None = None) -> Answer:
    """Run a marked job on `data` in a child process. Raises SandboxError for every kind of end but an answer.

    A job given by its name ("portal.uploads.word:look_at_word") is imported by the child alone: the portal's own process
    then never loads the library that reads the file.
    """
    limits = limits or Limits()
    name = function if isinstance(function, str) else _name(function)
    if callable(function):
        marked(name)
    started = time.monotonic()
    with _seated(limits):
        output, status = _converse([str(ROOT), name, _as_json(limits)], pack(facts or {}, data), limits)
    answer, rest = _unpack_answer(output, status)
    if "failed" in answer:
        trouble = Trouble.MEMORY if answer["failed"] == "MemoryError" else Trouble.FAILED
        raise SandboxError(trouble, answer["failed"])
    return Answer(answer["facts"], rest, time.monotonic() - started)


def run_program(program: Path, arguments: Sequence[str], data: bytes, *, limits: Limits) -> bytes:
    """What another program writes to its standard output when it is given `data` on its standard input.

    It stands under the same limits as a job, but may open `limits.open_files` files to find its own libraries and
    models, and inherits the portal's environment as little. Raises SandboxError.
    """
    with _seated(limits):
        output, status = _converse([PROGRAM, _as_json(limits), str(program), *arguments], data, limits)
    _raise_for(status)
    return output


def pack(facts: Facts, data: bytes) -> bytes:
    """One message on a pipe: the length of the facts, the facts as JSON, then raw bytes to the end."""
    head = json.dumps(facts).encode()
    return len(head).to_bytes(HEADER_BYTES, "big") + head + data


def unpack(message: bytes) -> tuple[Facts, bytes]:
    """The inverse of `pack`. ValueError if the message is not one."""
    end = HEADER_BYTES + int.from_bytes(message[:HEADER_BYTES], "big")
    facts = json.loads(message[HEADER_BYTES:end])
    if not isinstance(facts, dict):
        raise ValueError("facts are not an object")
    return facts, message[end:]


def _name(function: Job) -> str:
    return f"{function.__module__}:{function.__qualname__}"


@contextmanager
def _seated(limits: Limits) -> Iterator[None]:
    if not _seats.acquire(timeout=limits.queue_seconds):
        raise SandboxError(Trouble.BUSY)
    try:
        yield
    finally:
        _seats.release()


def _as_json(limits: Limits) -> str:
    return json.dumps(asdict(limits))


def _raise_for(status: int) -> None:
    if status == -signal.SIGXCPU or status == -signal.SIGALRM:
        raise SandboxError(Trouble.TIME)
    if status != 0:
        raise SandboxError(Trouble.CRASHED)


def _unpack_answer(output: bytes, status: int) -> tuple[Facts, bytes]:
    _raise_for(status)
    try:
        return unpack(output)
    except ValueError:
        raise SandboxError(Trouble.CRASHED) from None


def _converse(arguments: list[str], message: bytes, limits: Limits) -> tuple[bytes, int]:
    """Start the child, feed it, listen until it is silent or a limit is passed; leave no process behind."""
    child = subprocess.Popen(
        [sys.executable, "-I", "-B", str(CHILD), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"LANG": "C.UTF-8"},
        cwd="/",
        start_new_session=True,
    )
    try:
        output = _feed_and_listen(child, message, limits)
        return output, child.wait(timeout=PARTING_SECONDS)
    except subprocess.TimeoutExpired:
        raise SandboxError(Trouble.TIME) from None
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        child.wait()


def _feed_and_listen(child: "subprocess.Popen[bytes]", message: bytes, limits: Limits) -> bytes:
    """Write and read in turns, so that neither side waits for the other. Raises on wall time and on a flood."""
    assert child.stdin is not None
    assert child.stdout is not None
    deadline = time.monotonic() + limits.wall_seconds
    unsent, heard, speaking = memoryview(message), bytearray(), True
    os.set_blocking(child.stdin.fileno(), False)
    with selectors.DefaultSelector() as pipes:
        pipes.register(child.stdin, selectors.EVENT_WRITE)
        pipes.register(child.stdout, selectors.EVENT_READ)
        while speaking:
            ready = [key.fileobj for key, _ in pipes.select(timeout=max(0.0, deadline - time.monotonic()))]
            if time.monotonic() >= deadline:
                raise SandboxError(Trouble.TIME)
            if child.stdin in ready:
                unsent = _send(child.stdin.fileno(), unsent)
                if not unsent:
                    pipes.unregister(child.stdin)
                    child.stdin.close()
            if child.stdout in ready:
                chunk = os.read(child.stdout.fileno(), MIB)
                speaking = bool(chunk)
                heard += chunk
            if len(heard) > limits.answer_bytes:
                raise SandboxError(Trouble.TOO_MUCH)
    return bytes(heard)


def _send(pipe: int, unsent: memoryview) -> memoryview:
    try:
        return unsent[os.write(pipe, unsent[: 64 * 1024]) :]
    except BrokenPipeError:
        return unsent[len(unsent) :]
