"""Lists of programs: asked for, found, kept, changed, compared, taken over; and who sees them."""

import csv
import io
import zipfile

import pytest
import sqlalchemy as sa

from portal.models import Application, ListComment, Message, ProgramList
from portal.usecases import program_lists
from tests.pages.catalogue import add_catalogue


@pytest.fixture
def programs(cast):
    return add_catalogue(cast)


@pytest.fixture
def kept(minh, programs, row):
    """`kept(name, limit=…)`: a list of Minh's, made as she makes it."""

    def kept(name="Careful", **limits):
        answer = minh.post("/applicant/programs/lists/new", data={"name": name, **limits})
        assert answer.status_code == 303, answer.text
        return row(ProgramList, name=name)

    return kept


def keys_of(kept: ProgramList) -> list[str]:
    return [each["key"] for each in kept.found["choices"]]


def test_without_lists_the_page_says_what_would_stand_here(minh, programs):
    assert "Which programs, for what money?" in minh.get("/applicant/programs/lists").text


def test_a_list_is_made_for_a_target(cast, browse, programs):
    kofi = browse(cast.account(cast.kofi))
    assert kofi.get("/applicant/programs/lists/new").status_code == 409


def test_the_best_list_is_found_within_the_budget_and_says_what_binds_and_what_to_exchange(minh, kept):
    made = kept(budget="22")
    assert keys_of(made) == ["P1", "P3"]
    page = minh.get(f"/applicant/programs/lists/{made.id}").text
    assert "2 programs for $22" in page
    assert "11 dollars more would add Northport" in page
    assert "The next best list exchanges Riverbend for Northport" in page
    assert "fees of season 2026" in page
    assert "Visa needed" not in page
    assert "2 programs stand apart" in page


def test_a_program_of_another_specialty_is_no_candidate(kept):
    assert "P7" not in keys_of(kept())


def test_limits_come_back_as_they_were_asked(minh, kept):
    made = kept(
        number_maximum="3",
        specialty_0_minimum="2",
        place_0="Texas",
        place_0_minimum="1",
        signal_0="1",
        global_health_minimum="1",
    )
    assert made.asked["number"] == [None, 3]
    assert made.asked["specialties"] == {"internal medicine": [2, None]}
    assert made.asked["places"] == {"Texas": [1, None]}
    form = minh.get(f"/applicant/programs/lists/{made.id}/change").text
    assert '<option selected value="Texas">' in form
    assert [each["signal"] for each in made.found["choices"]] == ["gold", None, None]


def test_an_impossible_set_is_answered_with_the_smallest_contradiction(minh, programs):
    answer = minh.post(
        "/applicant/programs/lists/new",
        data={"name": "Wide", "budget": "22", "number_minimum": "3", "number_maximum": "9"},
    )
    assert answer.status_code == 422
    assert "These limits cannot hold together: at least 3 programs (4 are open); a budget of 22 dollars." in answer.text


@pytest.mark.parametrize(
    ("field", "written"),
    [("budget", "many"), ("number_minimum", "-1"), ("number_maximum", "1001"), ("place_0", "Atlantis")],
)
def test_what_is_no_limit_gets_a_sentence_and_is_kept(minh, programs, field, written):
    answer = minh.post("/applicant/programs/lists/new", data={"name": "Wide", field: written})
    assert (answer.status_code, "One thing to fix" in answer.text) == (422, True)


def test_a_name_is_used_once(minh, kept):
    kept("Careful")
    answer = minh.post("/applicant/programs/lists/new", data={"name": " careful "})
    assert (answer.status_code, "Another list of yours has this name" in answer.text) == (422, True)


def test_chosen_programs_are_kept_or_left_out_and_the_list_is_solved_again(minh, kept, row):
    made = kept(number_maximum="2")
    url = f"/applicant/programs/lists/{made.id}"
    assert minh.post(f"{url}/hold", data={"act": "leave", "program": ["P1"]}).status_code == 303
    assert keys_of(row(ProgramList, id=made.id)) == ["P3", "P2"]
    minh.post(f"{url}/hold", data={"act": "keep", "program": ["P5"]})
    assert keys_of(row(ProgramList, id=made.id)) == ["P5", "P3"]
    assert "A gate is shut: Visa" in minh.get(url).text


