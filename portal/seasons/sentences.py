"""What the pages say about due dates and reminders: a code, and the words with named places, so that they can be translated."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from portal.seasons.words import spoken

DUE_SENTENCES: Final[Mapping[str, str]] = {
    "review_starts": "Programs look on %(on)s",
    "deadline": "%(programs)s wants the letter by %(on)s",
    "deadline_of_many": "%(programs)s want the letter by %(on)s",
    "review_passed": "Programs have been looking since %(on)s.",
    "deadline_passed": "The deadline of %(programs)s was %(on)s.",
    "processing": "%(who)s takes up to %(days)s, so it has to be there by %(on)s",
    "processing_with_holidays": "%(who)s takes up to %(days)s, and %(holidays)s is none, so it has to be there by %(on)s",
    "margin": "with %(days)s in hand, %(on)s",
    "business_day": "%(from_on)s is no working day, so %(on)s",
    "takes": "%(who)s takes up to %(days)s",
    "so_by": "so by %(on)s",
    "so_by_with_margin": "so, with %(days)s in hand, by %(on)s",
    "unknown": "No date is known yet: neither when programs look nor a program's own deadline. Set one.",
    "unconfirmed": "%(on)s is not published yet; it is worked out from past seasons. "
    "Check it when the service announces it.",
}

DUE_WARNINGS: Final[Mapping[str, str]] = {
    "earlier_than_planned": "%(on)s is %(days)s earlier than planned. Say so when you ask.",
    "short_notice": "%(on)s leaves the writer %(days)s. Four to six weeks are usual; ask soon and say thank you.",
    "later_than_planned": "%(on)s uses up %(days)s of what was kept in hand. Programs still have the letter when they look.",
    "after_review_starts": "A letter uploaded on %(on)s reaches programs by %(arrives_on)s, "
    "after they have started to look on %(clock_on)s.",
    "after_deadline": "A letter uploaded on %(on)s reaches programs by %(arrives_on)s, "
    "after the deadline of %(programs)s on %(clock_on)s.",
    "no_business_day": "%(on)s is no working day; the writer's office may be closed.",
    "in_the_past": "%(on)s has passed. Choose a day from today on.",
    "planned_date_passed": "The planned date, %(planned_on)s, has passed. A letter uploaded by %(on)s still reaches programs in time.",
    "too_late_for_deadline": "The deadline of %(programs)s is %(clock_on)s, and a letter uploaded today is there by %(arrives_on)s. "
    "Ask the program whether it takes a late letter.",
    "too_late_for_review": "Programs look on %(clock_on)s, and a letter uploaded today is there by %(arrives_on)s. "
    "Late letters are read; ask for it as soon as possible.",
}

REMINDER_REASONS: Final[Mapping[str, str]] = {
    "gentle_reminder": "%(days)s before the due date, letter still out",
    "final_reminder": "%(days)s before the due date, letter still out",
    "due_today": "due today, letter still out",
    "caught_up": "should have gone on %(planned_on)s; %(days)s before the due date, letter still out",
    "not_sent": "the packet has not been sent yet",
    "just_sent": "the packet was sent on %(sent_on)s; the writer gets a few days first",
    "declined": "answered: the writer declined",
    "uploaded": "answered: the letter is uploaded",
    "withdrawn": "the request is withdrawn or void",
    "paused": "paused: the writer asked for no reminders",
    "paused_by_office": "paused by the office",
    "address_fails": "the address does not work: a mail came back",
    "already_sent": "already sent on %(sent_on)s",
    "ceiling": "ceiling: %(count)s of %(ceiling)s reminders are sent",
    "quiet_hours": "quiet hours: it is %(local_time)s where it would arrive; it goes at %(opens)s",
    "quiet_day": "quiet day: no reminders on a %(weekday)s; it goes on %(on)s",
}

NUDGE_REASONS: Final[Mapping[str, str]] = {
    "mid_rotation_signal": "%(days)s into the rotation with %(writer)s: ask for feedback, and say that a letter would help",
    "ask_now": "the rotation with %(writer)s ends on %(ends_on)s: ask for a strong letter now",
    "ask_now_ended": "the rotation with %(writer)s ended on %(ends_on)s: ask for a strong letter before the memory fades",
    "packet_missing": "%(writer)s agreed on %(agreed_on)s and has no packet yet; the letter is due on %(due_on)s",
    "uploaded_not_assigned": "the letter of %(writer)s is available and goes to no program yet: assign it",
    "backup_writer": "%(writer)s has been silent since the reminder of %(reminded_on)s: think of a back-up writer",
    "backup_writer_answered": "%(writer)s is not sure or declined: think of a back-up writer",
    "advisor_digest": "%(count)s the advisor today",
    "nudges_stopped": "paused: the applicant asked for none",
    "digest_stopped": "paused: the advisor asked for none",
    "ceiling_of_nudges": "ceiling: said %(count)s times of %(ceiling)s",
}


def words_of(code: str) -> str:
    """The sentence of a code in English, with named places: what a page translates."""
    return _SENTENCES[code]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said: the sentence of `code` in its table, with `facts` in its places. Days stay days until they are spoken."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """In English; a page translates the words of the code and fills in the facts itself."""
        return _SENTENCES[self.code] % {name: spoken(value) for name, value in self.facts.items()}


_SENTENCES: Final[Mapping[str, str]] = {**DUE_SENTENCES, **DUE_WARNINGS, **REMINDER_REASONS, **NUDGE_REASONS}
