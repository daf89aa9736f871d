"""The tables of letters and applicants: filters in the address, sorting, pages by key, files of what is shown."""

from datetime import timedelta

import pytest

from portal.clock import now, today
from portal.cohorts import Imported, read_cohort
from portal.models import Applicant
from portal.queries.keyset import PAGE
from tests.pages.advisor.conftest import letters_in, names_in


def test_letters_stand_by_due_date_and_those_without_one_last(cast, anna):
    undated = cast.letter("approved", due_on=None)
    late = cast.letter("asked", due_on=today() + timedelta(days=30))
    soon = cast.letter("asked", due_on=today() + timedelta(days=5))
    assert letters_in(anna.get("/advisor/letters").text) == [str(soon.id), str(late.id), str(undated.id)]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("risk=late", ["late"]),
        ("risk=at_risk", ["soon"]),
        ("risk=silent", ["quiet"]),
        ("due=14", ["soon"]),
        ("state=in", ["there"]),
        ("state=declined", ["declined"]),
        ("risk=unassigned", ["there"]),
        ("tier=3", ["there"]),
        ("q=stein", ["soon"]),
        ("specialty=pediatrics", ["late"]),
    ],
)
def test_a_filter_leaves_what_it_names(cast, anna, address, found):
    letters = {
        "late": cast.letter("asked", due_on=today() - timedelta(days=1), specialty="pediatrics"),
        "soon": cast.letter("asked", due_on=today() + timedelta(days=5), writer=cast.stein),
        "quiet": cast.letter("sent", due_on=today() + timedelta(days=40), status_at=now() - timedelta(days=20)),
        "there": cast.letter("available", tier="3"),
        "declined": cast.letter("declined"),
    }
    page = anna.get(f"/advisor/letters?{address}").text
    assert letters_in(page) == [str(letters[name].id) for name in found]


def test_a_search_needs_no_accents_and_takes_percent_signs_as_they_are(cast, anna):
    letter = cast.letter("asked")
    assert letters_in(anna.get("/advisor/letters?q=nguyen+MINH").text) == [str(letter.id)]
    assert letters_in(anna.get("/advisor/letters?q=%25").text) == []


def test_whose_applicants_and_which_tag_narrow_both_tables(cast, anna, look):
    cast.minh.tags = ["priority"]
    own, other = cast.letter("asked"), cast.letter("asked", applicant=cast.kofi)
    assert letters_in(anna.get(f"/advisor/letters?advisor={cast.ben.id}").text) == [str(other.id)]
    assert letters_in(anna.get("/advisor/letters?tag=priority").text) == [str(own.id)]
    assert names_in(anna.get("/advisor/applicants?tag=priority").text) == ["Minh Anh Nguyễn"]


def test_every_letter_is_on_one_page_and_on_one_alone(cast, anna):
    made = {str(cast.letter("asked", due_on=today() + timedelta(days=day % 7)).id) for day in range(PAGE + 3)}
    first = anna.get("/advisor/letters").text
    later = link_of(first, "next")
    second = anna.get(later).text
    assert (len(letters_in(first)), len(letters_in(second))) == (PAGE, 3)
    assert {*letters_in(first), *letters_in(second)} == made
    assert letters_in(anna.get(link_of(second, "prev")).text) == letters_in(first)


def test_a_column_sorts_both_ways(cast, anna):
    cast.letter("asked", applicant=cast.kofi)
    cast.letter("asked")
    assert names_in(anna.get("/advisor/letters?sort=applicant").text) == ["Kofi Mensah", "Minh Anh Nguyễn"]
    assert names_in(anna.get("/advisor/letters?sort=-applicant").text) == ["Minh Anh Nguyễn", "Kofi Mensah"]


@pytest.mark.parametrize(
    "nonsense", ["after=x~y", "before=%00", "after=2027-01-01", "due=soon", "advisor=me", "sort=x", "state=no"]
)
def test_nonsense_in_the_address_narrows_nothing(cast, anna, nonsense):
    letter = cast.letter("asked")
    if nonsense == "before=%00":
        assert anna.get(f"/advisor/letters?{nonsense}").status_code == 200
    else:
        assert letters_in(anna.get(f"/advisor/letters?{nonsense}").text) == [str(letter.id)]


def test_letters_are_filtered_by_what_is_said_of_the_set_they_belong_to(cast, anna):
    own, _other = cast.letter("asked"), cast.letter("asked", applicant=cast.kofi)
    page = anna.get("/advisor/letters?finding=no_global_health_letter").text
    assert (letters_in(page), "One letter" in page) == ([str(own.id)], True)
    assert '<option value="no_global_health_letter" selected>' in page
    file = anna.get("/advisor/letters.csv?finding=no_global_health_letter").text
    assert ("Minh" in file, "Kofi" in file) == (True, False)


def test_another_offices_letters_and_applicants_are_in_no_table_and_no_file(cast, anna):
    cast.letter("asked", applicant=cast.rosa)
    for place in ("letters", "applicants", "letters.csv", "applicants.csv"):
        assert "Rosa" not in anna.get(f"/advisor/{place}").text


def test_the_file_of_applicants_holds_what_is_filtered_and_imports_again(cast, anna):
    answer = anna.get("/advisor/applicants.csv?q=kofi")
    file = read_cohort(answer.data, "again.csv", on=today())
    rows = [row for row in file.rows if isinstance(row, Imported)]
    assert [row.candidate.email for row in rows] == ["kofi@example.org"]
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_no_cell_of_a_file_runs_as_a_formula(cast, anna, look):
    cast.letter("asked", applicant_name="=cmd()")
    assert "\r\n'=cmd()," in anna.get("/advisor/letters.csv").data.decode("utf-8-sig")
    assert anna.get("/advisor/letters.xlsx").data.startswith(b"PK")


@pytest.mark.parametrize("finding", ["no_global_health_letter", "too_few_us_clinical"])
def test_the_queue_counts_a_finding_and_its_list_holds_those_people(cast, anna, finding):
    cast.choice(status="proposed")
    cast.choice(status="proposed", applicant_id=cast.kofi.id, rotation_id=None)
    assert f"/advisor/applicants?finding={finding}" in anna.get("/advisor/").text
    assert "Minh Anh Nguyễn" in names_in(anna.get(f"/advisor/applicants?finding={finding}").text)


def test_a_global_health_letter_ends_the_finding(cast, anna):
    cast.choice(status="proposed", themes=["resource_limited", "ethics"])
    assert "Minh Anh Nguyễn" not in names_in(anna.get("/advisor/applicants?finding=no_global_health_letter").text)


@pytest.mark.parametrize("url", ["/advisor/", "/advisor/letters", "/advisor/applicants", "/advisor/numbers"])
def test_a_page_asks_the_same_few_queries_for_one_row_and_for_three(cast, look, data_queries, url):
    cast.letter("sent", due_on=today() + timedelta(days=3))
    few = data_queries(url)
    for number in range(2):
        cast.letter("sent", due_on=today() + timedelta(days=4))
        look.add(applicant(cast, number))
    assert (data_queries(url), few <= 4) == (few, True)


def applicant(cast, number: int) -> Applicant:
    return Applicant(
        office_id=cast.harbor.id, season_id=cast.season.id, first_name=f"A{number}", email=f"a{number}@example.org"
    )


def link_of(page: str, rel: str) -> str:
    before = page.partition(f'" rel="{rel}"')[0]
    return before.rpartition('href="')[2].replace("&amp;", "&")
