"""The helper document: one page from the applicant that reminds a writer of what they saw (guide, step 5).

Rule `helper_one_page`: name, school, status; what the applicant applies for; 4 to 6 bullets of what this writer saw;
aspects to highlight. One page, always: the type shrinks in steps from 12 to 8.6 points, then the longest bullet is left
out and the applicant is told which one.
"""

import re
from dataclasses import asdict, dataclass, field

from portal.documents.printable import Proof, breakable, one_line, says_something
from portal.documents.typesetting import Form, Typeset, typeset

# Characters. Everything but the bullets must fit at the smallest type, so the rest is clipped here and reported.
LONGEST = {"applicant": 160, "own_name": 80, "standing": 500, "aim": 900, "aspects": 700, "foot": 700}
LONGEST_BULLET = 3000
LONGEST_NAME_WORD = 20  # in 24 point type
MOST_BULLETS = 12
LANGUAGE = re.compile("[a-z]{2,3}")
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class HelperWords:
    """The document's own words, to be replaced by a translation. Placeholders are named."""

    title: str = "Helper document: {applicant}"
    no_name: str = "Applicant"
    apply_for: str = "I apply for"
    you_saw: str = "What you saw, and I would be grateful if you mentioned"
    speak_to: str = "If you can, please speak to"
    for_writer_due: str = "For {writer}, due {due}."
    for_writer: str = "For {writer}."
    due: str = "Due {due}."
    aamc_id: str = "AAMC\u00a0ID\u00a0{aamc_id}."


@dataclass(frozen=True)
class HelperFacts:
    """What the page says. Every field may be empty; languages are ISO 639 codes."""

    applicant: str
    bullets: tuple[str, ...] = ()
    own_name: str = ""
    name_language: str = ""
    own_language: str = ""
    school: str = ""
    graduated: str = ""
    status: str = ""
    aim: str = ""
    aspects: str = ""
    writer: str = ""
    due: str = ""
    upload: str = ""
    aamc_id: str = ""
    language: str = "en"
    words: HelperWords = field(default_factory=HelperWords)


@dataclass(frozen=True)
class Fit:
    """How the text went onto the page.

    `scale`: 1.0 is 12 point type, 0.72 the smallest. `cut`: numbers (from 1) of the bullets that were left out.
    `clipped`: fields that were too long and lost their end. `left_out`: characters that no font could show.
    """

    scale: float
    cut: tuple[int, ...] = ()
    clipped: tuple[str, ...] = ()
    left_out: str = ""


@dataclass(frozen=True)
class Document:
    """The helper document as a PDF: tagged, US Letter, always one page."""

    pdf: bytes
    fit: Fit
    pages: int


@dataclass(frozen=True)
class Preview:
    """The same page as a picture (SVG), for the applicant who is still typing."""

    svg: bytes
    fit: Fit


def helper_document(facts: HelperFacts) -> Document:
    """The page as a PDF/UA-1 file. The same facts give the same bytes."""
    page = _Page.of(facts)
    made = page.set_in("pdf")
    return Document(made.data, page.fit(made), made.fit["pages"])


def helper_preview(facts: HelperFacts) -> Preview:
    """The page as an SVG picture, and what did not fit. It shows exactly what the PDF will."""
    page = _Page.of(facts)
    made = page.set_in("svg")
    return Preview(made.data, page.fit(made))


