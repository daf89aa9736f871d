"""What the portal says about a cohort file and its rows: a code, and the words with named places, so that they can be
translated.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

FILE_SENTENCES: Final[Mapping[str, str]] = {
    "too_large": "The file has %(size)s MB; a cohort file has at most %(limit)s MB. Remove columns and pictures that "
    "are not needed, "
    "or split it.",
    "too_many_rows": "The file has more than %(limit)s rows. Split it and import the parts one after the other.",
    "too_many_columns": "The file has more than %(limit)s columns. Keep the columns of the cohort and remove the rest.",
    "empty": "The file is empty. Save your list as CSV or XLSX and choose that file.",
    "not_a_table": "This is %(kind)s, not a table. Save your list as CSV or XLSX and choose that file.",
    "old_workbook": "This is an old Excel file (.xls) or a workbook with a password. Save it as XLSX without a "
    "password, "
    "and choose that file.",
    "other_workbook": "This is %(kind)s. Open it in your spreadsheet program, save it as XLSX or CSV, and choose that "
    "file.",
    "workbook_damaged": "This workbook cannot be opened. Open it in your spreadsheet program, save it as a new XLSX, "
    "and try that file.",
    "workbook_unsafe": "This workbook would unpack to far more than a cohort needs, or its parts are built to "
    "overload a program. "
    "Copy the rows into a new workbook and save that as XLSX.",
    "workbook_no_sheet": "This workbook has no visible sheet with rows. Put the list on the first sheet and save it "
    "again.",
    "encoding_unknown": "The letters in this file cannot be read as UTF-8, UTF-16 or Windows-1252. Save it as “CSV "
    "UTF-8” and try again.",
    "encoding_mixed": "Most of the file is UTF-8, but line %(line)s is not. Retype that line, save the file as “CSV "
    "UTF-8”, and try again.",
    "encoding_damaged": "The file begins as %(encoding)s but is cut off or damaged. Save it again as “CSV UTF-8” and "
    "try that file.",
    "no_header": "The first line is not a header row. Put the names of the columns above the list: First name and "
    "Email at least; "
    "also known are %(known)s.",
    "missing_columns": "The header row has no column %(missing)s. It has: %(found)s. Rename the column, or match it "
    "on the import page.",
    "column_twice": "Two columns are called %(column)s. Remove or rename one of them.",
    "mapping_unknown": "%(field)s is not a field of a cohort. Match the column to one of: %(known)s.",
    "quote_unclosed": "A quotation mark that opens on line %(line)s is never closed, so the lines after it run "
    "together. "
    "Close it or remove it, and try again.",
    "row_too_large": "The row that begins on line %(line)s is far too long for a row of a cohort. Look for a "
    "quotation mark "
    "that is opened there and not closed.",
}

ROW_SENTENCES: Final[Mapping[str, str]] = {
    "missing": "Nothing is written here. Every applicant needs one.",
    "too_long": "This has %(length)s characters; at most %(limit)s fit. Shorten it.",
    "too_many_cells": "This line has %(cells)s cells and the header has %(columns)s. Put quotation marks around a "
    "cell that contains "
    "the separator.",
    "formula": "This cell begins like a formula (%(start)s). Type the value itself, or paste it as a value.",
    "formula_error": "%(value)s is a formula that failed. Type the value itself.",
    "broken_letters": "A letter here was lost before the file reached us (%(shown)s). Type it again.",
    "name_no_letter": "“%(value)s” has no letter in it. Write the name.",
    "name_is_email": "This is an email address, not a name. Check that the columns match.",
    "email_two": "There is more than one address here. Keep the one the applicant reads.",
    "email_no_at": "“%(value)s” has no @. Write the whole address.",
    "email_wrong": "“%(value)s” is not an email address: %(reason)s",
    "email_local_too_long": "“%(value)s” has more than %(limit)s characters before the @. Check the address.",
    "aamc_id_wrong": "“%(value)s” is not an AAMC ID: it has 8 digits. Leave it empty if the applicant has none yet.",
    "aamc_id_rounded": "“%(value)s” was shortened by the spreadsheet. Format the column as text and type the 8 digits "
    "again.",
    "country_unknown": "No country is known as “%(value)s”. Write its English name or its two-letter code, such as NG.",
    "date_wrong": "“%(value)s” is not a date that can be read. Write it as year-month-day, such as 2018-03-13.",
    "date_impossible": "“%(value)s” is not in the calendar. Check the day and the month.",
    "date_ambiguous": "“%(value)s” can be %(one)s or %(other)s. Write it as year-month-day, such as 2018-03-13.",
    "date_no_day": "“%(value)s” has no day. Write the whole date, such as 2018-03-13.",
    "date_number": "“%(value)s” is a spreadsheet's inner number for a date. Format the column as a date and save "
    "again.",
    "date_too_early": "%(value)s is too long ago for a graduation. Check the year.",
    "date_too_late": "%(value)s is too far ahead for a graduation. Check the year.",
}

NOTE_SENTENCES: Final[Mapping[str, str]] = {
    "email_invisible_removed": "Invisible characters were removed from the address. Check that %(email)s is right.",
    "email_foreign_letters": "%(email)s has letters that look Latin and are not: %(letters)s. Ask the applicant to "
    "confirm it.",
    "email_looks_like": "%(email)s looks like the address on line %(line)s. Check that these are two people.",
    "email_domain_typo": "%(domain)s is one letter away from %(meant)s. Check the address.",
    "aamc_id_again": "Line %(line)s has the same AAMC ID under another address. Check that these are two people.",
    "date_by_neighbours": "%(value)s was read as %(read)s, because the other dates of the file put the %(first)s "
    "first.",
    "formula_as_text": "The note begins like a formula. It is kept as text and never calculated.",
}

SENTENCES: Final[Mapping[str, str]] = {**FILE_SENTENCES, **ROW_SENTENCES, **NOTE_SENTENCES}


class Remark(NamedTuple):
    """One thing said about a file, a row or a cell: `SENTENCES[code]` with `facts` in its places."""

    code: str
    facts: Mapping[str, object] = {}

    @property
    def sentence(self) -> str:
        """The English sentence; a page translates `SENTENCES[code]` and fills in `facts` itself."""
        return SENTENCES[self.code] % self.facts


class CohortFileRefused(Exception):
    """Nothing of this file can be imported; the message is the sentence that says what to do."""

    def __init__(self, code: str, **facts: object) -> None:
        self.remark = Remark(code, facts)
        super().__init__(self.remark.sentence)
