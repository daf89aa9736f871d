"""Days as calendar programs read them."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from portal.calendars import CalendarDay, ics

DAY = CalendarDay(
    "due-1@example.org", "Letter for Minh Anh due", date(2027, 8, 27), "Internal medicine", "https://x.example.org/1", 2,
    datetime(2027, 8, 1, 9, 30, tzinfo=UTC),
)  # fmt: skip


def test_a_day_is_a_whole_day_without_invitation_or_alarm():
    assert ics([DAY]).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Commend//Letters of recommendation//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "SUMMARY:Letter for Minh Anh due",
        "DTSTART;VALUE=DATE:20270827",
        "DTEND;VALUE=DATE:20270828",
        "DTSTAMP:20270801T093000Z",
        "UID:due-1@example.org",
        "SEQUENCE:2",
        "DESCRIPTION:Internal medicine",
        "LAST-MODIFIED:20270801T093000Z",
        "TRANSP:TRANSPARENT",
        "URL:https://x.example.org/1",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_calendar_to_subscribe_to_says_its_name_and_when_to_look_again():
    calendar = Calendar.from_ical(ics([DAY], name="Letters to write"))
    assert (str(calendar["name"]), str(calendar["x-wr-calname"])) == ("Letters to write", "Letters to write")
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in ics([DAY], name="Letters to write")


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\n"), min_size=1, max_size=300))
def test_whatever_a_name_holds_it_starts_no_line_of_its_own_and_comes_back(title):
    named = CalendarDay(**{**DAY.__dict__, "title": title})
    written = ics([named])
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    events = Calendar.from_ical(written).walk("VEVENT")
    assert [event["uid"] for event in events] == ["due-1@example.org"]


def test_a_line_break_in_a_name_begins_no_event():
    forged = CalendarDay(**{**DAY.__dict__, "title": "Minh\r\nEND:VEVENT\r\nBEGIN:VEVENT"})
    assert len(Calendar.from_ical(ics([forged])).walk("VEVENT")) == 1


def test_the_same_days_in_any_order_are_the_same_bytes():
    other = CalendarDay(**{**DAY.__dict__, "uid": "due-2@example.org", "on": date(2027, 8, 1)})
    assert ics([DAY, other]) == ics([other, DAY])
