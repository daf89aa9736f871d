"""A request for a letter on one sheet of paper, for a writer whose mail address does not work: the applicant or the office hands it over.

No link stands on it: the page is the writer's alone, and paper is passed on. It asks for an address that works instead.
"""

from dataclasses import dataclass, field

from portal.documents.sheets import FactList, Heading, Points, Prose, sheets


@dataclass(frozen=True)
class HandoverWords:
    """The document's own words. Placeholders are named."""

    title: str = "A letter of recommendation for {applicant}"
    opening: str = "For {writer}"
    asks: str = (
        "{applicant} asks you for a strong letter of recommendation, for a residency in {specialty}. Our mail to you came back, so this"
        " sheet comes by hand."
    )
    due: str = "Due"
    service: str = "Uploaded to"
    from_whom: str = "From"
    begin: str = "How to begin"
    steps: tuple[str, ...] = (
        "Write to {office_email} from the address that reaches you, or tell {applicant} which one it is.",
        "You get a page of your own there: what you saw together, the CV, and how to upload the letter. You need no account.",
        "If you would rather not write it, please say so as simply. A no in time helps as much as a yes.",
    )
    without_email: str = "Tell {applicant} which address reaches you."
    why: str = "Why no link stands here"
    why_no_link: str = "Your page opens for you alone, so its link goes to your address and never on paper."
    foot: str = "The letter goes from you to the service. {office} never holds it."


@dataclass(frozen=True)
class HandoverFacts:
    """The request. `due` in words; `office_email` may be empty."""

    applicant: str
    writer: str
    specialty: str
    service: str
    due: str
    office: str
    office_email: str = ""
    language: str = "en"
    words: HandoverWords = field(default_factory=HandoverWords)


def handover_pdf(facts: HandoverFacts) -> bytes:
    """`request.pdf`."""
    words = facts.words
    told = {
        "applicant": facts.applicant,
        "writer": facts.writer,
        "specialty": facts.specialty,
        "office": facts.office,
        "office_email": facts.office_email,
    }
    first, *rest = words.steps
    steps = (first if facts.office_email else words.without_email, *rest)
    return sheets(
        words.title.format(**told),
        [
            Prose(words.asks.format(**told)),
            FactList(((words.due, facts.due), (words.service, facts.service), (words.from_whom, facts.office))),
            Heading(words.begin),
            Points(tuple(step.format(**told) for step in steps), numbered=True),
            Heading(words.why),
            Prose(words.why_no_link),
        ],
        opening=words.opening.format(**told),
        foot=words.foot.format(**told),
        code=facts.language,
    )
