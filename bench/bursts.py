"""Bursts of requests over kept-alive connections, in turns: product, floor, floor, product.

Both meet the same noise of the machine, so each round gives a ratio of its own, and their median counts.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from statistics import median, quantiles
from typing import Any, NamedTuple

CONNECTIONS = 4


class Burst(NamedTuple):
    """What a burst took: seconds for each request, processor seconds, seconds altogether and bytes received."""

    latencies: list[float]
    cpu: float
    seconds: float
    bytes: int

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.latencies) / self.seconds


class Side(NamedTuple):
    """One of the two that take turns: where it answers, what it is asked, and what it has used so far."""

    port: int
    requests: Sequence[bytes]
    cpu: Callable[[], float]


class Compared(NamedTuple):
    """Medians over the rounds. `ratio` is product to floor in requests a second, `cpu_ratio` in processor time a request."""

    rate: float
    ratio: float
    cpu: float
    cpu_ratio: float
    p50: float
    p95: float
    p95_ratio: float
    bytes: float


def asking(path: str, cookie: str = "") -> bytes:
    """A GET as it goes over the wire."""
    signed_in = f"Cookie: commend={cookie}\r\n" if cookie else ""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{signed_in}\r\n".encode()


def compare(product: Side, floor: Side, rounds: int, seconds: float) -> Compared:
    """So many rounds of four bursts of so many seconds, after one burst of each that does not count."""
    burst(product, seconds / 2)
    burst(floor, seconds / 2)
    turns = [tuple(burst(side, seconds) for side in (product, floor, floor, product)) for _ in range(rounds)]
    ours = [together(a, d) for a, _, _, d in turns]
    theirs = [together(b, c) for _, b, c, _ in turns]
    pairs = list(zip(ours, theirs, strict=True))
    return Compared(
        rate=median(our.rate for our in ours),
        ratio=median(our.rate / their.rate for our, their in pairs),
        cpu=median(_each(our) for our in ours),
        cpu_ratio=median(_each(our) / max(_each(their), 1e-6) for our, their in pairs),
        p50=median(median(our.latencies) for our in ours),
        p95=median(p95(our) for our in ours),
        p95_ratio=median(p95(our) / p95(their) for our, their in pairs),
        bytes=median(our.bytes / len(our.latencies) for our in ours),
    )


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    """A connection that is kept alive."""
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        yield line


def answer_of(line: Any, request: bytes) -> bytes:
    """The head of the answer, once all of it has come."""
    line.sendall(request)
    return _answer(line)[0]


def p95(of: Burst) -> float:
    """Seconds that 19 requests of 20 do not exceed."""
    return quantiles(of.latencies, n=20)[-1] if len(of.latencies) > 1 else of.latencies[0]


def together(*bursts: Burst) -> Burst:
    """Several bursts as one."""
    latencies, cpu, seconds, received = zip(*bursts, strict=True)
    return Burst([one for some in latencies for one in some], sum(cpu), sum(seconds), sum(received))


def burst(side: Side, seconds: float) -> Burst:
    """Ask for so long over four connections, and at least once over each; every address in its turn.

    Raises RuntimeError at an answer that is not 200 and at a connection that breaks.
    """
    turn = count()
    latencies: list[float] = []
    received: list[int] = []
    wrong: list[str] = []

    def ask() -> None:
        with connected(side.port) as line:
            until = time.perf_counter() + seconds
            while not wrong:
                request = side.requests[next(turn) % len(side.requests)]
                began = time.perf_counter()
                line.sendall(request)
                head, body = _answer(line)
                latencies.append(time.perf_counter() - began)
                received.append(body)
                if b" 200 " not in head[:13]:
                    wrong.append(f"{request.split()[1].decode()}: {head[:60]!r}")
                if time.perf_counter() >= until:
                    return

    def ask_or_say_why_not() -> None:
        try:
            ask()
        except (OSError, RuntimeError) as broken:
            wrong.append(str(broken))

    used, began = side.cpu(), time.perf_counter()
    askers = [threading.Thread(target=ask_or_say_why_not) for _ in range(CONNECTIONS)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    took = time.perf_counter() - began
    if wrong:
        raise RuntimeError(wrong[0])
    return Burst(latencies, side.cpu() - used, took, sum(received))


def _each(of: Burst) -> float:
    return of.cpu / len(of.latencies)


def _answer(line: socket.socket) -> tuple[bytes, int]:
    """The head of an answer, and how many bytes its body had."""
    got = b""
    while (end := got.find(b"\r\n\r\n")) < 0:
        got += _received(line)
    head, length = got[:end], _length(got[:end])
    there = len(got) - end - 4
    while there < length:
        there += len(_received(line))
    return head, length


def _received(line: socket.socket) -> bytes:
    piece = line.recv(262144)
    if not piece:
        raise RuntimeError("the connection was closed in the middle of an answer")
    return piece


def _length(head: bytes) -> int:
    lengths: Iterator[bytes] = (
        line.partition(b":")[2] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
    )
    return int(next(lengths))
