"""Views of the tables: the filters of the address under a name, for oneself or for the office."""

import pytest

from tests.pages.advisor.test_imports import text_of


def save(client, name: str, *, of: str = "letters", filters: str = "risk=late", **more: str):
    return client.post("/advisor/views", data={"of": of, "name": name, "filters": filters} | more)


@pytest.mark.parametrize("of", ["letters", "applicants"])
def test_a_kept_view_stands_above_the_table_and_leads_to_its_filters(cast, anna, of):
    answer = save(anna, "Late ones", of=of, filters="q=Stein&nonsense=1")
    assert (answer.status_code, answer.location) == (303, f"/advisor/{of}?q=Stein")
    page = anna.get(f"/advisor/{of}").text
    assert f'<a href="/advisor/{of}?q=Stein">Late ones</a>' in page


def test_ones_own_view_is_nobody_elses_and_a_shared_one_says_whose_it_is(cast, anna, browse):
    save(anna, "Mine")
    save(anna, "Ours", shared="y")
    ben, lena = (browse(cast.account(who)).get("/advisor/letters").text for who in (cast.ben, cast.lena))
    assert ("Mine" in ben, "Ours (Anna Lindqvist)" in ben, "Ours" in lena) == (False, True, False)


def test_the_open_view_is_forgotten_by_its_owner_alone(cast, anna, browse):
    save(anna, "Ours", shared="y")
    forget = anna.get("/advisor/letters?risk=late").text.partition('action="/advisor/views/')[2].partition('"')[0]
    address = f"/advisor/views/{forget}"
    assert "Forget this view" not in browse(cast.account(cast.ben)).get("/advisor/letters?risk=late").text
    assert [browse(cast.account(who)).post(address).status_code for who in (cast.ben, cast.lena)] == [409, 404]
    assert anna.post(address).status_code == 303
    assert "is forgotten" in anna.get("/advisor/letters").text
    assert "Ours" not in anna.get("/advisor/letters").text


def test_a_name_is_needed_and_used_once(cast, anna):
    assert "Give the view a name" in text_of(anna.get(save(anna, " ").location))
    save(anna, "Late")
    assert "You have a view of this name" in text_of(anna.get(save(anna, "late").location))


def test_letters_are_filtered_by_service(cast, anna):
    cast.letter("sent", service="residencycas")
    cast.letter("sent", writer=cast.stein)
    page = anna.get("/advisor/letters?service=residencycas").text
    assert ("Dr. Helen Park" in page, "Dr. Rebecca Stein" in page) == (True, False)
