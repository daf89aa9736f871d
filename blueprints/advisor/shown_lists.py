"""An applicant's lists and proposals, and the programs that could be proposed, as the office reads them."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from flask import url_for

from blueprints.fit_words import criteria_words, gate_why
from blueprints.list_shown import list_sentence
from blueprints.program_words import service_name
from portal.programs.weighed import Weighed
from portal.queries.advisor_applicant import ApplicantFacts
from portal.queries.program_lists import Ground, KeptList, Proposal
from portal.shown import ShownDate, Status, shown_date
from portal.translating import gettext, ngettext

#: As many programs as one looks through before searching.
OFFERED = 25


class ListRow(NamedTuple):
    """One of the applicant's lists."""

    name: str
    url: str
    sentence: str
    solved: ShownDate
    comments: str


class ProposalRow(NamedTuple):
    """A program that was proposed, and what became of it."""

    program: str
    about: str
    reason: str
    said: str
    status: Status
    answer: str


class ListsShown(NamedTuple):
    """Everything that advisor/lists.html prints."""

    applicant: ApplicantFacts
    sentence: str
    lists: list[ListRow]
    proposals: list[ProposalRow]


class OfferRow(NamedTuple):
    """A program that could be proposed."""

    id: UUID
    name: str
    about: str
    fit: int
    why: str
    status: Status


def lists_shown(applicant: ApplicantFacts, kept: list[KeptList], proposed: list[Proposal], today: date) -> ListsShown:
    """The lists, and the programs the office proposed."""
    sentence = ngettext("%(name)s keeps one list", "%(name)s keeps %(num)s lists", len(kept), name=applicant.first_name)
    return ListsShown(
        applicant,
        sentence if kept else gettext("%(name)s keeps no list yet", name=applicant.first_name),
        [_list(each, today) for each in kept],
        [_proposal(each, today) for each in proposed],
    )


def offers(ground: Ground, words: str) -> list[OfferRow]:
    """The best fitting programs whose name, place or specialty has these words."""
    wanted = words.casefold().split()
    found = [each for each in ground.weighed if all(word in _text(each) for word in wanted)]
    return [_offer(each, ground) for each in found[:OFFERED]]


def _list(each: KeptList, today: date) -> ListRow:
    comments = ngettext("one comment", "%(num)s comments", each.comments) if each.comments else ""
    return ListRow(
        each.name,
        url_for("advisor.program_list", id=each.id),
        list_sentence(each.found),
        shown_date(each.solved_at.date(), today),
        comments,
    )


def _proposal(each: Proposal, today: date) -> ProposalRow:
    status = {
        "proposed": Status("empty", gettext("Not answered yet")),
        "accepted": Status("full", gettext("Taken"), "good"),
        "declined": Status("cross", gettext("Rather not")),
    }[each.status]
    at = each.answered_at or each.proposed_at
    said = gettext("%(advisor)s, %(when)s", advisor=each.advisor, when=shown_date(at.date(), today).distance)
    return ProposalRow(each.program, each.about, each.reason, said, status, each.answer)


def _offer(each: Weighed, ground: Ground) -> OfferRow:
    judgement = each.judgement
    if judgement.failed:
        status, why = Status("cross", gettext("A gate is shut"), "severe"), " ".join(map(gate_why, judgement.failed))
    elif judgement.to_ask:
        status = Status("diamond", gettext("Something to ask"), "caution")
        why = criteria_words(gate.criterion for gate in judgement.to_ask)
    else:
        status, why = Status("check", gettext("Meets all"), "good"), ""
    place = each.program.value("place")
    said = (place if isinstance(place, str) else "", each.specialty, service_name(each.program.service))
    about = ", ".join(part for part in said if part)
    return OfferRow(ground.ids[each.program.key], each.program.name, about, each.fit.points, why, status)


def _text(each: Weighed) -> str:
    place = each.program.value("place")
    return (
        f"{each.program.name} {place if isinstance(place, str) else ''} {each.specialty} {each.program.key}".casefold()
    )
