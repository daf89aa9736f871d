import io
from dataclasses import replace

import docx

from portal.documents.outline import OutlineFacts, letter_outline_docx, sections
from portal.uploads.word import wrong_with_word

FACTS = OutlineFacts(
    applicant="Nguyễn Thị Minh Anh",
    writer="Dr. Marcus Oyelaran",
    letterhead=("Lakeside County Hospital", "1 Shore Road, Boston"),
    aamc_id="14829037",
    applying="Internal medicine, global health track",
    rotation=("Refugee Health Clinic, 1 to 26 March 2027",),
    bullets=("Took histories from 6 to 8 patients a session.", ""),
    aspects=("Teamwork across cultures",),
)


def read(data: bytes):
    return docx.Document(io.BytesIO(data))


def lines(facts: OutlineFacts) -> list[str]:
    return [paragraph.text for paragraph in read(letter_outline_docx(facts)).paragraphs]


def test_the_outline_begins_with_the_letterhead_and_the_facts():
    assert lines(FACTS)[:6] == [
        "Lakeside County Hospital",
        "1 Shore Road, Boston",
        "Date",
        "To: program directors in general, not one program",
        "Applicant: Nguyễn Thị Minh Anh, AAMC ID 1482\xa09037",
        "Applies for: Internal medicine, global health track",
    ]


def test_it_has_headings_facts_and_questions():
    document = read(letter_outline_docx(FACTS))

    found = {}
    for paragraph in document.paragraphs:
        found.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert found["Heading 2"] == [section.heading for section in sections(FACTS)]
    assert found["List Bullet"] == [
        "Refugee Health Clinic, 1 to 26 March 2027",
        "Took histories from 6 to 8 patients a session.",
        "Teamwork across cultures",
    ]


def test_nothing_in_it_could_be_signed():
    """Black text is facts the applicant gave; every other line is a question or a label in grey, to be deleted."""
    document = read(letter_outline_docx(FACTS))
    black = [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph.style.name == "Normal" and paragraph.runs[0].font.color.rgb is None
    ]

    assert black == [*FACTS.letterhead, lines(FACTS)[4], lines(FACTS)[5], "Dr. Marcus Oyelaran"]
    assert [line for line in lines(FACTS) if " recommend" in line or line.startswith("I ")] == []


def test_without_a_known_letterhead_the_writer_is_asked_for_one():
    assert lines(replace(FACTS, letterhead=()))[0].startswith("Letterhead: institution, address")


def test_the_paper_is_us_letter():
    page = read(letter_outline_docx(FACTS)).sections[0]

    assert (page.page_width.inches, page.page_height.inches) == (8.5, 11.0)


def test_the_same_facts_give_the_same_bytes_and_a_clean_word_file():
    made = letter_outline_docx(FACTS)

    assert made == letter_outline_docx(FACTS)
    assert wrong_with_word(made) is None


def test_characters_that_word_refuses_are_left_out():
    assert "abc" in lines(replace(FACTS, bullets=("a\x00b\x01c",)))


def test_a_name_longer_than_a_title_of_word_may_be_stands_whole_in_the_text():
    assert any("é" * 400 in line for line in lines(replace(FACTS, applicant="é" * 400)))
