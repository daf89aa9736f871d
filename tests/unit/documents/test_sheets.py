import io

import pikepdf
import pypdfium2
import pytest

from portal.documents.sheets import Address, FactList, Heading, Points, Prose, Quote, Table, sheets
from tests.unit.documents.reading import US_LETTER, read_back


def links(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [str(note.A.URI) for page in document.pages for note in page.get("/Annots", [])]


EVERY_PART = (
    Heading("The facts"),
    Prose("As they stand."),
    FactList((("Service", "ERAS 2028"), ("Letter ID", ""))),
    Points(("Open it.", " ", "Read it."), numbered=True),
    Quote("I waive my right."),
    Table(("Writer", "Status"), (("Dr. Park", "Asked"),), (2, 1)),
    Address("https://example.org/letters"),
)


def test_a_document_is_tagged_letter_paper_with_language_and_title():
    page = read_back(sheets("Instructions", EVERY_PART, opening="For Dr. Park.", foot="Harbor Advising", code="de"))

    assert (page.pages, page.sizes, page.tagged, page.language, page.title) == (
        1, {US_LETTER}, True, "de", "Instructions",
    )  # fmt: skip
    assert page.text == (
        "Instructions For Dr. Park. The facts As they stand. Service ERAS 2028 1. Open it. 2. Read it."
        " I waive my right. Writer Status Dr. Park Asked https://example.org/letters Harbor Advising"
    )


def test_a_table_over_pages_repeats_its_head_and_numbers_the_pages():
    rows = tuple((f"Dr. {n}", "Asked") for n in range(80))

    pdf = sheets("Letters", [Table(("Writer", "Status"), rows, (2, 1))])

    texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    assert len(texts) > 1
    assert ["Writer" in text for text in texts] == [True] * len(texts)
    assert [f"Page {n} of {len(texts)}" in text for n, text in enumerate(texts, 1)] == [True] * len(texts)


def test_a_long_address_may_break_on_paper_but_not_where_it_leads():
    address = "https://example.org/" + "a" * 300

    assert set(links(sheets("Upload", [Address(address)]))) == {address}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "example.org"])
def test_only_addresses_of_the_web_and_of_mail_are_linked(address):
    with pytest.raises(ValueError, match="not an address that a document may link to"):
        Address(address)


def test_text_is_never_markup():
    assert "#panic() *x* $y$" in read_back(sheets("#panic() *x* $y$", [Prose("hello")])).text


@pytest.mark.parametrize("nothing", ["", "🏥", "\u0301", "\u200b"])
def test_a_heading_that_leaves_nothing_on_paper_is_left_out(nothing):
    assert read_back(sheets(nothing, [Heading(nothing), Prose("Hello.")])).text == "Commend Hello."


def test_a_document_of_nothing_is_still_a_document():
    empty = (Heading(""), Points(()), FactList(()), Table(("Writer",), (), (1,)), Quote(" "))

    assert read_back(sheets("", empty)).text == "Commend"
