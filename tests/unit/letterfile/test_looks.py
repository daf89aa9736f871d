"""What is found in the words of a letter: dates, salutations, closings, letterheads."""

import pytest

from portal.letterfile.lines import Line, in_rows
from portal.letterfile.looks import has_date, has_number, has_salutation, is_closing, letterhead


def lines(*texts: str, top: float = 40.0) -> list[Line]:
    return [Line(text, 72, top + 15 * row, 400, top + 15 * row + 12) for row, text in enumerate(texts)]


@pytest.mark.parametrize(
    "date",
    [
        "November 3, 2027", "Nov. 3, 2027", "3 November 2027", "3 Nov 2027", "3rd of November, 2027", "03-Nov-2027",
        "November 3rd 2027", "11/03/2027", "11-3-27", "03.11.2027", "2027-11-03", "2027/11/3", "NOVEMBER 3, 2027",
        "Atlanta, November 3, 2027", "Date: 3 November 2027", "November 2027", "2027年11月3日", "September 30, 2027",
        "3 de noviembre de 2027", "20 de maio de 2027", "Paris, le 3 novembre 2027", "1er mars 2027", "3. März 2027", "3 maart 2027",
        "3 Kasım 2027", "3 ноября 2027", "3 listopada 2027", "Hà Nội, ngày 3 tháng 11 năm 2027", "Dated this 3rd day of May 2027",
    ],
)  # fmt: skip
def test_a_date_is_known_in_many_forms(date):
    assert has_date(lines("Example Hospital", date, "Dear Program Director,", "She is excellent.", "Sincerely,"))


@pytest.mark.parametrize(
    "sentence",
    [
        "I supervised Dr. Boateng on the ward from June 1, 2027 to July 1, 2027 and again.",
        "Tel. 404-555-0134",
        "Atlanta, GA 30322-1234",
        "AAMC ID 20271103",
        "She may 2 times a week have been on call.",
    ],
)
def test_a_date_inside_a_sentence_or_a_number_does_not_date_the_letter(sentence):
    assert not has_date(lines("Example Hospital", "Dear Program Director,", sentence, "Sincerely,", "Jane Doe"))


def test_a_date_below_the_closing_dates_the_letter():
    assert has_date(
        lines(
            "Dear Program Director,",
            "She is excellent.",
            "Sincerely,",
            "Jane Doe, MD, signed on November 3, 2027 in Atlanta",
        )
    )


@pytest.mark.parametrize(
    "text",
    ["Dear Program Director,", "To Whom It May Concern:", "To the Residency Selection Committee", "dear colleagues"],
)
def test_a_salutation_is_known(text):
    assert has_salutation(lines("Example Hospital", text))


def test_a_salutation_stands_at_the_beginning_of_a_line():
    assert not has_salutation(lines("She is dear to her patients.", "Endearing and kind"))


@pytest.mark.parametrize(
    "text",
    [
        "Sincerely,",
        "Yours sincerely,",
        "Very truly yours,",
        "Respectfully submitted,",
        "Best regards,",
        "With warm regards,",
        "Kind regards",
        "With appreciation,",
        "Best,",
        "Warmly,",
    ],
)
def test_a_closing_is_known(text):
    assert is_closing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sincerely held beliefs guided her through the whole rotation.",
        "Best resident I have worked with",
        "Regarding the applicant",
    ],
)
def test_a_sentence_is_not_a_closing(text):
    assert not is_closing(text)


HEAD = ("Example University Hospital", "Department of Medicine")


@pytest.mark.parametrize(
    "contact",
    [
        "123 Clifton Road, Atlanta, GA 30322",
        "Tel. (404) 555-0134",
        "404.555.0134",
        "+91 80 2608 6000",
        "jane@example.org",
        "www.example.org",
        "P.O. Box 1234",
        "Phone: 555 0134",
        "12 Rue de la Paix, Suite 4",
    ],
)
def test_a_letterhead_names_an_institution_and_how_to_reach_it(contact):
    page = lines(*HEAD, contact, "November 3, 2027", "Dear Program Director,")

    assert letterhead(page, height=792, logo=False) == (True, True)


def test_a_letterhead_without_contact_details_is_told_apart():
    assert letterhead(lines(*HEAD, "November 3, 2027"), height=792, logo=False) == (True, False)


def test_contact_details_may_stand_at_the_foot_of_the_page():
    page = [*lines(*HEAD, "November 3, 2027"), Line("123 Clifton Road, Atlanta, GA 30322", 72, 750, 400, 762)]

    assert letterhead(page, height=792, logo=False) == (True, True)


def test_the_recipients_address_is_no_letterhead():
    page = lines(
        "November 3, 2027",
        "Program Director",
        "Example University Hospital",
        "12 Main Street, Boston, MA 02115",
        "Dear Program Director,",
    )

    assert letterhead(page, height=792, logo=False) == (False, False)


def test_a_logo_may_hold_the_contact_details():
    assert letterhead(lines("November 3, 2027"), height=792, logo=True) == (True, None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AAMC ID 12345678", True),
        ("ID: 1234 5678.", True),
        ("12-34-56-78", True),
        ("123456789", False),
        ("1234567", False),
    ],
)
def test_an_identity_number_is_found_with_or_without_spaces(text, found):
    assert has_number(text, "1234-5678") is found


def test_pieces_of_text_become_rows_from_top_to_bottom():
    pieces = [Line("Boateng", 80, 101, 130, 112), Line("Dear", 10, 60, 40, 72), Line("Dr. Ama", 20, 100, 70, 112)]

    assert [row.text for row in in_rows(pieces)] == ["Dear", "Dr. Ama Boateng"]
