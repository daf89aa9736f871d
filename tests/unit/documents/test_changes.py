from dataclasses import replace

import pytest

from portal.documents.changes import FileVersion, PacketVersion, packet_changes

BEFORE = PacketVersion(
    applicant="Minh Anh",
    school="Ho Chi Minh City",
    status="Visiting physician",
    aim="Internal medicine",
    aspects="Teamwork",
    bullets=(
        "Took histories from 6 to 8 patients a session in Vietnamese.",
        "Found the unfilled insulin scripts of three families.",
        "Taught blood pressure technique to two students.",
    ),
    due="Friday 27 August",
    files={"cv": FileVersion("CV", "v1", "30 July"), "photo": FileVersion("Photo", "p1", "30 July")},
)
NEW_BULLET = "Ran the hypertension visit alone by the third week."
REWORDED = "Took histories from 10 to 12 patients a session in Vietnamese."


def said(**changed) -> list[str]:
    return [str(change) for change in packet_changes(BEFORE, replace(BEFORE, **changed))]


def test_nothing_changed_says_nothing():
    assert said() == []
    assert said(aim="Internal  medicine ", bullets=(*BEFORE.bullets, " ")) == []


@pytest.mark.parametrize(
    ("bullets", "expected"),
    [
        ((*BEFORE.bullets, NEW_BULLET), ["One bullet added."]),
        ((*BEFORE.bullets, NEW_BULLET, "Gave a talk."), ["2 bullets added."]),
        (BEFORE.bullets[1:], ["One bullet removed."]),
        ((REWORDED, *BEFORE.bullets[1:]), ["One bullet changed."]),
        ((REWORDED, NEW_BULLET, *BEFORE.bullets[1:]), ["One bullet added.", "One bullet changed."]),
        ((NEW_BULLET, *BEFORE.bullets[1:]), ["One bullet added.", "One bullet removed."]),
        (BEFORE.bullets[::-1], ["The bullets are in another order."]),
        ((), ["3 bullets removed."]),
    ],
)
def test_what_happened_to_the_bullets(bullets, expected):
    assert said(bullets=bullets) == expected


@pytest.mark.parametrize(
    ("cv", "expected"),
    [
        (FileVersion("CV", "v2", "Monday 9 August"), ["CV changed Monday 9 August."]),
        (
            FileVersion("CV", "v2", "Monday 9 August", "one paper added."),
            ["CV changed Monday 9 August: one paper added."],
        ),
        (FileVersion("CV", "v1", "Monday 9 August", "renamed"), []),
    ],
)
def test_what_happened_to_a_file(cv, expected):
    assert said(files={**BEFORE.files, "cv": cv}) == expected


def test_files_come_and_go():
    statement = FileVersion("Personal statement", "s1")

    assert said(files={"cv": BEFORE.files["cv"], "statement": statement}) == [
        "Personal statement added.",
        "Photo removed.",
    ]


def test_the_due_date_comes_first():
    assert said(due="Friday 3 September", aim="Pediatrics", status="Fellow") == [
        "The due date is now Friday 3 September.",
        "What the applicant applies for changed.",
        "The applicant's current position changed.",
    ]


def test_sentences_can_be_translated():
    change = packet_changes(BEFORE, replace(BEFORE, bullets=BEFORE.bullets[:1]))[0]

    assert change.said({"{count} bullets removed.": "{count} Punkte gestrichen."}.__getitem__) == "2 Punkte gestrichen."
