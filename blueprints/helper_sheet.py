"""The helper document on a page: as text, with the verdict of the real typesetting."""

from datetime import date
from typing import NamedTuple

from portal.documents.from_facts import helper_of
from portal.documents.helper import HelperFacts, HelperWords, foot, helper_preview, standing
from portal.models import LetterRequest, Packet
from portal.shown import shown_date
from portal.shown.words import language
from portal.translating import gettext
from portal.usecases.packets import facts_for


class SheetShown(NamedTuple):
    """The helper document as the page shows it, and how it fits on its one page."""

    name: str
    lang: str
    about: str
    aim: str
    bullets: list[str]
    aspects: str
    foot: str
    fit: str
    fits: bool


def helper_facts(packet: Packet, request: LetterRequest, today: date) -> HelperFacts:
    """The helper document as it would be published now."""
    due = shown_date(request.due_on, today).words if request.due_on else ""
    return helper_of(facts_for(packet, request), due=due, language=language(), words=_words())


def sheet_shown(facts: HelperFacts) -> SheetShown:
    """The page as text, and the verdict of the real typesetting."""
    fit = helper_preview(facts).fit
    return SheetShown(
        name=f"{facts.applicant} {facts.own_name}".strip(),
        lang=facts.name_language,
        about=standing(facts),
        aim=facts.aim or gettext("What you apply for stands here."),
        bullets=[bullet for bullet in facts.bullets if bullet.strip()],
        aspects=facts.aspects,
        foot=foot(facts),
        fit=_fit(fit.cut, fit.scale, fit.left_out),
        fits=not fit.cut and not fit.left_out,
    )


def _fit(cut: tuple[int, ...], scale: float, left_out: str) -> str:
    if cut:
        return gettext(
            "It does not fit on one page: number %(cut)s is left out. Shorten the longest.",
            cut=", ".join(map(str, cut)),
        )
    if left_out:
        return gettext("These characters cannot be printed and are left out: %(characters)s", characters=left_out)
    if scale < 1:
        return gettext("It fits on one page, in type of %(percent)s per cent.", percent=round(scale * 100))
    return gettext("It fits on one page.")


def _words() -> HelperWords:
    """The document's own words in the reader's language."""
    return HelperWords(
        apply_for=gettext("I apply for"),
        you_saw=gettext("What you saw, and I would be grateful if you mentioned"),
        speak_to=gettext("If you can, please speak to"),
    )
