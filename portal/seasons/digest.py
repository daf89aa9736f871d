"""An advisor's daily digest: what needs them, counted, the most urgent first; no digest when nothing does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from portal.seasons.decisions import Action, Decision, at_quiet_hour, on_quiet_day
from portal.seasons.quiet import Quiet
from portal.seasons.sentences import Said
from portal.seasons.words import counted

NAMES_SHOWN: Final = 3


class DigestKind(StrEnum):
    """The one kind of digest."""

    ADVISOR_DIGEST = "advisor_digest"


class Need(StrEnum):
    """Why an advisor is needed, the most urgent first."""

    AT_RISK = "at_risk"
    ADDRESS_FAILS = "address_fails"
    ANSWERED_NO = "answered_no"
    OTHER_DATE = "other_date"
    SILENT = "silent"
    REVIEW_CHOICE = "review_choice"
    REVIEW_PACKET = "review_packet"


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One line of a digest: how many, and whose, the first few by name."""

    need: Need
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdvisorFacts:
    """What decides about one advisor's digest."""

    to: str
    time_zone: str = "America/New_York"
    stopped: bool = False
    """Whether they asked for no digest."""
    given_on: date | None = None
    """The last day on which a digest left."""


def digest_lines(needs: Iterable[tuple[Need, str]]) -> list[DigestLine]:
    """The needs of one advisor, each with the applicant's name, counted by kind."""
    by_need: dict[Need, list[str]] = {}
    for need, name in needs:
        by_need.setdefault(need, []).append(name)
    return [
        DigestLine(need, len(by_need[need]), tuple(sorted(set(by_need[need]))[:NAMES_SHOWN]))
        for need in Need
        if need in by_need
    ]


def decide_digest(advisor: AdvisorFacts, lines: list[DigestLine], quiet: Quiet, day: date) -> list[Decision]:
    """Whether the digest goes on a day of the advisor's; empty when nothing needs them."""
    if not lines:
        return []
    count = counted(sum(line.count for line in lines), "thing needs", "things need")
    why = Said("advisor_digest", {"count": count})
    decision = Decision(None, advisor.to, DigestKind.ADVISOR_DIGEST, day, Action.SEND, why)
    if advisor.stopped:
        return [decision.held(Said("digest_stopped"))]
    if advisor.given_on == day:
        return [decision.held(Said("already_sent", {"sent_on": day}))]
    return [on_quiet_day(decision, quiet, day)]


def decide_digest_at(advisor: AdvisorFacts, lines: list[DigestLine], quiet: Quiet, moment: datetime) -> list[Decision]:
    """Like `decide_digest`, at a moment (which knows its zone), with the advisor's quiet hours."""
    day = moment.astimezone(ZoneInfo(advisor.time_zone)).date()
    return [
        at_quiet_hour(decision, quiet, moment, advisor.time_zone)
        for decision in decide_digest(advisor, lines, quiet, day)
    ]
