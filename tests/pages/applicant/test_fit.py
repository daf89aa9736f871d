"""How programs fit: three groups in which nothing is left out, and one program with every value compared."""

import re

import pytest

from portal.models import Program
from tests.pages.catalogue import add_catalogue


@pytest.fixture
def programs(cast):
    return add_catalogue(cast)


def names_in(page: str) -> list[str]:
    return re.findall(r'scope="row"><a href="/applicant/programs/fit/[^"]+">([^<]+)</a>', page)


def test_every_program_stands_in_one_of_three_groups(minh, programs):
    groups = {
        group: names_in(minh.get(f"/applicant/programs/fit?group={group}").text) for group in ("meets", "ask", "apart")
    }
    assert groups == {
        "meets": ["Lakeview", "Riverbend", "Northport"],
        "ask": ["Hillside"],
        "apart": ["Southgate", "Westfield", "Children’s"],
    }


def test_a_program_that_a_gate_shuts_out_says_why_with_the_values_compared(minh, programs):
    page = minh.get("/applicant/programs/fit?group=apart").text
    assert "Visa needed: J-1. The program sponsors: none." in page
    assert "Step 2 CK 241 is below the minimum of 250." in page
    assert "The program trains in pediatrics; the specialty applied for is internal medicine." in page


def test_no_odds_are_shown_and_the_page_says_why(minh, programs):
    assert "It is not a chance of matching" in minh.get("/applicant/programs/fit").text


def test_what_the_profile_does_not_say_is_named(minh, programs):
    page = minh.get("/applicant/programs/fit").text
    assert "Your profile does not say yet:" not in page


def test_filters_narrow_all_three_groups(minh, programs):
    page = minh.get("/applicant/programs/fit?place=Ohio&q=lake").text
    assert names_in(page) == ["Lakeview"]
    assert "You meet all that one program asks" in page
    assert names_in(minh.get("/applicant/programs/fit?track=y").text) == ["Lakeview", "Riverbend"]
    assert names_in(minh.get("/applicant/programs/fit?group=nonsense&page=99").text) == [
        "Lakeview",
        "Riverbend",
        "Northport",
    ]


def test_one_program_shows_every_gate_the_parts_of_its_fit_and_each_source_with_its_age(minh, programs):
    page = minh.get(f"/applicant/programs/fit/{programs['P1'].id}").text
    assert "You meet all that Lakeview asks" in page
    assert page.count("https://programs.example.org/list") > 10
    assert "30 days ago" in page
    assert "The program has a global-health track, as wished." in page
    assert "A weighted sum of what you asked for." in page


def test_a_program_of_another_office_is_not_there(cast, minh, browse, programs):
    elsewhere = cast._save(
        Program(office_id=cast.lakeside.id, name="Elsewhere", specialty="internal medicine", service="eras")
    )
    assert minh.get(f"/applicant/programs/fit/{elsewhere.id}").status_code == 404
    rosa = browse(cast.account(cast.rosa))
    assert rosa.get(f"/applicant/programs/fit/{programs['P1'].id}").status_code == 404
    assert names_in(rosa.get("/applicant/programs/fit").text) == ["Elsewhere"]


def test_the_page_asks_four_queries_for_one_program_and_for_four(cast, look, data_queries):
    add_catalogue(cast, rows=())
    look.commit()
    few = data_queries("/applicant/programs/fit")
    for key in ("A", "B", "C"):
        cast._save(Program(office_id=cast.harbor.id, key=key, name=key, specialty="internal medicine", service="eras"))
    look.commit()
    assert (few, data_queries("/applicant/programs/fit")) == (4, 4)
