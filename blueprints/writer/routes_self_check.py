"""The self-check of a draft: read in memory, answered to its writer alone, and forgotten."""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints.pages import is_partial, page
from blueprints.writer import area
from blueprints.writer.forms import DraftForm
from blueprints.writer.self_check_shown import SelfCheckShown, self_check_shown
from portal.area import by_link
from portal.guidance.letter import check_letter
from portal.letterfile import Busy, Unreadable, read_draft
from portal.queries.advice import texts
from portal.queries.writer_letter import letter_held, writer_letter
from portal.rate_limits import limiter
from portal.translating import gettext


@area.route("/letters/<uuid:id>/self-check", methods=["GET", "POST"])
@by_link
@limiter.limit("40 per 10 minutes", methods=["POST"])
def self_check(id: UUID) -> ResponseReturnValue:
    """What readers look for in a letter, and whether the draft has it. Never a score."""
    letter_held(id)
    letter, form = writer_letter(id), DraftForm()
    checked = _checked(form, letter.applicant_name) if form.validate_on_submit() else None
    if is_partial():
        return render_template("writer/self_check_answer.html", checked=checked, form=form)
    return page("writer/self_check.html", form=form, letter=letter, checked=checked)


def _checked(form: DraftForm, applicant: str) -> SelfCheckShown | None:
    """The answer; None, with a sentence at the field, where no words could be read."""
    words = _words(form)
    return self_check_shown(check_letter(words, applicant, texts=texts())) if words else None


def _words(form: DraftForm) -> str:
    given = form.draft.data
    if not given:
        words = (form.words.data or "").strip()
        if not words:
            form.words.errors = [gettext("Paste your draft here, or choose its file.")]
        return words
    try:
        return read_draft(given.read(), given.filename or "")
    except Unreadable as unreadable:
        form.draft.errors = [unreadable.sentence.said(gettext)]
    except Busy:
        form.draft.errors = [gettext("Many files are being checked right now. Try again in a minute.")]
    return ""
