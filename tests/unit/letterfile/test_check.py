"""The check as a whole: what it does when the child cannot answer, and what it never does."""

import threading

import pytest

from portal import sandbox
from portal.letterfile import ERAS, Busy, Verdict, check, judge
from portal.letterfile.check import OPENED_AT_MOST
from portal.letterfile.facts import FileFacts, PageSize, read_content_facts, read_file_facts
from tests.unit.letterfile.corpus_hostile import laughing_forms
from tests.unit.letterfile.letters import letter


def judged(seen: judge.Seen, name: str = "letter.pdf", size: int = 1_000):
    return judge.report(seen, b"%PDF-1.7", name, size=size, seconds=0.0, limits=ERAS, applicant=None)


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]


def test_a_check_that_was_stopped_is_never_an_accept():
    letter_sized = (PageSize(612, 792, 1),)

    assert judged(judge.Seen(finished=False)).verdict == Verdict.REJECT
    assert judged(judge.Seen(FileFacts(opened=True, sizes=letter_sized), finished=False)).verdict == Verdict.REJECT
    assert judged(judge.Seen(FileFacts(opened=True, sizes=letter_sized))).verdict == Verdict.ACCEPT


def test_a_file_that_stops_the_check_is_still_told_what_else_is_wrong():
    on_a4 = laughing_forms().replace(b"[0 0 612 792]", b"[0 0 595 842]")

    report = check(on_a4, "letter: final.pdf")

    assert codes(report.reasons) == ["filename", "page_size", "resource_limit"]


def test_a_very_large_file_is_refused_without_being_opened():
    report = check(b"%PDF-", "letter.pdf", size=OPENED_AT_MOST + 1)

    assert codes(report.reasons) == ["too_large"]
    assert (report.pages, report.bytes) == (None, OPENED_AT_MOST + 1)


def test_when_every_seat_is_taken_the_writer_is_asked_to_wait(monkeypatch):
    taken = threading.BoundedSemaphore(1)
    taken.acquire()
    monkeypatch.setattr(sandbox, "_seats", taken)

    with pytest.raises(Busy):
        check(letter(), "letter.pdf")


@pytest.mark.parametrize(
    "nonsense",
    [{}, {"sizes": 7}, {"sizes": [["a", 1, 1]]}, {"sizes": [[1, 2]]}, {"opened": True, "sizes": []}],
)
def test_a_child_that_speaks_nonsense_is_not_believed(nonsense):
    with pytest.raises((KeyError, TypeError, ValueError)):
        read_file_facts(nonsense)
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        read_content_facts(nonsense)
