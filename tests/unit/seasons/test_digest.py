"""What an advisor's digest counts, and when there is none."""

from datetime import UTC, date, datetime

from portal.seasons.digest import AdvisorFacts, Need, decide_digest, decide_digest_at, digest_lines
from portal.seasons.quiet import Quiet

DAY = date(2027, 8, 20)
ANNA = AdvisorFacts("anna@example.org")
LINES = digest_lines([(Need.REVIEW_CHOICE, "Minh"), (Need.AT_RISK, "Kofi"), (Need.REVIEW_CHOICE, "Kofi")])


def said(advisor: AdvisorFacts, quiet: Quiet | None = None) -> list[tuple[str, str]]:
    return [(one.action.value, one.why.code) for one in decide_digest(advisor, LINES, quiet or Quiet(), DAY)]


def test_the_digest_counts_by_kind_the_most_urgent_first():
    told = [(line.need, line.count, line.names) for line in LINES]
    assert told == [(Need.AT_RISK, 1, ("Kofi",)), (Need.REVIEW_CHOICE, 2, ("Kofi", "Minh"))]


def test_there_is_none_when_nothing_needs_the_advisor():
    assert decide_digest(ANNA, digest_lines([]), Quiet(), DAY) == []


def test_it_goes_once_a_day_and_not_to_who_wants_none_nor_on_a_quiet_day():
    assert said(ANNA) == [("send", "advisor_digest")]
    assert said(AdvisorFacts("anna@example.org", given_on=DAY)) == [("hold", "already_sent")]
    assert said(AdvisorFacts("anna@example.org", given_on=date(2027, 8, 19))) == [("send", "advisor_digest")]
    assert said(AdvisorFacts("anna@example.org", stopped=True)) == [("hold", "digest_stopped")]
    assert said(ANNA, Quiet(weekdays=frozenset({0}))) == [("hold", "quiet_day")]


def test_it_names_no_letter_and_counts_for_the_advisors_own_day():
    moment = datetime(2027, 8, 20, 2, tzinfo=UTC)  # still the evening before in New York
    (held,) = decide_digest_at(ANNA, LINES, Quiet(), moment)
    assert held.as_json() == {
        "request": None,
        "to": "anna@example.org",
        "kind": "advisor_digest",
        "due_on": "2027-08-19",
        "action": "hold",
        "why": "quiet hours: it is 22:00 where it would arrive; it goes at 07:00",
    }
