"""Calendars: what each role's holds, who can read it, and how it ends."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from icalendar import Calendar

from portal.clock import now, today
from portal.models import CalendarFeed
from portal.tokens import Purpose, token_for
from tests.conftest import KEY


@pytest.fixture
def subscribe(browse, cast, look):
    """The path of a person's calendar, made by them on their page."""

    def subscribe(person, role):
        desk = "" if role == "writer" else str(person.id)
        made = browse(cast.account(person)).post("/account/calendars/make", data={"role": role, "desk": desk})
        assert made.status_code == 303
        newest = sa.select(CalendarFeed).where(CalendarFeed.account_id == person.account_id, CalendarFeed.role == role)
        feed = look.scalars(newest.where(CalendarFeed.stopped_at.is_(None))).one()
        return f"/calendar/{token_for(KEY, Purpose.FEED, feed.id)}.ics"

    return subscribe


def days_of(answer):
    assert answer.status_code == 200, answer.text
    events = Calendar.from_ical(answer.data).walk("VEVENT")
    return {str(event["summary"]): event["dtstart"].dt for event in events}


def test_a_writers_calendar_holds_the_letters_of_all_offices_that_are_still_out(cast, browse, subscribe):
    cast.letter("seen", due_on=date(2027, 8, 27))
    cast.letter("sent", applicant=cast.rosa, due_on=date(2027, 9, 1))
    cast.letter("uploaded", due_on=date(2027, 8, 1))
    cast.letter("seen", writer=cast.stein)
    assert days_of(browse().get(subscribe(cast.park, "writer"))) == {
        "Letter for Minh Anh Nguyễn due": date(2027, 8, 27),
        "Letter for Rosa Quispe due": date(2027, 9, 1),
    }


def test_an_applicants_calendar_holds_their_letters_their_rotations_and_their_season(cast, browse, subscribe):
    cast.letter("agreed", due_on=date(2027, 8, 27))
    cast.letter("agreed", writer=cast.stein, applicant=cast.kofi)
    days = days_of(browse().get(subscribe(cast.minh, "applicant")))
    assert days["Letter of Dr. Helen Park due"] == date(2027, 8, 27)
    assert days["Ask for a letter: Refugee Health Clinic"] == today() - timedelta(days=10)
    assert days["ERAS 2028: programs start to review (not confirmed yet)"] == date(2027, 9, 22)
    assert len(days) == 7


def test_an_advisors_calendar_holds_the_letters_of_whom_they_advise(cast, browse, subscribe):
    cast.letter("agreed", due_on=date(2027, 8, 27))
    cast.letter("agreed", writer=cast.stein, applicant=cast.kofi)
    cast.letter("agreed", applicant=cast.rosa)
    days = days_of(browse().get(subscribe(cast.anna, "advisor")))
    letters = [title for title in days if title.startswith("Letter")]
    assert letters == ["Letter of Dr. Helen Park for Minh Anh Nguyễn due"]


def test_a_moved_due_date_is_the_same_event_in_a_newer_version(cast, browse, subscribe, look):
    letter = cast.letter("seen", due_on=date(2027, 8, 27))
    path = subscribe(cast.park, "writer")
    before = Calendar.from_ical(browse().get(path).data).walk("VEVENT")[0]
    letter.due_on = date(2027, 8, 20)
    look.commit()
    after = Calendar.from_ical(browse().get(path).data).walk("VEVENT")[0]
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert (before["dtstart"].dt, after["dtstart"].dt) == (date(2027, 8, 27), date(2027, 8, 20))


def test_a_program_that_asks_again_is_told_that_nothing_changed(cast, browse, subscribe):
    cast.letter("seen")
    path = subscribe(cast.park, "writer")
    first = browse().get(path)
    assert first.headers["Cache-Control"] == "private, max-age=900"
    assert browse().get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_an_address_that_nobody_was_given_is_not_there(browse, cast):
    assert browse().get("/calendar/3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics").status_code == 404


def test_a_stopped_address_is_not_there_and_a_renewed_one_replaces_it(cast, browse, subscribe):
    first = subscribe(cast.park, "writer")
    second = subscribe(cast.park, "writer")
    assert [browse().get(path).status_code for path in (first, second)] == [404, 200]
    stopped = browse(cast.account(cast.park)).post("/account/calendars/stop", data={"role": "writer", "desk": ""})
    assert (stopped.status_code, browse().get(second).status_code) == (303, 404)


def test_who_leaves_the_office_has_no_calendar_of_it_any_more(cast, browse, subscribe, look):
    path = subscribe(cast.anna, "advisor")
    cast.anna.left_at = now()
    look.commit()
    assert browse().get(path).status_code == 404


def test_nobody_makes_or_stops_a_calendar_of_somebody_elses_desk(cast, browse, subscribe):
    path = subscribe(cast.anna, "advisor")
    for act in ("make", "stop"):
        for stranger in (cast.ben, cast.lena, cast.minh, cast.park):
            form = {"role": "advisor", "desk": str(cast.anna.id)}
            assert browse(cast.account(stranger)).post(f"/account/calendars/{act}", data=form).status_code == 404
    assert browse().get(path).status_code == 200


def test_the_page_shows_its_owner_the_address_and_no_row_holds_it(cast, browse, subscribe, look):
    path = subscribe(cast.park, "writer")
    token = path.removeprefix("/calendar/").removesuffix(".ics")
    page = browse(cast.account(cast.park)).get("/account/calendars").text
    assert f"http://localhost{path}" in page
    rows = look.execute(sa.text("SELECT to_jsonb(f)::text FROM calendar_feed f")).scalars().all()
    assert [token in row for row in rows] == [False]


@pytest.mark.parametrize("role", ["writer", "applicant", "advisor"])
def test_a_letters_page_offers_its_due_date_as_a_file(cast, browse, role):
    letter = cast.letter("seen", due_on=date(2027, 8, 27))
    person = {"writer": cast.park, "applicant": cast.minh, "advisor": cast.anna}[role]
    page = browse(cast.account(person)).get(f"/{role}/letters/{letter.id}").text
    assert f'href="/{role}/letters/{letter.id}/due.ics"' in page
    answer = browse(cast.account(person)).get(f"/{role}/letters/{letter.id}/due.ics")
    assert list(days_of(answer).values()) == [date(2027, 8, 27)]
    assert answer.headers["Content-Disposition"] == "attachment; filename=due.ics"
