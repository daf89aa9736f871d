"""How programs fit: three groups, and one program in full."""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.program_fit import program_fit_shown
from blueprints.applicant.programs_fit import filters_of, fit_shown
from blueprints.pages import page
from portal.queries.applicant_frame import frame
from portal.queries.program_lists import ground


@area.get("/programs/fit")
def programs_fit() -> ResponseReturnValue:
    """What meets, what is to ask, what a gate shuts out: nothing is left out."""
    number = request.args.get("page", 1, type=int)
    return page("applicant/programs_fit.html", shown=fit_shown(ground(frame()), filters_of(request.args), number))


@area.get("/programs/fit/<uuid:id>")
def programs_fit_one(id: UUID) -> ResponseReturnValue:
    """Every gate with the values compared, the fit part by part, every fact with its source."""
    who = frame()
    return page("applicant/program_fit.html", shown=program_fit_shown(ground(who), id), targets=who.targets)
