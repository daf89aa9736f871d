"""Cohort files as offices send them, made in memory."""

import csv
import io
import zipfile

import openpyxl

from portal.cohorts import Candidate, Imported, read_cohort

HEADER = [
    "First name",
    "Last name",
    "Email",
    "AAMC ID",
    "Specialty",
    "Medical school",
    "Country",
    "Graduation date",
    "Notes",
]
AMARA = [
    "Amara",
    "Nwosu",
    "amara@example.org",
    "17392466",
    "Pediatrics",
    "University of Ibadan",
    "NG",
    "2018-03-13",
    "Two rotations",
]


def amara(**changes: str) -> list[str]:
    """Amara's row with other values, by field: `amara(email="…")`."""
    fields = [
        "first_name",
        "last_name",
        "email",
        "aamc_id",
        "specialty",
        "medical_school",
        "country",
        "graduated_on",
        "notes",
    ]
    assert changes.keys() <= set(fields)
    return [changes.get(field, value) for field, value in zip(fields, AMARA, strict=True)]


def as_csv(*rows: list[str], header: list[str] = HEADER, separator: str = ",") -> bytes:
    """A CSV file in UTF-8."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([header, *rows])
    return text.getvalue().encode()


def as_xlsx(*rows: list[object], header: list[object] | None = HEADER) -> bytes:
    """A workbook with one sheet."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in [header, *rows] if header else rows:
        sheet.append(row)
    return saved(workbook)


def saved(workbook: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def repacked(workbook: bytes, replace: dict[str, bytes]) -> bytes:
    """The workbook with some of its parts replaced or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part not in replace:
                new.writestr(part, old.read(part))
        for part, data in replace.items():
            new.writestr(part, data)
    return buffer.getvalue()


def account(data: bytes) -> dict[str, object]:
    """The account of a file, as the command prints it."""
    return read_cohort(data, "cohort").result().as_json()


def candidates(data: bytes) -> list[Candidate]:
    """The applicants of the good rows."""
    return [fate.candidate for fate in read_cohort(data, "cohort").rows if isinstance(fate, Imported)]


def remark_codes(data: bytes) -> list[list[str]]:
    """Of each good row, what a person is told to look at."""
    return [
        [remark.code for remark in fate.remarks]
        for fate in read_cohort(data, "cohort").rows
        if isinstance(fate, Imported)
    ]
