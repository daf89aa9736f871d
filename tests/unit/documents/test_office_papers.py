from dataclasses import replace

import pytest

from portal.documents.instructions import CoverFacts, InstructionFacts, cover_pdf, instructions_pdf
from portal.documents.report import LetterRow, ReportFacts, letters_report
from portal.documents.waiver import WaiverFacts, waiver_record_pdf
from tests.unit.documents.reading import read_back

UPLOAD = InstructionFacts(
    applicant="Nguyễn Thị Minh Anh",
    writer="Dr. Marcus Oyelaran",
    due="Friday 27 August 2027",
    service="ERAS 2028",
    portal="AAMC Letter Writer Portal",
    address="https://letters.example.org",
    aamc_id="14829037",
    letter_id="K7QM-2R4X",
    steps=("Sign in.", "Type the letter ID.", "Choose the PDF."),
    file_rules=("PDF on US Letter paper.",),
)
SIGNED = WaiverFacts(
    applicant="Nguyễn Thị Minh Anh",
    writer="Dr. Marcus Oyelaran",
    waived=True,
    exact_text="I waive my right to read this letter.",
    text_version="2026-11",
    typed_name="Minh Anh Nguyễn",
    signed_at="Thursday 29 July 2027, 14:03 UTC",
    office="Harbor Advising",
    record="5b1c",
)
LETTERS = ReportFacts("Nguyễn Thị Minh Anh", "ERAS 2028", "Tuesday 17 August 2027", office="Harbor Advising")


def said(pdf: bytes, *parts: str) -> list[bool]:
    text = read_back(pdf).text.replace("\xa0", " ")
    return [part in text for part in parts]


def test_instructions_are_one_page_with_the_ids_and_the_steps_of_the_service():
    pdf = instructions_pdf(UPLOAD)

    assert read_back(pdf).pages == 1
    assert (
        said(
            pdf,
            "How to upload the letter for Nguyễn Thị Minh Anh For Dr. Marcus Oyelaran. Due Friday 27 August 2027.",
            "AAMC ID 1482 9037 Letter ID, for you alone K7QM-2R4X https://letters.example.org",
            "Step by step 1. Sign in. 2. Type the letter ID. 3. Choose the PDF. The file – PDF on US Letter paper.",
            "Nobody who advises the applicant on the application may upload for you",
        )
        == [True] * 4
    )


def test_instructions_leave_out_what_a_service_does_not_have():
    text = read_back(instructions_pdf(replace(UPLOAD, letter_id="", address="", steps=(), file_rules=()))).text

    assert [part in text for part in ("Letter ID", "Step by step", "The file")] == [False] * 3


def test_a_cover_names_what_is_inside_and_whom_to_ask():
    cover = CoverFacts("Minh Anh", "Dr. Park", "Friday 27 August", inside=("CV, 3 pages",), contacts=("Anna",))

    assert said(cover_pdf(cover), "In this packet 1. CV, 3 pages", "A question? – Anna") == [True, True]


@pytest.mark.parametrize(("waived", "answer"), [(True, "has waived the right"), (False, "has kept the right")])
def test_the_record_of_a_waiver_holds_the_exact_words_and_who_signed_when(waived, answer):
    pdf = waiver_record_pdf(replace(SIGNED, waived=waived))

    assert said(
        pdf,
        f"Nguyễn Thị Minh Anh {answer} to read this letter.",
        "What was signed, word for word I waive my right to read this letter. Version of the text 2026-11",
        "Name as typed Minh Anh Nguyễn Signed Thursday 29 July 2027, 14:03 UTC",
        "Harbor Advising. Record 5b1c.",
        "Revoked",
    ) == [True, True, True, True, False]


def test_a_revocation_is_part_of_the_record():
    pdf = waiver_record_pdf(replace(SIGNED, revoked_at="Monday 2 August 2027", revocation="I revoke my answer."))

    assert said(
        pdf, "Revoked in writing I revoke my answer. Revoked Monday 2 August 2027", "The writer has been told."
    ) == [True, True]


def test_the_report_has_a_line_a_letter_with_who_said_so():
    row = LetterRow("Dr. Park", "Available", "Minh Anh", "Saturday 14 August", "Friday 27 August")

    pdf = letters_report(replace(LETTERS, letters=(row,), summary="One letter is available."))

    assert said(
        pdf,
        "Letters for Nguyễn Thị Minh Anh ERAS 2028. As of Tuesday 17 August 2027. One letter is available.",
        "Writer Status Said by On Due Dr. Park Available Minh Anh Saturday 14 August Friday 27 August",
    ) == [True, True]


def test_a_report_without_letters_says_so():
    assert said(letters_report(LETTERS), "No letter has been planned yet.", "Writer") == [True, False]