@dataclass(frozen=True)
class _Page:
    """The facts as the template takes them, with what had to be taken away before."""

    data: dict[str, object]
    clipped: tuple[str, ...]
    cut: tuple[int, ...]
    numbers: tuple[int, ...]
    left_out: str

    @classmethod
    def of(cls, facts: HelperFacts) -> "_Page":
        words, names, own_name = facts.words, Proof(), Proof()
        names.read(facts.applicant)
        own_name.read(facts.own_name)
        texts = {
            "applicant": facts.applicant if says_something(facts.applicant) else words.no_name,
            "own_name": "" if own_name.missing else facts.own_name,
            "standing": standing(facts),
            "aim": facts.aim,
            "aspects": facts.aspects,
            "foot": foot(facts),
        }
        written = [(n, bullet) for n, bullet in enumerate(facts.bullets, start=1) if bullet.strip()]
        possible = [(n, bullet) for n, bullet in written if len(bullet) <= LONGEST_BULLET][:MOST_BULLETS]
        numbers = tuple(n for n, _ in possible)
        data: dict[str, object] = {name: clip(text, LONGEST[name]) for name, text in texts.items()}
        data |= {
            "applicant": breakable(clip(texts["applicant"], LONGEST["applicant"]), longest=LONGEST_NAME_WORD),
            "own_name": breakable(clip(texts["own_name"], LONGEST["own_name"]), longest=LONGEST_NAME_WORD),
            "title": words.title.format(applicant=data["applicant"]),
            "bullets": [bullet for _, bullet in possible],
            "name_language": language(facts.name_language),
            "own_language": language(facts.own_language),
            "language": language(facts.language) or "en",
            "words": asdict(words),
        }
        return cls(
            data,
            clipped=tuple(name for name, text in texts.items() if len(one_line(text)) > LONGEST[name]),
            cut=tuple(n for n, _ in written if n not in numbers),
            numbers=numbers,
            left_out=names.missing + own_name.missing,
        )

    def set_in(self, form: Form) -> Typeset:
        """The page as it is; where that is more than one, once more, shrunk to one."""
        made = typeset("helper", self.data | {"shrink": False}, form)
        return made if made.fit["pages"] == 1 else typeset("helper", self.data | {"shrink": True}, form)

    def fit(self, made: Typeset) -> Fit:
        cut = {*self.cut, *(self.numbers[place - 1] for place in made.fit["cut"])}
        left_out = "".join(dict.fromkeys(self.left_out + made.left_out))
        return Fit(made.fit["scale"], tuple(sorted(cut)), self.clipped, left_out)


def standing(facts: HelperFacts) -> str:
    """The line under the name: school and year of graduation, then the current status."""
    school = ", ".join(part.strip() for part in (facts.school, facts.graduated) if part.strip())
    return " ".join(sentence(part) for part in (school, facts.status) if part.strip())


def foot(facts: HelperFacts) -> str:
    """The last line: for whom, due when, where to upload, the AAMC ID kept together."""
    words, named = facts.words, {"writer": facts.writer.strip(), "due": facts.due.strip()}
    if named["writer"] and named["due"]:
        opening = words.for_writer_due
    elif named["writer"]:
        opening = words.for_writer
    else:
        opening = words.due if named["due"] else ""
    aamc_id = words.aamc_id.format(aamc_id=grouped(facts.aamc_id)) if facts.aamc_id.strip() else ""
    upload = sentence(facts.upload) if facts.upload.strip() else ""
    return " ".join(part for part in (opening.format_map(named), upload, aamc_id) if part)


def grouped(aamc_id: str) -> str:
    """An AAMC ID in two groups that stay together: 1482 9037. Anything else is left as it is."""
    digits = re.sub(r"\s", "", aamc_id)
    return f"{digits[:4]}{NO_BREAK}{digits[4:]}" if re.fullmatch("[0-9]{8}", digits) else aamc_id.strip()


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends in a mark of its own."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "。", "।", "…")) else text + "."


def clip(text: str, longest: int) -> str:
    """The text, or as many of its whole words as fit with an ellipsis."""
    text = one_line(text)
    if len(text) <= longest:
        return text
    words, _, _ = text[:longest].rpartition(" ")
    return (words or text[: longest - 1]) + "…"


def language(code: str) -> str:
    """An ISO 639 code that Typst accepts, or nothing."""
    code = code.lower().partition("-")[0]
    return code if LANGUAGE.fullmatch(code) else ""
