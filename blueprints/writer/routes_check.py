"""The file check and the self-check. What comes in is read in memory, answered in the same breath, and forgotten."""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints.pages import is_partial
from blueprints.writer import area
from blueprints.writer.check_shown import (
    MOST_TO_GIVE_BACK,
    CheckShown,
    RepairedShown,
    as_address,
    check_shown,
)
from blueprints.writer.forms import CheckForm
from blueprints.writer.letter_page import letter_page
from portal import letterfile
from portal.area import by_link
from portal.letterfile import Busy, Limits, Report
from portal.queries.writer_letter import WriterLetter, letter_held, writer_letter
from portal.rate_limits import limiter
from portal.translating import gettext

MOST_PICTURES = 3


@area.post("/letters/<uuid:id>/check")
@by_link
@limiter.limit("40 per 10 minutes")
def check(id: UUID) -> ResponseReturnValue:
    """Check a file against what the service would refuse."""
    letter_held(id, designee=True)
    letter, form = writer_letter(id), CheckForm()
    checked = _checked(form, letter) if form.validate_on_submit() else None
    if is_partial():
        return render_template("writer/check_answer.html", checked=checked, form=form)
    return letter_page(letter, check=form, checked=checked)


def _checked(form: CheckForm, letter: WriterLetter) -> CheckShown | None:
    """The answer; None, with a sentence at the field, where there is no file or no seat."""
    given = form.letter.data
    if not given:
        form.letter.errors = [gettext("Choose the letter as a PDF first.")]
        return None
    data, name = given.read(), given.filename or ""
    limits = letterfile.limits_of(letter.rules)
    try:
        report = letterfile.check(data, name, applicant=letter.applicant_name, aamc_id=letter.aamc_id, limits=limits)
        return check_shown(
            report, name, letterfile.thumbnails(data, at_most=MOST_PICTURES), _repaired(report, data, name, limits)
        )
    except Busy:
        form.letter.errors = [gettext("Many files are being checked right now. Try again in a minute.")]
        return None


def _repaired(report: Report, data: bytes, name: str, limits: Limits) -> RepairedShown | None:
    """A copy put right, given back at once; None where nothing can be repaired."""
    if not report.repairs or len(data) > MOST_TO_GIVE_BACK:
        return None
    mended = letterfile.repair(data, name, what=report.repairs, limits=limits)
    if mended.refused or not mended.done:
        return None
    called = gettext("%(name)s, repaired.pdf", name=name.rpartition(".")[0] or name)
    done = [sentence.said(gettext) for sentence in mended.sentences]
    return RepairedShown(as_address("application/pdf", mended.data), called, done)
