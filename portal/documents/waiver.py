"""The record of a signed waiver (rule waiver_first): the answer, the typed name, the time, the exact text and its version.

Either answer makes the same document: not waiving is a full choice.
"""

from dataclasses import dataclass, field

from portal.documents.helper import grouped
from portal.documents.sheets import FactList, Heading, Part, Prose, Quote, sheets


@dataclass(frozen=True)
class WaiverWords:
    """The record's own words."""

    title: str = "Access to a letter of recommendation"
    waived: str = "{applicant} has waived the right to read this letter."
    kept: str = "{applicant} has kept the right to read this letter."
    applicant: str = "Applicant"
    aamc_id: str = "AAMC ID"
    writer: str = "Writer"
    service: str = "Service"
    text: str = "What was signed, word for word"
    signature: str = "Signature"
    typed_name: str = "Name as typed"
    signed_at: str = "Signed"
    version: str = "Version of the text"
    revocation: str = "Revoked in writing"
    revoked_at: str = "Revoked"
    later: str = "A revocation acts on later events only. The writer has been told."
    foot: str = "{office}. Record {record}."


@dataclass(frozen=True)
class WaiverFacts:
    """One signed answer. Times are written out for the reader, with their time zone."""

    applicant: str
    writer: str
    waived: bool
    exact_text: str
    text_version: str
    typed_name: str
    signed_at: str
    aamc_id: str = ""
    service: str = ""
    revoked_at: str = ""
    revocation: str = ""
    office: str = ""
    record: str = ""
    language: str = "en"
    words: WaiverWords = field(default_factory=WaiverWords)


def waiver_record_pdf(facts: WaiverFacts) -> bytes:
    """The record as a PDF, to be kept or handed to the writer."""
    words = facts.words
    parts: list[Part] = [
        FactList(
            (
                (words.applicant, facts.applicant),
                (words.aamc_id, grouped(facts.aamc_id)),
                (words.writer, facts.writer),
                (words.service, facts.service),
            )
        ),
        Heading(words.text),
        Quote(facts.exact_text),
        FactList(((words.version, facts.text_version),)),
        Heading(words.signature),
        FactList(((words.typed_name, facts.typed_name), (words.signed_at, facts.signed_at))),
    ]
    if facts.revoked_at:
        parts += [
            Heading(words.revocation),
            Quote(facts.revocation),
            FactList(((words.revoked_at, facts.revoked_at),)),
            Prose(words.later),
        ]
    return sheets(
        words.title,
        parts,
        opening=(words.waived if facts.waived else words.kept).format(applicant=facts.applicant),
        foot=words.foot.format(office=facts.office, record=facts.record) if facts.record else facts.office,
        code=facts.language,
    )
