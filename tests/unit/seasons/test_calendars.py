"""The seasons' calendars and the services' rules: what is known, what is derived, and that nothing pretends."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.seasons.calendars import DateKind, SeasonDate, extrapolate, season_calendar, shipped_seasons
from portal.seasons.services import SERVICES, Completion, service_rules, shipped_services

YEARS = st.integers(2024, 2090)


def test_a_published_season_is_confirmed_and_has_its_source():
    review = season_calendar("eras", 2026).date(DateKind.REVIEW_STARTS)
    assert review
    assert (review.on, review.confirmed, review.derived) == (date(2025, 9, 24), True, False)
    assert review.source.startswith("https://students-residents.aamc.org/")


@pytest.mark.parametrize(
    ("year", "kind", "on"),
    [
        (2027, DateKind.OPENS, date(2026, 6, 3)),
        (2027, DateKind.FIRST_SUBMIT, date(2026, 9, 2)),
        (2027, DateKind.REVIEW_STARTS, date(2026, 9, 23)),
        (2027, DateKind.RANK_LISTS, date(2027, 3, 3)),
        (2027, DateKind.MATCH_DAY, date(2027, 3, 19)),
        (2027, DateKind.ENDS, date(2027, 5, 31)),
        (2028, DateKind.OPENS, date(2027, 6, 2)),
        (2028, DateKind.FIRST_SUBMIT, date(2027, 9, 1)),
        (2028, DateKind.REVIEW_STARTS, date(2027, 9, 22)),
        (2028, DateKind.MATCH_DAY, date(2028, 3, 17)),
    ],
)
def test_a_season_nobody_has_published_follows_the_pattern_and_says_so(year: int, kind: DateKind, on: date):
    found = season_calendar("eras", year).date(kind)
    assert found
    assert (found.on, found.confirmed) == (on, False)


@pytest.mark.parametrize(
    ("service", "year", "kinds"),
    [
        ("eras", 2026, ["opens", "first_submit", "review_starts", "match_day", "ends"]),
        ("residencycas", 2025, ["opens", "first_submit", "review_starts"]),
        ("residencycas", 2026, ["opens", "first_submit", "review_starts", "match_day"]),
    ],
)
def test_the_pattern_gives_every_date_that_has_been_published(service: str, year: int, kinds: list[str]):
    published = season_calendar(service, year)
    assert {kind: published.on(DateKind(kind)) for kind in kinds} == {
        kind: extrapolate(service, year)[DateKind(kind)].on for kind in kinds
    }


@given(st.sampled_from(sorted(SERVICES)), YEARS)
def test_the_dates_of_a_season_stand_in_their_order(service: str, year: int):
    calendar = season_calendar(service, year)
    days = [found.on for found in calendar.dates]
    kinds = [found.kind for found in calendar.dates]
    assert days == sorted(days)
    assert kinds == [kind for kind in DateKind if kind in kinds]


@given(YEARS)
def test_programs_start_to_review_on_a_wednesday_and_the_match_is_on_a_friday(year: int):
    calendar = season_calendar("eras", year)
    review, match = calendar.on(DateKind.REVIEW_STARTS), calendar.on(DateKind.MATCH_DAY)
    assert review
    assert match
    assert (review.strftime("%a"), match.strftime("%a")) == ("Wed", "Fri")
    assert 22 <= review.day <= 28
    assert 15 <= match.day <= 21


def test_a_service_whose_dates_are_unknown_has_none():
    assert season_calendar("carms", 2028).dates == ()
    assert season_calendar("carms", 2028).on(DateKind.REVIEW_STARTS) is None


def test_an_office_sets_a_date_itself():
    told = SeasonDate(
        DateKind.REVIEW_STARTS, date(2027, 9, 29), None, True, False, "https://example.org/news", date(2027, 4, 2)
    )
    calendar = season_calendar("eras", 2028).with_date(told)
    assert calendar.on(DateKind.REVIEW_STARTS) == date(2027, 9, 29)
    assert told not in calendar.unconfirmed


def test_a_service_nobody_knows_is_an_error():
    with pytest.raises(KeyError):
        season_calendar("nrmp", 2028)


def test_the_slots_are_those_of_each_service():
    slots = {code: rules.program_letter_slots for code, rules in SERVICES.items()}
    assert slots == {"eras": 4, "residencycas": 4, "sfmatch": 3, "carms": None}


def test_every_fact_has_a_source_and_a_day_on_which_it_was_checked():
    facts = [fact for rules in SERVICES.values() for fact in rules.facts]
    assert [fact.key for fact in facts if not fact.source.startswith("http")] == []
    assert {fact.checked_on for fact in facts} == {date(2026, 11, 22)}


def test_a_fact_without_a_value_is_never_called_confirmed():
    processed_by_nobody = {"processed_by"}
    empty = [fact for rules in SERVICES.values() for fact in rules.facts if fact.value is None]
    assert {fact.key for fact in empty if fact.confirmed} <= processed_by_nobody


@pytest.mark.parametrize(
    ("service", "specialty", "letter_type", "pdf"),
    [
        ("eras", "Dermatology", "standardized", False),
        ("eras", "Urology", "standardized", False),
        ("eras", "Plastic Surgery-Integrated", "standardized", False),
        ("eras", "Dermatology", "narrative", True),
        ("eras", "Internal Medicine", "standardized", True),
        ("eras", "Pediatrics", "narrative", True),
        ("carms", "Family Medicine", "standardized", False),
    ],
)
def test_a_web_form_takes_no_pdf(service: str, specialty: str, letter_type: str, pdf: bool):
    assert service_rules(service).takes_pdf(specialty, letter_type) is pdf


def test_the_file_rules_of_eras_are_the_last_known_ones():
    eras = service_rules("eras")
    assert (eras.file_bytes, eras.page_size, eras.portal_name) == (1_048_576, "letter", "AAMC Letter Writer Portal")
    assert [fact.confirmed for fact in eras.facts if fact.key == "file_bytes"] == [False]


def test_only_carms_wants_the_letter_to_state_its_confidentiality():
    assert [code for code, rules in SERVICES.items() if rules.needs_confidentiality_statement] == ["carms"]


def test_a_letter_through_residencycas_cannot_be_replaced():
    assert {code: rules.writer_may_replace for code, rules in SERVICES.items()}["residencycas"] is False


def test_a_standardized_letter_is_found_by_its_specialty():
    sel = service_rules("eras").standardized_letter("internal medicine")
    assert sel
    assert (sel.name, sel.how) == ("SEL", Completion.PDF)
    assert service_rules("eras").standardized_letter("pathology") is None


def test_an_office_begins_with_every_service_and_the_two_seasons_it_can_work_on():
    assert [rules.code for rules in shipped_services()] == ["eras", "residencycas", "sfmatch", "carms"]
    assert [season.name for season in shipped_seasons()][:2] == ["ERAS 2027", "ERAS 2028"]
    assert {season.service for season in shipped_seasons()} == set(SERVICES)
