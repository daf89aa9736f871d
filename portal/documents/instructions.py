"""How to upload the letter, on paper, and the cover of a packet: the end of the guide's step 5.

What a service asks is data of its season and is given; only the words around it are here, to be replaced by a translation.
"""

from dataclasses import dataclass, field

from portal.documents.helper import grouped
from portal.documents.sheets import Address, FactList, Heading, Part, Points, Prose, sheets


@dataclass(frozen=True)
class InstructionWords:
    """The document's own words. Placeholders are named."""

    title: str = "How to upload the letter for {applicant}"
    opening: str = "For {writer}. Due {due}."
    service: str = "Service"
    portal: str = "Where"
    aamc_id: str = "AAMC ID"
    letter_id: str = "Letter ID, for you alone"
    steps: str = "Step by step"
    file_rules: str = "The file"
    who: str = "Who may upload"
    designee: str = (
        "You, or a person you name. Nobody who advises the applicant on the application may upload for you, and not the"
        " applicant if they waived access."
    )
    after: str = "Afterwards"
    told: str = "Please mark the letter as uploaded on your page, so that nobody reminds you again."
    foot: str = "The letter goes from you to the service. Commend never holds it."


@dataclass(frozen=True)
class InstructionFacts:
    """What one writer needs for one letter. `steps` and `file_rules` are the service's, as data of its season."""

    applicant: str
    writer: str
    due: str
    service: str
    portal: str = ""
    address: str = ""
    aamc_id: str = ""
    letter_id: str = ""
    steps: tuple[str, ...] = ()
    file_rules: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    language: str = "en"
    words: InstructionWords = field(default_factory=InstructionWords)


def instructions_pdf(facts: InstructionFacts) -> bytes:
    """`instructions.pdf`: the ids, the steps, the file's rules, who may upload. ValueError if `address` is no web address."""
    words = facts.words
    parts: list[Part] = [
        FactList(
            (
                (words.service, facts.service),
                (words.portal, facts.portal),
                (words.aamc_id, grouped(facts.aamc_id)),
                (words.letter_id, facts.letter_id),
            )
        )
    ]
    if facts.address:
        parts.append(Address(facts.address))
    for heading, points, numbered in (
        (words.steps, facts.steps, True),
        (words.file_rules, facts.file_rules, False),
    ):
        if points:
            parts += [Heading(heading), Points(points, numbered)]
    parts += [Heading(words.who), Prose(words.designee), Heading(words.after), Points((*facts.after, words.told))]
    return sheets(
        words.title.format(applicant=facts.applicant),
        parts,
        opening=words.opening.format(writer=facts.writer, due=facts.due),
        foot=words.foot,
        code=facts.language,
    )


@dataclass(frozen=True)
class CoverWords:
    """The cover's own words. Placeholders are named."""

    title: str = "A letter for {applicant}"
    opening: str = "For {writer}. Due {due}."
    applying: str = "For"
    version: str = "Packet"
    inside: str = "In this packet"
    material: str = "Everything here is raw material: use what you saw, leave the rest."
    questions: str = "A question?"
    foot: str = "Sent to the writer alone. Please do not forward it."


@dataclass(frozen=True)
class CoverFacts:
    """What stands on the first page: `inside` names the files with their pages, `contacts` who answers questions."""

    applicant: str
    writer: str
    due: str
    applying: str = ""
    version: str = ""
    inside: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    language: str = "en"
    words: CoverWords = field(default_factory=CoverWords)


def cover_pdf(facts: CoverFacts) -> bytes:
    """The packet's first page, for a writer who prints it."""
    words = facts.words
    parts: list[Part] = [
        FactList(((words.applying, facts.applying), (words.version, facts.version))),
        Heading(words.inside if facts.inside else ""),
        Points(facts.inside, numbered=True),
        Prose(words.material),
        Heading(words.questions if facts.contacts else ""),
        Points(facts.contacts),
    ]
    return sheets(
        words.title.format(applicant=facts.applicant),
        parts,
        opening=words.opening.format(writer=facts.writer, due=facts.due),
        foot=words.foot,
        code=facts.language,
    )
