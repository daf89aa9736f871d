"""The guide as the office adjusts it: numbers, and the words of findings."""

from dataclasses import asdict

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.advisor.forms_guide import NumbersForm, WordsForm
from blueprints.advisor.guide_words import A_NUMBER, NUMBERS, SAMPLES, findings_to_word
from blueprints.pages import page, put_beside_field
from blueprints.words import shown_finding
from portal.errors import NotThere, Wrong
from portal.guidance import DEFAULT_ADVICE, DEFAULTS, Finding, catalogue_for
from portal.guidance.catalogue import placeholders
from portal.guidance.knowledge import Reader
from portal.queries.advice import own_words, settings_of
from portal.queries.find import find_office
from portal.queries.office_settings import WORDS, office_settings
from portal.shown.words import gettext as translated
from portal.translating import gettext
from portal.usecases import guidance


@area.route("/office/guide", methods=["GET", "POST"])
def office_guide() -> ResponseReturnValue:
    """The numbers that the guide's rules compare with, and the findings to put into one's own words."""
    settings = office_settings()
    form = NumbersForm(data=asdict(settings_of(settings)))
    if form.validate_on_submit():
        try:
            guidance.set_numbers(find_office(g.actor.office_id), form.told())
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            flash(gettext("Kept. Every finding follows these numbers from now on."))
            return redirect(url_for(".office_guide"))
    own = own_words(settings[WORDS])
    findings = [(about, [(code, _(code), code in own) for code in codes]) for about, codes in findings_to_word()]
    return page("advisor/guide.html", form=form, numbers=NUMBERS, defaults=asdict(DEFAULTS), findings=findings)


@area.route("/office/guide/<code>", methods=["GET", "POST"])
def office_guide_words(code: str) -> ResponseReturnValue:
    """One finding in the office's own words, with a preview."""
    if not any(code in codes for _about, codes in findings_to_word()):
        raise NotThere
    own = own_words(office_settings()[WORDS]).get(code, {})
    form = WordsForm(data=own)
    preview = _preview(code, own)
    if form.validate_on_submit():
        try:
            if request.form.get("act") == "preview":
                guidance.check_words(code, form.told())
                preview = _preview(code, {part: text for part, text in form.told().items() if text.strip()})
            else:
                guidance.word_finding(find_office(g.actor.office_id), code, form.told())
                flash(gettext("Kept. Your applicants read it so from now on."))
                return redirect(url_for(".office_guide_words", code=code))
        except Wrong as wrong:
            put_beside_field(form, wrong)
    ours = DEFAULT_ADVICE[code]
    return page(
        "advisor/guide_words.html",
        form=form,
        code=code,
        title=_(code),
        ours={part: translated(getattr(ours, part)) for part in guidance.WORDED_PARTS},
        places=sorted(placeholders(ours)),
        preview=shown_finding(preview, Reader.ADVISOR),
    )


def _(code: str) -> str:
    """The finding's own sentence, with samples in its places."""
    return _preview(code, {}).title


def _preview(code: str, own: dict[str, str]) -> Finding:
    texts = catalogue_for({code: own}, gettext=translated)
    facts = {name: SAMPLES.get(name, A_NUMBER) for name in (*placeholders(texts.advice[code]), "writer")}
    return texts.finding(code, **facts)
