"""The file rules of each service come from its facts, and a sentence names the file's own numbers."""

import subprocess
import sys

import pytest

from portal.letterfile import ERAS, Limits, limits_of
from portal.letterfile.judge import judge_name, judge_size
from portal.letterfile.papers import paper_in_words, size_in_words
from portal.seasons.services import SERVICES
from tests.unit.letterfile.corpus_contraband import locked, signed, with_root
from tests.unit.letterfile.corpus_pages import boxed, with_page
from tests.unit.letterfile.here import checked, codes


def test_the_default_is_eras_as_the_services_know_it():
    assert limits_of(SERVICES["eras"]) == ERAS


def test_a_service_that_sets_no_limits_refuses_nothing_for_them():
    limits = limits_of(SERVICES["residencycas"])

    assert list(judge_size(50_000_000, limits)) == []
    assert list(judge_name("letter?", limits)) == []
    assert codes(checked(with_page(MediaBox=[0, -50, 595, 792])(), limits=limits)) == []


def test_five_megabytes_may_be_counted_in_two_ways():
    limits = limits_of(SERVICES["carms"])

    assert (limits.bytes_surely, limits.bytes_at_most, limits.size_in_words) == (5_000_000, 5_242_880, "5 MB")


def test_a_service_may_take_what_others_refuse():
    limits = Limits(service="open", name="Open", takes_locked=True, takes_digitally_signed=True)

    assert codes(checked(locked(owner="b")(), limits=limits)) == []
    assert codes(checked(with_root(signed)(), limits=limits)) == []
    assert codes(checked(locked(user="a", owner="b")(), limits=limits)) == ["encrypted"]


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (with_page(MediaBox=[0, 0, 595, 842]), "Page 1 is A4 (210 × 297 mm). ERAS takes US Letter (8.5 × 11 in) only."),
        (boxed(b"[0 0 792 612]"), "Page 1 lies on its side. ERAS takes US Letter (8.5 × 11 in), upright."),
        (
            with_page(MediaBox=[0, 0, 500, 500]),
            "Page 1 is 6.944 × 6.944 in (176 × 176 mm). ERAS takes US Letter (8.5 × 11 in) only.",
        ),
    ],
)
def test_a_wrong_page_is_named_with_its_size(make, why):
    assert str(checked(make()).reasons[0].why) == why


def test_every_fix_has_a_way_for_word_a_mac_and_a_scanner():
    [finding] = checked(with_page(MediaBox=[0, -50, 595, 792])()).reasons

    assert {way: str(fix).split(":")[0] for way, fix in finding.fixes.items()} == {
        "word": "In Word",
        "macos": "On a Mac",
        "scanner": "On the scanner",
    }


@pytest.mark.parametrize(
    ("width", "height", "words"),
    [
        (595, 842, "A4 (210 × 297 mm)"),
        (842, 595, "A4 (210 × 297 mm) on its side"),
        (612, 1008, "US Legal (8.5 × 14 in)"),
        (900_000, 900_000, "12,500 × 12,500 in (317,500 × 317,500 mm)"),
    ],
)
def test_a_sheet_has_a_name_that_people_know(width, height, words):
    assert paper_in_words(width, height) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (84, "84 bytes"),
        (84_211, "84 KB"),
        (999_999, "999,999 bytes"),
        (1_048_577, "1,048,577 bytes"),
        (2_345_678, "2.3 MB"),
    ],
)
def test_a_size_is_exact_where_it_matters(count, words):
    assert size_in_words(count, 1_048_576) == words


def test_a_sentence_is_translated_by_its_template():
    [finding] = judge_name("a?b.pdf", ERAS)

    assert finding.why.said({finding.why.template: "Der Name enthält {characters}"}.__getitem__) == "Der Name enthält ?"


def test_the_child_loads_neither_calendars_nor_the_web():
    program = "import sys, portal.letterfile.jobs; print([m for m in ('portal.seasons', 'flask', 'sqlalchemy') if m in sys.modules])"

    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "[]\n"
