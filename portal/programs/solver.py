"""The solver's own process: candidates, limits and fees in, a list out.

Imported by the child alone (`solving.py`): HiGHS and numpy stay out of the web's and the worker's memory.
"""

import json

from portal.programs.as_json import answer_as_json, candidate_from_json, fees_from_json, limits_from_json
from portal.programs.fees import BadFees
from portal.programs.limits import BadLimits
from portal.programs.optimise import best_list
from portal.sandbox import Facts, job


@job
def solve_list(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """Solve what `solving.best_list_apart` asked; input that makes no sense comes back as its sentence."""
    asked = json.loads(data)
    try:
        answer = best_list(
            map(candidate_from_json, asked["candidates"]),
            limits_from_json(asked["limits"]),
            {service: fees_from_json(table) for service, table in asked["fees"].items()},
        )
    except (BadLimits, BadFees) as why:
        return {"refused": str(why)}, b""
    return {}, json.dumps(answer_as_json(answer)).encode()