def test_the_exchange_is_made_with_one_button(minh, kept, row):
    made = kept(budget="22")
    minh.post(f"/applicant/programs/lists/{made.id}/hold", data={"act": "exchange", "out": "P3", "into": "P2"})
    assert keys_of(row(ProgramList, id=made.id)) == ["P1", "P2"]


def test_a_signal_that_was_sent_stays_where_it_is(minh, kept, row):
    made = kept(signal_0="1")
    url = f"/applicant/programs/lists/{made.id}/hold"
    minh.post(url, data={"act": "sent", "program": ["P1"]})
    minh.post(url, data={"act": "leave", "program": ["P2"]})
    assert row(ProgramList, id=made.id).asked["sent"] == {"P1": "gold"}
    refused = minh.post(url, data={"act": "leave", "program": ["P1"]})
    assert (refused.status_code, "the signals already sent" in refused.text) == (409, True)


def test_two_lists_stand_side_by_side(minh, kept):
    small, wide = kept("Small", number_maximum="2"), kept("Wide")
    page = minh.get(f"/applicant/programs/lists/compare?list={small.id}&list={wide.id}").text
    assert "Both lists have 2 programs" in page
    assert "Only on Wide" in page
    alone = minh.get(f"/applicant/programs/lists/compare?list={small.id}", follow_redirects=True)
    assert "Tick two lists, then compare them." in alone.text
    assert minh.get(f"/applicant/programs/lists/compare?list={small.id}&list=nonsense").status_code == 404


def test_a_list_is_taken_over_once(minh, kept, look):
    made = kept()
    for _ in range(2):
        assert minh.post(f"/applicant/programs/lists/{made.id}/take-over").status_code == 303
    assert look.scalar(sa.select(sa.func.count()).select_from(Application)) == len(keys_of(made)) == 4


def test_a_file_of_the_list_runs_no_formula(cast, minh, kept, look):
    made = kept()
    found = made.found | {"choices": [made.found["choices"][0] | {"name": "=HYPERLINK"}]}
    look.execute(sa.update(ProgramList).values(found=found))
    look.commit()
    text = minh.get(f"/applicant/programs/lists/{made.id}.csv").data.decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(text)))["Program"] == "'=HYPERLINK"
    book = zipfile.ZipFile(io.BytesIO(minh.get(f"/applicant/programs/lists/{made.id}.xlsx").data))
    assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_a_list_is_given_up_after_a_question(minh, kept, look):
    made = kept()
    url = f"/applicant/programs/lists/{made.id}/remove"
    assert "Remove the list" in minh.get(url).text
    assert minh.post(url).status_code == 303
    assert look.query(ProgramList).count() == 0


def test_a_comment_reaches_the_advisor_by_mail(cast, minh, kept, row):
    made = kept()
    assert (
        minh.post(f"/applicant/programs/lists/{made.id}/comment", data={"text": "Is this too narrow?"}).status_code
        == 303
    )
    assert row(ListComment, list_id=made.id).author_name == "Minh Anh Nguyễn"
    assert row(Message, kind="list_commented").to_address == "anna@example.org"
    assert minh.post(f"/applicant/programs/lists/{made.id}/comment", data={"text": " "}).status_code == 422


def test_strangers_find_no_list(kept, refuses_strangers):
    url = f"/applicant/programs/lists/{kept().id}"
    for page in (url, f"{url}/change", f"{url}/remove", f"{url}.csv"):
        refuses_strangers(page)


def test_nobody_keeps_lists_without_end(minh, kept, monkeypatch):
    monkeypatch.setattr(program_lists, "MOST_LISTS", 1)
    kept("One")
    answer = minh.post("/applicant/programs/lists/new", data={"name": "Two"})
    assert (answer.status_code, "You keep 1 lists. Remove one of them first." in answer.text) == (422, True)


def test_the_page_asks_as_much_for_a_long_list_as_for_a_short_one(kept, look, data_queries):
    small, wide = kept("Small", number_maximum="1"), kept("Wide")
    look.commit()
    assert (
        data_queries(f"/applicant/programs/lists/{small.id}")
        == data_queries(f"/applicant/programs/lists/{wide.id}")
        == 3
    )
