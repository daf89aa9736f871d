"""The file check's speed and what it takes of the machine: `python -m bench.letterfile`.

Prints, for ordinary and hostile files, how long one check takes and the most memory that its children really used
(VmHWM, sampled from /proc), then checks per second with one and with two at a time. `--json` prints one line a measure.
"""

import argparse
import json
import os
import statistics
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from portal.letterfile import check
from portal.sandbox import CHILD
from tests.unit.letterfile import corpus_hostile as hostile
from tests.unit.letterfile.letters import letter, scanned
from tests.unit.letterfile.raw_pdf import deflated, drawing

SECONDS_GOAL = 10.0
MEGABYTES_GOAL = 300.0
SAMPLE_EVERY = 0.005  # seconds
ROUNDS = 20

FILES: dict[str, Callable[[], bytes]] = {
    "letter of one page": letter,
    "letter of eight pages": lambda: letter(words=4_000),
    "scan, 150 dpi": lambda: scanned(letter()),
    "scan, 600 dpi": lambda: scanned(letter(), dpi=600),
    "picture of 36 million points": lambda: drawing(
        b"I",
        b"/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width 6000/Height 6000/Filter/FlateDecode",
        deflated(b"\0" * 10, 10_800_000),
    ),
    "7,000 pages": lambda: hostile.crowd(7_000),
    "60,000 objects": hostile.crowd_of_objects,
    "page of 200 MB": hostile.bomb(b" " * 10, 20_000_000),
    "bomb in bombs": hostile.nested_bomb,
    "bomb of mixed filters": hostile.mixed_filters,
    "forms within forms": hostile.laughing_forms,
    "endless tiles": hostile.endless_tiles,
    "page tree that begins again": hostile.page_tree_loop,
}


class Children:
    """Watches this process's children and remembers the most memory that any of them used, in megabytes."""

    def __init__(self) -> None:
        self.most = 0.0
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Children":
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._over.wait(SAMPLE_EVERY):
            for thread in Path(f"/proc/{os.getpid()}/task").iterdir():
                for child in _read(thread / "children").split():
                    self.most = max(self.most, peak_of(child))


def peak_of(process: str) -> float:
    """The most memory a child has used so far, in megabytes; 0 once it is gone, and until it is itself: before a
    child runs its own program it shares the memory of this one."""
    if CHILD.name not in _read(Path(f"/proc/{process}/cmdline")):
        return 0.0
    lines = _read(Path(f"/proc/{process}/status")).splitlines()
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM")), 0.0)


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""


def per_second(data: bytes, at_once: int) -> float:
    """Checks a second with so many at a time."""
    with ThreadPoolExecutor(at_once) as pool:
        started = time.perf_counter()
        list(pool.map(lambda _: check(data, "letter.pdf"), range(ROUNDS)))
        return ROUNDS / (time.perf_counter() - started)


def one(data: bytes) -> tuple[float, float, str]:
    """Seconds and megabytes of one check, and its verdict with the reasons."""
    with Children() as children:
        report = check(data, "letter.pdf")
    return report.seconds, children.most, " ".join([str(report.verdict), *(reason.code for reason in report.reasons)])


def measures() -> list[dict[str, object]]:
    """Every measure in the form of `bench/results.json`."""
    found: list[dict[str, object]] = []

    def note(measure: str, value: float, unit: str, goal: float | None = None, said: str = "") -> None:
        met = None if goal is None else value <= goal
        found.append(
            {"measure": measure, "value": round(value, 2), "unit": unit, "goal": goal, "met": met, "said": said}
        )

    for name, make in FILES.items():
        seconds, megabytes, said = one(make())
        note(f"file check, {name}", seconds, "s", SECONDS_GOAL, said)
        note(f"file check, {name}, most memory of a child", megabytes, "MB", MEGABYTES_GOAL)
    note("file check, median of a letter", statistics.median(one(letter())[0] for _ in range(ROUNDS)), "s")
    for at_once in (1, 2):
        note(f"file checks, {at_once} at a time", per_second(letter(), at_once), "1/s")
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    for measure in measures():
        if as_json:
            print(json.dumps(measure))
        else:
            verdict = {None: "", True: "met", False: "MISSED"}[measure["met"]]
            print(f"{measure['measure']:<62} {measure['value']:>9} {measure['unit']:<4} {verdict:<7} {measure['said']}")


if __name__ == "__main__":
    main()
