"""The letters of one applicant on paper: who writes, where each letter stands, who said so and when. Never what a letter says."""

from dataclasses import dataclass, field

from portal.documents.sheets import FactList, Part, Prose, Table, sheets

WIDTHS = (2.2, 1.7, 1.7, 1.5, 1.4)


@dataclass(frozen=True)
class ReportWords:
    """The report's own words."""

    title: str = "Letters for {applicant}"
    opening: str = "{season}. As of {as_of}."
    target: str = "Applies for"
    head: tuple[str, str, str, str, str] = ("Writer", "Status", "Said by", "On", "Due")
    nothing: str = "No letter has been planned yet."
    foot: str = "{office}. Status only, never what a letter says."


@dataclass(frozen=True)
class LetterRow:
    """One letter. Every status outside the portal carries who reported it and when; dates are written out."""

    writer: str
    status: str
    said_by: str = ""
    on: str = ""
    due: str = ""


@dataclass(frozen=True)
class ReportFacts:
    """What the report says about one applicant."""

    applicant: str
    season: str
    as_of: str
    target: str = ""
    summary: str = ""
    letters: tuple[LetterRow, ...] = ()
    office: str = ""
    language: str = "en"
    words: ReportWords = field(default_factory=ReportWords)


def letters_report(facts: ReportFacts) -> bytes:
    """The report as a PDF; the head of the table stands on every page."""
    words = facts.words
    rows = tuple((row.writer, row.status, row.said_by, row.on, row.due) for row in facts.letters)
    parts: list[Part] = [
        FactList(((words.target, facts.target),)),
        Prose(facts.summary),
        Table(words.head, rows, WIDTHS) if rows else Prose(words.nothing),
    ]
    return sheets(
        words.title.format(applicant=facts.applicant),
        parts,
        opening=words.opening.format(season=facts.season, as_of=facts.as_of),
        foot=words.foot.format(office=facts.office),
        code=facts.language,
    )
