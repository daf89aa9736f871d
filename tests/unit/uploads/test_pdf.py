import pytest

from portal.uploads.pdf import look_at_pdf
from tests.unit.uploads import samples


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        (None, samples.pdf(pages=3)),
        (None, samples.pdf_with_form()),
        ("encrypted", samples.locked_pdf()),
        ("script", samples.pdf_with_script()),
        ("attachment", samples.pdf_with_attachment()),
        ("dynamic_form", samples.pdf_with_form(xfa=True)),
        ("damaged", samples.pdf(pages=0)),
        ("damaged", b"%PDF-1.7"),
    ],
)
def test_what_is_wrong_with_a_pdf_is_named(expected, data):
    assert look_at_pdf(data, {})[0]["wrong"] == expected


def test_pages_are_counted():
    assert look_at_pdf(samples.pdf(pages=7), {}) == ({"wrong": None, "pages": 7}, b"")
