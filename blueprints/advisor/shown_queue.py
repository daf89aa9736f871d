"""The queue in words: a sentence for each person, since when, and the one thing to do."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import url_for

from blueprints.advisor.cohort_words import finding_words
from blueprints.words import count_word
from portal.clock import now
from portal.lifecycle import Status
from portal.queries.advisor_queue import RISK_DAYS, LetterNeed, NotStarted, Queue, Review, Who
from portal.shown import Status as Flag
from portal.shown import letter_status, shown_date, shown_moment
from portal.translating import gettext, ngettext


@dataclass(frozen=True)
class ShownNeed:
    """A line of the queue."""

    who: Who
    url: str
    sentence: str
    since: str
    flags: tuple[Any, ...]
    label: str
    action_url: str


@dataclass(frozen=True)
class ShownGroup:
    """A reason, and the people it is about."""

    key: str
    title: str
    words: str
    needs: tuple[ShownNeed, ...]
    empty: str


@dataclass(frozen=True)
class ShownCount:
    """A finding counted over the cohort, and the list of those whom it is about."""

    sentence: str
    url: str


@dataclass(frozen=True)
class ShownQueue:
    """The page."""

    title: str
    day: str
    groups: tuple[ShownGroup, ...]
    findings: tuple[ShownCount, ...]


def shown_queue(queue: Queue, day: date) -> ShownQueue:
    """The queue as its page says it."""
    title = (
        ngettext(
            "One person needs you today",
            "%(count)s people need you today",
            queue.people,
            count=count_word(queue.people),
        )
        if queue.people
        else gettext("Nobody waits for you today")
    )
    count = len(queue.reviews)
    groups = (
        ShownGroup(
            "risk",
            gettext("At risk"),
            ngettext(
                "One letter, due within %(days)s days",
                "%(num)s letters, due within %(days)s days",
                len(queue.at_risk),
                days=RISK_DAYS,
            )
            if queue.at_risk
            else "",
            tuple(_letter(need, day, at_risk=True) for need in queue.at_risk),
            gettext("No letter is at risk. A letter that is still out two weeks before its due date stands here."),
        ),
        ShownGroup(
            "review",
            gettext("To review"),
            ngettext(
                "One, since %(since)s",
                "%(num)s, the oldest since %(since)s",
                count,
                since=_moment(queue.reviews[0].since).words,
            )
            if queue.reviews
            else "",
            tuple(_review(review) for review in queue.reviews),
            gettext("Nothing waits for review. Choices that applicants propose, and packets they submit, stand here."),
        ),
        ShownGroup(
            "silent",
            gettext("Silent, hesitant or declined"),
            str(len(queue.silent)) if queue.silent else "",
            tuple(_letter(need, day, at_risk=False) for need in queue.silent),
            gettext("Every writer has answered. One who says nothing for two weeks stands here, and one who declines."),
        ),
        ShownGroup(
            "start",
            gettext("Not started"),
            gettext("%(count)s of %(all)s", count=len(queue.not_started), all=queue.applicants)
            if queue.not_started
            else "",
            tuple(_not_started(person) for person in queue.not_started),
            gettext("Everybody has begun to plan."),
        ),
    )
    return ShownQueue(title, shown_date(day, day).words, groups, _counts(queue.findings))


def _counts(findings: dict[str, int]) -> tuple[ShownCount, ...]:
    return tuple(
        ShownCount(finding_words(name, count), url_for("advisor.applicants", finding=name))
        for name, count in findings.items()
        if count
    )


def _letter(need: LetterNeed, day: date, *, at_risk: bool) -> ShownNeed:
    over = need.status in (Status.DECLINED, Status.HESITANT)
    url = (
        url_for("advisor.suggest", id=need.who.applicant_id) if over else url_for("advisor.letter", id=need.request_id)
    )
    return ShownNeed(
        need.who,
        url_for("advisor.applicant", id=need.who.applicant_id),
        _letter_sentence(need, day),
        _moment(need.status_at).words if over else _reminded(need.reminders),
        (_flag(need, day, at_risk=at_risk),),
        gettext("Suggest a writer") if over else gettext("Open letter"),
        url,
    )


def _flag(need: LetterNeed, day: date, *, at_risk: bool) -> Flag:
    """At risk: when it is due; else the state."""
    if at_risk and need.due_on:
        due = shown_date(need.due_on, day)
        words = gettext("Due %(day)s, %(distance)s", day=due.words, distance=due.distance)
        return Flag("triangle", words, "severe")
    return letter_status(need.status, attention="silent" if need.status in (Status.SENT, Status.SEEN) else None)


def _reminded(reminders: int) -> str:
    if not reminders:
        return gettext("No reminder sent yet")
    return ngettext("One reminder sent", "%(num)s reminders sent", reminders)


def _letter_sentence(need: LetterNeed, day: date) -> str:
    writer = need.writer
    if need.proposed_due_on:
        return gettext(
            "%(writer)s asks for %(day)s instead.", writer=writer, day=shown_date(need.proposed_due_on, day).words
        )
    match need.status:
        case Status.DECLINED:
            return (
                gettext("%(writer)s declined: “%(reason)s”", writer=writer, reason=need.reason)
                if need.reason
                else gettext("%(writer)s declined.", writer=writer)
            )
        case Status.HESITANT:
            return gettext("%(writer)s hesitated. Another writer is safer.", writer=writer)
        case Status.SEEN if need.promised_at:
            return gettext("%(writer)s promised it, and it is not uploaded yet.", writer=writer)
        case Status.SEEN:
            return gettext(
                "%(writer)s saw the packet %(when)s, and has not answered since.",
                writer=writer,
                when=_moment(need.seen_at or need.status_at).words,
            )
        case Status.SENT:
            return gettext("%(writer)s has not opened the packet yet.", writer=writer)
        case Status.AGREED:
            return gettext("%(writer)s agreed; the packet has not gone out.", writer=writer)
        case Status.ASKED:
            return gettext("%(writer)s was asked, and no answer is recorded.", writer=writer)
    return gettext("%(writer)s has not been asked yet.", writer=writer)


def _review(review: Review) -> ShownNeed:
    is_packet = review.request_id is not None
    if is_packet:
        sentence = gettext("Packet for %(writer)s, version %(version)s.", writer=review.writer, version=review.version)
    elif review.about:
        sentence = gettext("Proposes %(writer)s, %(about)s.", writer=review.writer, about=review.about)
    else:
        sentence = gettext("Proposes %(writer)s.", writer=review.writer)
    return ShownNeed(
        review.who,
        url_for("advisor.applicant", id=review.who.applicant_id),
        sentence,
        gettext("Since %(when)s", when=_moment(review.since).words),
        (),
        gettext("Review packet") if is_packet else gettext("Review choice"),
        url_for("advisor.packet", id=review.request_id)
        if is_packet
        else url_for("advisor.choice", id=review.choice_id),
    )


def _not_started(person: NotStarted) -> ShownNeed:
    if person.invited_at is None:
        sentence, since = gettext("Not invited yet."), ""
    elif person.joined_at is None:
        sentence, since = (
            gettext("Invited, and has not signed in."),
            gettext("Invited %(when)s", when=_moment(person.invited_at).words),
        )
    else:
        sentence = gettext("Signed in. No rotation, no writer, no program.")
        since = gettext("First signed in %(when)s", when=_moment(person.joined_at).words)
    return ShownNeed(
        person.who,
        url_for("advisor.applicant", id=person.who.applicant_id),
        sentence,
        since,
        (),
        gettext("Open"),
        url_for("advisor.applicant", id=person.who.applicant_id),
    )


def _moment(at: datetime) -> Any:
    return shown_moment(at, now())
