"""Typst's own signs, places of our sentences and signs of file names, in every fact of every paper: they are printed as they stand."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from portal.documents.handover import HandoverFacts, handover_pdf
from portal.documents.helper import HelperFacts, helper_document
from portal.documents.instructions import CoverFacts, InstructionFacts, cover_pdf, instructions_pdf
from portal.documents.report import LetterRow, ReportFacts, letters_report
from portal.documents.waiver import WaiverFacts, waiver_record_pdf
from tests.unit.documents.reading import read_back

HOSTILE = (
    '#read("/etc/passwd")',
    '#import "sheets.typ": *',
    '#eval("1+1") #sys.inputs',
    "$x^2$ *b* _i_ `r` = H",
    "[a] ]] }} ) \\ \\u{41} ~",
    "@label <fit> <label>",
    "// a /* b */ -- --- '' ...",
    "{applicant} {0.__class__} {} %(x)s",
    '"], "x": ["y',
)
#: What is no text of a person's: a code, or where the paper links to.
NO_TEXT = frozenset({"language", "name_language", "own_language", "address", "words", "waived", "letters"})
Paper = Callable[[Any], bytes]
PAPERS: dict[str, tuple[Any, Paper]] = {
    "helper document": (HelperFacts("", bullets=("",)), lambda facts: helper_document(facts).pdf),
    "report": (ReportFacts("", "", "", letters=(LetterRow("", ""),)), letters_report),
    "request on paper": (HandoverFacts("", "", "", "", "", "", "a@example.org"), handover_pdf),
    "instructions": (InstructionFacts("", "", "", "", steps=("",)), instructions_pdf),
    "cover": (CoverFacts("", "", "", inside=("",), contacts=("",)), cover_pdf),
    "record of a waiver": (WaiverFacts("", "", True, "", "", "", "", "", ""), waiver_record_pdf),
}


def told(facts: Any, text: str) -> Any:
    """The facts with this text in each."""
    given = {each.name: getattr(facts, each.name) for each in fields(facts) if each.name not in NO_TEXT}
    given = {name: (text,) if isinstance(value, tuple) else text for name, value in given.items()}
    rows = getattr(facts, "letters", ())
    return replace(facts, **given, **({"letters": tuple(told(row, text) for row in rows)} if rows else {}))


def unspaced(text: str) -> str:
    """Where a line breaks is the paper's affair."""
    return "".join(text.split()).replace("\u200b", "")


@pytest.mark.parametrize("paper", PAPERS)
def test_whatever_stands_in_a_fact_is_printed_as_it_stands(paper):
    facts, made = PAPERS[paper]
    read = {text: unspaced(read_back(made(told(facts, text))).text) for text in HOSTILE}
    assert [text for text, page in read.items() if page.count(unspaced(text)) < 3 or "root:" in page] == []
