"""An outline of the letter as a Word file for the writer: headings and facts, and not one sentence to sign.

Rule not_a_script: the packet is raw material. Every line is a heading, a fact the applicant gave, or a question in grey
that the writer answers and deletes. The order follows what programs look for (guide, "What makes a letter strong").
"""

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from portal.documents.helper import grouped, language
from portal.documents.printable import visible
from portal.documents.zips import steadied
from portal.late import late

if TYPE_CHECKING:
    import docx
    from docx import document as documents
    from docx import shared
    from docx.enum import text as texts
    from docx.oxml import ns as names
else:
    docx, shared = late("docx"), late("docx.shared")
    texts, names = late("docx.enum.text"), late("docx.oxml.ns")

GREY, BLACK = (0x5A, 0x60, 0x6C), (0, 0, 0)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
FONT = "Georgia"
LONGEST_TITLE = 255  # more is no title of a Word file


@dataclass(frozen=True)
class OutlineSection:
    """A heading, the facts below it, and the question that the writer answers in their own words."""

    heading: str
    question: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutlineWords:
    """The outline's own words, to be replaced by a translation."""

    title: str = "Outline of a letter for {applicant}"
    letterhead: str = "Letterhead: institution, address, telephone, e-mail. Replace these lines by your own."
    date: str = "Date"
    addressed: str = "To: program directors in general, not one program"
    about: str = "Applicant"
    aamc_id: str = "AAMC ID {aamc_id}"
    applying: str = "Applies for"
    know: str = "How you know the applicant"
    ask_know: str = "Where, when, how often? Did you supervise directly?"
    saw: str = "What you saw"
    ask_saw: str = "Which of these do you remember, and what else? Numbers and scenes say most. Leave out the rest."
    compare: str = "Compared with others"
    ask_compare: str = "How does the applicant stand beside US graduates you have taught?"
    level: str = "Level reached"
    ask_level: str = "At which level does the applicant work now? The level says more than improvement."
    aspects: str = "Aspects the applicant asked you to speak to"
    ask_aspects: str = "Which of these can you speak to from what you saw?"
    overall: str = "Your judgement"
    ask_overall: str = "How strongly do you support the applicant, and would you work with them again?"
    sign: str = "Signature in ink or as a picture, name, title, institution"
    leave_out: str = "Leave out: visa and immigration; the name of one program. Delete the grey lines before you save."


@dataclass(frozen=True)
class OutlineFacts:
    """What is known. `letterhead` is the writer's own block where the portal knows it, line by line."""

    applicant: str
    writer: str = ""
    letterhead: tuple[str, ...] = ()
    aamc_id: str = ""
    applying: str = ""
    rotation: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    language: str = "en"
    words: OutlineWords = field(default_factory=OutlineWords)


def letter_outline_docx(facts: OutlineFacts) -> bytes:
    """The outline on US Letter paper. The same facts give the same bytes."""
    document = _empty_letter(facts)
    words = facts.words
    for line in facts.letterhead or (words.letterhead,):
        _line(document, line, grey=not facts.letterhead, centred=True)
    _line(document, words.date, grey=True)
    _line(document, words.addressed, grey=True)
    aamc_id = words.aamc_id.format(aamc_id=grouped(facts.aamc_id)) if facts.aamc_id.strip() else ""
    _line(document, ", ".join(part for part in (f"{words.about}: {facts.applicant}", aamc_id) if part))
    if facts.applying:
        _line(document, f"{words.applying}: {facts.applying}")
    for section in sections(facts):
        document.add_heading(visible(section.heading), level=2)
        for fact in section.facts:
            document.add_paragraph(visible(fact), style="List Bullet")
        _line(document, section.question, grey=True)
    _line(document, words.sign, grey=True)
    _line(document, facts.writer)
    _line(document, words.leave_out, grey=True)
    written = io.BytesIO()
    document.save(written)
    return steadied(written.getvalue())


def sections(facts: OutlineFacts) -> tuple[OutlineSection, ...]:
    """The letter's sections in the order programs read them."""
    words = facts.words
    every = (
        OutlineSection(words.know, words.ask_know, facts.rotation),
        OutlineSection(words.saw, words.ask_saw, tuple(b for b in facts.bullets if b.strip())),
        OutlineSection(words.compare, words.ask_compare),
        OutlineSection(words.level, words.ask_level),
        OutlineSection(words.aspects, words.ask_aspects, facts.aspects),
        OutlineSection(words.overall, words.ask_overall),
    )
    return tuple(section for section in every if section.heading != words.aspects or section.facts)


def _empty_letter(facts: OutlineFacts) -> "documents.Document":
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = shared.Inches(8.5), shared.Inches(11)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = shared.Inches(1)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, shared.Pt(11)
    for spoken in document.styles.element.iter(names.qn("w:lang")):
        spoken.set(names.qn("w:val"), language(facts.language) or "en")
    heading = document.styles["Heading 2"].font
    heading.name, heading.size, heading.color.rgb = FONT, shared.Pt(12), shared.RGBColor(*BLACK)
    about = document.core_properties
    about.title = visible(facts.words.title.format(applicant=facts.applicant))[:LONGEST_TITLE]
    about.author, about.last_modified_by, about.comments = "Commend", "Commend", ""
    about.created = about.modified = LONG_AGO
    return document


def _line(document: "documents.Document", text: str, *, grey: bool = False, centred: bool = False) -> None:
    if not text.strip():
        return
    paragraph = document.add_paragraph()
    run = paragraph.add_run(visible(text))
    if grey:
        run.font.color.rgb = shared.RGBColor(*GREY)
    if centred:
        paragraph.alignment = texts.WD_ALIGN_PARAGRAPH.CENTER
