"""The report of an applicant's letters as a PDF: the same paper for the applicant and for the office."""

from uuid import UUID

from flask import Response

from blueprints.sending import send_file_safely
from portal.clock import today
from portal.documents.report import LetterRow, ReportFacts, ReportWords, letters_report
from portal.lifecycle import DELIVERED, ENDED
from portal.queries.letters_report import ReportLine, report_head, report_lines
from portal.shown import shown_date
from portal.shown.status import status_word
from portal.shown.words import language
from portal.translating import gettext, ngettext


def letters_paper(applicant_id: UUID) -> Response:
    """The PDF, as of today. Raises NotThere."""
    head, lines, day = report_head(applicant_id), report_lines(applicant_id), today()
    facts = ReportFacts(
        applicant=head.applicant,
        season=head.season,
        as_of=_day(shown_date(day, day).words, day.year),
        target=head.specialty,
        summary=_summary(lines),
        letters=tuple(_row(line) for line in lines),
        office=head.office,
        language=language(),
        words=_words(),
    )
    return send_file_safely(letters_report(facts), name="letters.pdf", media_type="application/pdf")


def _row(line: ReportLine) -> LetterRow:
    day = today()
    said_on = shown_date(line.said_at.date(), day).words
    due = shown_date(line.due_on, day).words if line.due_on else gettext("Not set")
    return LetterRow(line.writer, status_word(line.status), line.said_by, said_on, due)


def _summary(lines: list[ReportLine]) -> str:
    alive = [line for line in lines if line.status not in ENDED]
    if not alive:
        return ""
    delivered = sum(line.status in DELIVERED for line in alive)
    return ngettext(
        "%(delivered)s of one letter is uploaded.",
        "%(delivered)s of %(num)s letters are uploaded.",
        len(alive),
        delivered=delivered,
    )


def _day(words: str, year: int) -> str:
    return words if str(year) in words else f"{words} {year}"


def _words() -> ReportWords:
    return ReportWords(
        title=gettext("Letters for {applicant}"),
        opening=gettext("{season}. As of {as_of}."),
        target=gettext("Applies for"),
        head=(gettext("Writer"), gettext("Status"), gettext("Said by"), gettext("On"), gettext("Due")),
        nothing=gettext("No letter has been planned yet."),
        foot=gettext("{office}. Status only, never what a letter says."),
    )
