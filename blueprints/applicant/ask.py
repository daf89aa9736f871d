"""What the ask page says: whom to ask now, who has not answered, who answered how."""

from typing import NamedTuple

from blueprints.applicant.letters_shown import LetterLine, letter_line
from blueprints.words import number_word
from portal.lifecycle import Status
from portal.queries.advice import settings_of
from portal.queries.applicant_frame import frame
from portal.queries.applicant_letters import PlannedLetter, planned_letters
from portal.queries.applicant_steps import ask_on
from portal.shown import ShownDate, shown_date
from portal.translating import gettext, ngettext


class ToAsk(NamedTuple):
    """A letter that is approved and not asked for."""

    line: LetterLine
    id: object
    place: str
    ask_on: ShownDate


class AskShown(NamedTuple):
    """Everything that applicant/ask.html prints."""

    sentence: str
    to_ask: list[ToAsk]
    waiting: list[ToAsk]
    proposed: int


def ask_shown() -> AskShown:
    """Two queries."""
    who, letters = frame(), planned_letters()

    def shown(letter: PlannedLetter) -> ToAsk:
        on = ask_on(letter, who.today, settings_of(who.settings))
        return ToAsk(
            letter_line(letter, who), letter.request_id, letter.place or "", shown_date(max(on, who.today), who.today)
        )

    to_ask = sorted((shown(one) for one in letters if one.status == Status.APPROVED), key=lambda one: one.ask_on.iso)
    waiting = [shown(one) for one in letters if one.status in (Status.ASKED, Status.HESITANT)]
    return AskShown(_sentence(to_ask, waiting), to_ask, waiting, sum(one.status == Status.PROPOSED for one in letters))


def _sentence(to_ask: list[ToAsk], waiting: list[ToAsk]) -> str:
    if to_ask:
        return ngettext("One writer to ask", "%(many)s writers to ask", len(to_ask), many=number_word(len(to_ask)))
    if waiting:
        return ngettext("One answer is open", "%(many)s answers are open", len(waiting), many=number_word(len(waiting)))
    return gettext("Nobody is waiting to be asked")
