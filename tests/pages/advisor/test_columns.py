"""The columns that an advisor chooses for a table: in the address, kept by its links and views, nobody else's business."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest

from portal.clock import today
from portal.queries.columns import APPLICANTS, LETTERS
from portal.queries.keyset import PAGE
from tests.pages.advisor.conftest import letters_in
from tests.pages.advisor.test_tables import applicant, link_of
from tests.pages.advisor.test_views import save

USUAL_OF_LETTERS = ["Choose", "Applicant", "Writer", "Tier", "Status", "Who said so", "Due", "Reminders"]
DUE_AND_SERVICE = ["Choose", "Applicant", "Writer", "Due", "Service"]
USUAL_OF_APPLICANTS = ["Choose", "Name", "Specialty", "Country", "Season", "Letters in", "Signed in"]


def headings(page: str) -> list[str]:
    """What the columns of the table are called."""
    head = page.partition("<thead")[2].partition("</thead>")[0]
    return [re.sub("<[^>]+>|[↑↓]", "", one).strip() for one in re.findall(r"<th [^>]*>(.*?)</th>", head, re.DOTALL)]


def first_row(page: str) -> list[str]:
    """What stands in the cells of the first row, after the box to tick."""
    row = page.partition("<tbody")[2].partition("</tr>")[0]
    cells = re.findall(r"<t[hd] [^>]*>(.*?)</t[hd]>", row, re.DOTALL)
    return [" ".join(re.sub("<[^>]+>", "", cell).split()) for cell in cells][1:]


def at_noon(day: date) -> datetime:
    """A moment that is on this day wherever an advisor of the cast lives."""
    return datetime.combine(day, time(17), UTC)


def ticked(page: str) -> list[str]:
    """The columns that are ticked in the form."""
    return re.findall(r'name="columns" value="(\w+)" checked', page)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("letters", USUAL_OF_LETTERS),
        ("letters?columns=nonsense", USUAL_OF_LETTERS),
        ("letters?columns=due+service+nonsense", DUE_AND_SERVICE),
        ("letters?columns=service&columns=due", DUE_AND_SERVICE),
        ("applicants", USUAL_OF_APPLICANTS),
        ("applicants?columns=%00+%25", USUAL_OF_APPLICANTS),
        ("applicants?columns=email&columns=country", ["Choose", "Name", "Country", "Email"]),
    ],
)
def test_a_table_shows_the_columns_of_its_address_in_its_own_order(cast, anna, address, shown):
    cast.letter("asked")
    assert headings(anna.get(f"/advisor/{address}").text) == shown


@pytest.mark.parametrize(("of", "columns"), [("letters", LETTERS), ("applicants", APPLICANTS)])
def test_the_form_offers_every_column_and_those_shown_are_ticked(cast, anna, of, columns):
    cast.letter("asked")
    usual = anna.get(f"/advisor/{of}").text
    every = anna.get(f"/advisor/{of}?columns={'+'.join(columns.offered)}").text
    assert (ticked(usual), ticked(every)) == (list(columns.usual), list(columns.offered))
    assert len(headings(every)) == len(first_row(every)) + 1


def test_what_else_is_known_of_a_letter(cast, anna):
    cast.minh.advisor_id = cast.ben.id
    cast.letter(
        "uploaded",
        service="residencycas",
        asked_at=at_noon(date(2025, 3, 3)),
        sent_at=at_noon(date(2025, 3, 10)),
        seen_at=None,
        uploaded_on=date(2025, 4, 1),
    )
    page = anna.get(f"/advisor/letters?columns={'+'.join(LETTERS.further)}").text
    assert first_row(page) == [
        "Minh Anh Nguyễn",
        "Dr. Helen Park",
        "internal medicine",
        "ResidencyCAS",
        "Mon 3 Mar 2025",
        "Mon 10 Mar 2025",
        "–",
        "Tue 1 Apr 2025",
        cast.season.name,
        cast.ben.name,
    ]


def test_what_else_is_known_of_an_applicant(cast, anna):
    cast.kofi.aamc_id, cast.kofi.medical_school, cast.kofi.graduated_on = "12345678", "Accra", date(2024, 6, 1)
    cast.kofi.tags, cast.kofi.advisor_id, cast.kofi.invited_at = ["priority", "visa"], None, at_noon(date(2025, 3, 3))
    cast.choice(status="proposed", applicant_id=cast.kofi.id, rotation_id=None)
    page = anna.get(f"/advisor/applicants?q=kofi&columns={'+'.join(APPLICANTS.further)}").text
    assert first_row(page) == [
        "Kofi Mensah",
        "kofi@example.org",
        "12345678",
        "Accra",
        "2024",
        "Mon 3 Mar 2025",
        "–",
        "priority, visa",
        "Too few US clinical letters",
    ]


def test_filters_pages_orders_and_views_keep_the_columns(cast, anna):
    for day in range(PAGE + 1):
        cast.letter("asked", due_on=today() + timedelta(days=day))
    page = anna.get("/advisor/letters?state=out&columns=due+service").text
    for link in (link_of(page, "next"), *re.findall(r'<th role="columnheader"[^>]*><a href="([^"]+)"', page)):
        assert headings(anna.get(link.replace("&amp;", "&")).text) == DUE_AND_SERVICE
    assert '<a href="/advisor/letters?risk=late&amp;columns=due+service">' in page
    filters = page.partition('role="search"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="columns" value="due service">' in filters


def test_choosing_columns_keeps_the_filters_and_the_order(cast, anna):
    cast.letter("asked")
    page = anna.get("/advisor/letters?state=out&sort=-due&columns=due").text
    form = page.partition('<details class="columns')[2].partition("</details>")[0]
    kept = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form)
    assert kept == [("state", "out"), ("sort", "-due")]
    assert 'href="/advisor/letters?state=out&amp;sort=-due">The usual columns</a>' in form
    assert "The usual columns" not in anna.get("/advisor/letters?state=out").text


def test_a_kept_view_brings_its_columns_along(cast, anna, browse):
    cast.letter("asked")
    assert save(anna, "By service", filters="columns=service+due+nonsense", shared="y").location.endswith(
        "?columns=due+service"
    )
    ben = browse(cast.account(cast.ben))
    link = re.search(r'<a href="([^"]+)">By service', ben.get("/advisor/letters").text)[1]
    assert headings(ben.get(link).text) == DUE_AND_SERVICE


def test_columns_narrow_nothing(cast, anna):
    letter = cast.letter("asked")
    page = anna.get("/advisor/letters?columns=service").text
    assert (letters_in(page), 'aria-current="page">All' in page) == ([str(letter.id)], True)


def test_an_empty_table_with_columns_is_not_called_filtered(cast, anna):
    assert "Approve a writer choice, and its letter stands here." in anna.get("/advisor/letters?columns=service").text


@pytest.mark.parametrize("of", ["letters", "applicants"])
def test_a_file_has_columns_of_its_own(cast, anna, of):
    cast.letter("asked")
    page = anna.get(f"/advisor/{of}?columns=advisor").text
    assert f'href="/advisor/{of}.csv"' in page
    assert anna.get(f"/advisor/{of}.csv?columns=advisor").data == anna.get(f"/advisor/{of}.csv").data


@pytest.mark.parametrize(("of", "columns"), [("letters", LETTERS), ("applicants", APPLICANTS)])
def test_all_columns_ask_the_same_few_queries_for_one_row_and_for_three(cast, look, data_queries, of, columns):
    url = f"/advisor/{of}?columns={'+'.join(columns.offered)}"
    cast.letter("sent", due_on=today() + timedelta(days=3))
    few = data_queries(url)
    for number in range(2):
        cast.letter("sent", due_on=today() + timedelta(days=4))
        look.add(applicant(cast, number))
    assert (data_queries(url), few <= 4) == (few, True)
