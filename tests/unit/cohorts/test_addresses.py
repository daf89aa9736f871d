"""The quick way of reading an address comes to what `email-validator` says."""

from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from portal.cohorts.addresses import Address, AddressBook, skeleton
from portal.cohorts.sentences import Remark

WRITTEN = (
    st.from_regex(r"[A-Za-z0-9_.+%'~-]{0,12}@[A-Za-z0-9-]{0,8}(\.[A-Za-z0-9-]{0,5}){0,3}", fullmatch=True) | st.emails()
)


@given(WRITTEN)
def test_every_address_is_accepted_or_not_as_the_validator_says(written: str):
    try:
        expected: str | None = validate_email(written, check_deliverability=False, strict=True).normalized
    except EmailNotValidError:
        expected = None
    found = AddressBook().read(written)
    assert (found.email if isinstance(found, Address) else None) == expected


@given(WRITTEN)
def test_reading_a_read_address_changes_nothing(written: str):
    first = AddressBook().read(written)
    if isinstance(first, Address):
        again = AddressBook().read(first.email)
        assert not isinstance(again, Remark)
        assert (again.email, again.key) == (first.email, first.key)


def test_a_known_domain_does_not_excuse_what_stands_before_it():
    book = AddressBook()
    assert isinstance(book.read("amara@example.org"), Address)
    assert isinstance(book.read("am..ara@example.org"), Remark)


def test_letters_and_digits_that_look_alike_have_one_skeleton():
    assert skeleton("pau10@modern.example.org") == skeleton("paulo@modem.example.org")
