"""The best list, solved in a process of its own.

A web process that loaded HiGHS and numpy would keep 30 MB of them for a page that is opened a few times a season, so a
child solves, answers and ends. It is the same function: `optimise.best_list`.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from portal.programs.as_json import answer_from_json, fees_as_json, limits_as_json
from portal.programs.best import BestList, Impossible
from portal.programs.fees import FeeTable
from portal.programs.limits import BadLimits, Candidate, Limits
from portal.sandbox import Limits as SandboxLimits
from portal.sandbox import SandboxError, Trouble, run

SOLVER: Final = "portal.programs.solver:solve_list"

#: 1,000 programs need 0.4 s; a list that is not solved by then would keep a person waiting for nothing.
SECONDS: Final = 20


class Unsolved(Exception):
    """No answer came in time. Its text says what to do."""


def best_list_apart(
    candidates: Iterable[Candidate], limits: Limits, fees: Mapping[str, FeeTable]
) -> BestList | Impossible:
    """`optimise.best_list` in a child process. Raises BadLimits with its sentence, and Unsolved."""
    asked = {
        "candidates": [list(candidate) for candidate in candidates],
        "limits": limits_as_json(limits),
        "fees": {service: fees_as_json(table) for service, table in fees.items()},
    }
    try:
        answer = run(
            SOLVER,
            json.dumps(asked).encode(),
            limits=SandboxLimits(cpu_seconds=SECONDS, wall_seconds=SECONDS, queue_seconds=SECONDS),
        )
    except SandboxError as error:
        if error.trouble is Trouble.BUSY:
            raise Unsolved("Other lists are being solved just now. Try again in a minute.") from None
        raise Unsolved(
            "The list could not be solved in time. Set fewer limits, or exclude programs, and try again."
        ) from error
    if "refused" in answer.facts:
        raise BadLimits(answer.facts["refused"])
    return answer_from_json(json.loads(answer.data))
