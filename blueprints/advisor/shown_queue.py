"""The queue in words: a sentence for each person, since when, and the one thing to do."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from flask import url_for

from blueprints.advisor.cohort_words import finding_words
from blueprints.words import count_word
from portal.clock import now
from portal.lifecycle import Status
from portal.queries.advisor_queue import RISK_DAYS, LetterNeed, NotStarted, Queue, Review, Who
from portal.shown import Status as Flag
from portal.shown import letter_status, shown_date, shown_moment
from portal.translating import gettext, ngettext

_ANY = UUID(int=0)


class ShownNeed(NamedTuple):
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
    count, lines = len(queue.reviews), _Lines(day)
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
            tuple(lines.letter(need, at_risk=True) for need in queue.at_risk),
            gettext("No letter is at risk. A letter that is still out two weeks before its due date stands here."),
        ),
        ShownGroup(
            "review",
            gettext("To review"),
            ngettext(
                "One, since %(since)s",
                "%(num)s, the oldest since %(since)s",
                count,
                since=lines.moment(queue.reviews[0].since),
            )
            if queue.reviews
            else "",
            tuple(lines.review(review) for review in queue.reviews),
            gettext("Nothing waits for review. Choices that applicants propose, and packets they submit, stand here."),
        ),
        ShownGroup(
            "silent",
            gettext("Silent, hesitant or declined"),
            str(len(queue.silent)) if queue.silent else "",
            tuple(lines.letter(need, at_risk=False) for need in queue.silent),
            gettext("Every writer has answered. One who says nothing for two weeks stands here, and one who declines."),
        ),
        ShownGroup(
            "start",
            gettext("Not started"),
            gettext("%(count)s of %(all)s", count=len(queue.not_started), all=queue.applicants)
            if queue.not_started
            else "",
            tuple(lines.not_started(person) for person in queue.not_started),
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


class _Lines:
    """Makes the lines of a page. What they share, such as the addresses but for the ids, is made once: there may be 150."""

    def __init__(self, day: date) -> None:
        self.day, self.now = day, now()
        self.applicant, self.letter_page, self.suggest = (
            _address("advisor.applicant"),
            _address("advisor.letter"),
            _address("advisor.suggest"),
        )
        self.packet, self.choice = _address("advisor.packet"), _address("advisor.choice")
        self.suggest_label, self.letter_label = gettext("Suggest a writer"), gettext("Open letter")

    def letter(self, need: LetterNeed, *, at_risk: bool) -> ShownNeed:
        """A letter that is at risk, or whose writer is silent, hesitates or has declined."""
        over = need.status in (Status.DECLINED, Status.HESITANT)
        return ShownNeed(
            need.who,
            self.applicant.format(need.who.applicant_id),
            self._sentence(need),
            self.moment(need.status_at) if over else _reminded(need.reminders),
            (self._flag(need, at_risk=at_risk),),
            self.suggest_label if over else self.letter_label,
            self.suggest.format(need.who.applicant_id) if over else self.letter_page.format(need.request_id),
        )

    def review(self, review: Review) -> ShownNeed:
        """A choice or a packet that waits for the office."""
        is_packet = review.request_id is not None
        if is_packet:
            sentence = gettext(
                "Packet for %(writer)s, version %(version)s.", writer=review.writer, version=review.version
            )
        elif review.about:
            sentence = gettext("Proposes %(writer)s, %(about)s.", writer=review.writer, about=review.about)
        else:
            sentence = gettext("Proposes %(writer)s.", writer=review.writer)
        return ShownNeed(
            review.who,
            self.applicant.format(review.who.applicant_id),
            sentence,
            gettext("Since %(when)s", when=self.moment(review.since)),
            (),
            gettext("Review packet") if is_packet else gettext("Review choice"),
            self.packet.format(review.request_id) if is_packet else self.choice.format(review.choice_id),
        )

    def not_started(self, person: NotStarted) -> ShownNeed:
        """An applicant with no plan yet."""
        if person.invited_at is None:
            sentence, since = gettext("Not invited yet."), ""
        elif person.joined_at is None:
            sentence = gettext("Invited, and has not signed in.")
            since = gettext("Invited %(when)s", when=self.moment(person.invited_at))
        else:
            sentence = gettext("Signed in. No rotation, no writer, no program.")
            since = gettext("First signed in %(when)s", when=self.moment(person.joined_at))
        address = self.applicant.format(person.who.applicant_id)
        return ShownNeed(person.who, address, sentence, since, (), gettext("Open"), address)

    def moment(self, at: datetime) -> str:
        """A day or an hour in words."""
        return shown_moment(at, self.now).words

    def _flag(self, need: LetterNeed, *, at_risk: bool) -> Flag:
        """At risk: when it is due; else the state."""
        if at_risk and need.due_on:
            due = shown_date(need.due_on, self.day)
            words = gettext("Due %(day)s, %(distance)s", day=due.words, distance=due.distance)
            return Flag("triangle", words, "severe")
        return letter_status(need.status, attention="silent" if need.status in (Status.SENT, Status.SEEN) else None)

    def _sentence(self, need: LetterNeed) -> str:
        writer = need.writer
        if need.proposed_due_on:
            asked = shown_date(need.proposed_due_on, self.day).words
            return gettext("%(writer)s asks for %(day)s instead.", writer=writer, day=asked)
        match need.status:
            case Status.DECLINED if need.reason:
                return gettext("%(writer)s declined: “%(reason)s”", writer=writer, reason=need.reason)
            case Status.DECLINED:
                return gettext("%(writer)s declined.", writer=writer)
            case Status.HESITANT:
                return gettext("%(writer)s hesitated. Another writer is safer.", writer=writer)
            case Status.SEEN if need.promised_at:
                return gettext("%(writer)s promised it, and it is not uploaded yet.", writer=writer)
            case Status.SEEN:
                return gettext(
                    "%(writer)s saw the packet %(when)s, and has not answered since.",
                    writer=writer,
                    when=self.moment(need.seen_at or need.status_at),
                )
            case Status.SENT:
                return gettext("%(writer)s has not opened the packet yet.", writer=writer)
            case Status.AGREED:
                return gettext("%(writer)s agreed; the packet has not gone out.", writer=writer)
            case Status.ASKED:
                return gettext("%(writer)s was asked, and no answer is recorded.", writer=writer)
        return gettext("%(writer)s has not been asked yet.", writer=writer)


def _reminded(reminders: int) -> str:
    if not reminders:
        return gettext("No reminder sent yet")
    return ngettext("One reminder sent", "%(num)s reminders sent", reminders)


def _address(endpoint: str) -> str:
    """The address of a line's page, with `{}` where its id stands."""
    return url_for(endpoint, id=_ANY).replace(str(_ANY), "{}")
