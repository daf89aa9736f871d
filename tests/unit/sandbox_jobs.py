"""Jobs that misbehave, each in one way, for the sandbox's tests."""

import os
import signal
import socket
import sys
import time
from pathlib import Path

from portal.sandbox import Facts, job


@job
def reverse(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    return {"bytes": len(data), **facts}, data[::-1]


@job
def talk(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    print("chatter")
    os.write(1, b"more chatter")
    sys.stderr.write("and more")
    return {}, b"answer"


@job
def devour_memory(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    return {}, bytes(2_000_000_000)


@job
def spin(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    while True:
        pass


@job
def sleep(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    time.sleep(60)
    return {}, b""


@job
def crash(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    os.kill(os.getpid(), signal.SIGSEGV)
    return {}, b""


@job
def flood(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    return {}, bytes(5_000_000)


@job
def quote_the_file(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    raise LookupError(data.decode())


@job
def open_a_file(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    return {"text": Path(facts["path"]).read_text()}, b""


@job
def open_a_socket(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    socket.socket()
    return {}, b""


@job
def read_the_environment(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    return {"environment": sorted(os.environ)}, b""


def unmarked(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    return {}, b""
