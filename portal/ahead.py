"""One step ahead: while something is worked on, the next is made ready."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")


def a_step_ahead(steps: Iterable[Sequence[Item]]) -> Iterator[Sequence[Item]]:
    """The same steps, each made ready in a thread while the one before is worked on.

    Worth its thread where one side waits for PostgreSQL, and the other works meanwhile. Whoever stops early waits for the step that
    is being made; what making one raises is raised where it would have been taken.
    """
    coming = iter(steps)
    with ThreadPoolExecutor(1, "ahead") as maker:
        ready = maker.submit(next, coming, None)
        while (step := ready.result()) is not None:
            ready = maker.submit(next, coming, None)
            yield step
