"""The letters of each program: suggested, accepted with one click, changed by hand."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField

from blueprints.applicant import area
from blueprints.applicant.program_letters import accepted, letters_shown, one_program_shown
from blueprints.pages import page, put_beside_field
from portal.errors import Wrong
from portal.models import Application
from portal.queries.applicant_frame import frame
from portal.queries.find import find
from portal.queries.program_letters import letters_for_programs
from portal.translating import gettext, ngettext
from portal.usecases import programs


class LettersForm(FlaskForm):
    """Boxes of letters stand in the page; this is the one that a letter which never comes off again needs."""

    understood = BooleanField(lazy_gettext("I know that these letters can never be taken off or exchanged"))


@area.get("/programs/letters")
def program_letters() -> ResponseReturnValue:
    """All programs of the list with the letters that suit each, and what is missing."""
    return page("applicant/program_letters.html", shown=letters_shown(letters_for_programs(frame())))


@area.route("/programs/<uuid:id>/letters", methods=["GET", "POST"])
def program_letters_one(id: UUID) -> ResponseReturnValue:
    """One program: accept the suggestion, or choose by hand."""
    application = find(Application, id)
    everything = letters_for_programs(frame())
    one = everything.program(id)
    form = LettersForm()
    if form.validate_on_submit():
        chosen = frozenset(request.form.getlist("letter")) & (set(everything.letters) | one.now.assigned)
        after = accepted(one) if request.form.get("act") == "accept" else chosen
        try:
            changed = programs.assign_set(
                application, one.now, after, everything.letters, one.rules, understood=bool(form.understood.data)
            )
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            flash(_done(changed))
            return redirect(url_for("applicant.program_letters_one", id=id), 303)
    return page("applicant/program_letters_one.html", form=form, shown=one_program_shown(one, everything))


def _done(changed: int) -> str:
    if not changed:
        return gettext("Nothing changed.")
    return ngettext(
        "One letter is changed here. Do the same in the service.",
        "%(num)s letters are changed here. Do the same in the service.",
        changed,
    )
