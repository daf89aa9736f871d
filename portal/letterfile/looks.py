"""What a reader expects to find in the words of a letter: letterhead, contact details, date, salutation, closing.

Pure: lines in, answers out. The rules are guesses about form, so they only ever warn (domain.md 1.4, R15).
"""

import re
from collections.abc import Sequence

from portal.letterfile.lines import Line
from portal.letterfile.months import MONTH

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:\s?(?:st|nd|rd|th|er|º|ª|\.))?"
_OF = r"(?:of\s+|de\s+|del\s+|d[’']\s?)?"
DATE = re.compile(
    rf"\b(?:{MONTH}\s*{_DAY}\s*,?\s*{_YEAR}|{_DAY}\s*{_OF}[-\s]?{MONTH}[-\s]?,?\s*{_OF}{_YEAR}|{MONTH},?\s+{_OF}{_YEAR}"
    rf"|ngày\s+\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+{_YEAR}"
    rf"|{_YEAR}\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]\s?\d{{1,2}}|\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?(?:{_YEAR}|\d\d))(?!\d)",
    re.IGNORECASE,
)
SALUTATION = re.compile(
    r"^(?:dear\b|to whom (?:it|this) may concern|to the (?:program|programme|residency|selection|admissions|members)"
    r"|greetings\b|attention:|estimad[oa]s?\b|sehr geehrte)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"^(?:(?:yours\s+)?(?:very\s+)?(?:sincerely|respectfully|truly|cordially|faithfully|warmly)\b"
    r"|(?:with\s+)?(?:my\s+)?(?:all\s+)?(?:the\s+)?(?:very\s+)?(?:best|kind(?:est)?|warm(?:est)?)(?:\s+(?:regards|wishes))?\s*,?$"
    r"|(?:with\s+)?(?:\w+\s+)?regards\b|with (?:\w+\s+)?(?:appreciation|gratitude|enthusiasm|confidence|respect)\b"
    r"|signed\b|atentamente|cordialement|mit freundlichen)",
    re.IGNORECASE,
)
CLOSING_WORDS_AT_MOST = 6
RECIPIENT = re.compile(
    r"^(?:to\s*:|re\s*:|regarding\s*:|subject\s*:|(?:the\s+)?(?:residency\s+|fellowship\s+)?program(?:me)? director"
    r"|(?:residency|selection|admissions) (?:selection )?committee|aamc\b|applicant\s*:)",
    re.IGNORECASE,
)
INSTITUTION = re.compile(
    r"\b(?:universit\w+|universidad\w*|hospital\w*|hôpital|hopital|clinic\w*|klinik\w*|medic\w+|health\w*|school|college"
    r"|department|division|institut\w*|cent(?:er|re)|ministry|foundation|faculty|facultad|practice|associates|physicians?"
    r"|surgery|surgeons?|pediatrics|m\.?d\.?|mbbs|ngo)(?!\w)",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|\bwww\.|https?://|\b(?:tel|phone|telephone|fax|mobile|cell|email|e-mail|pager)\b[\s.:]"
    r"|\+\d[\d\s().-]{7,}\d|\(?\b\d{3}\)?[\s.-]{1,2}\d{3}[\s.-]\d{4}\b"
    r"|\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b|\bp\.?\s?o\.?\s?box\b"
    r"|\b\d{1,6}\w?\s+(?:[\w.]+\s+){1,4}(?:street|st|avenue|ave|road|rd|drive|dr|boulevard|blvd|lane|ln|way|parkway|pkwy"
    r"|highway|plaza|square|court|circle)\b|\b(?:suite|floor|room)\s+\w+|,\s+[A-Z][\w. ]+\s+\d{4,6}\b",
    re.IGNORECASE,
)
SHORT_LINE = 28  # letters beside a date in a line that is there for the date
HEAD_LINES = 14
HEAD_POINTS = 3.2 * 72
FOOT_POINTS = 1.3 * 72


def has_date(lines: Sequence[Line]) -> bool:
    """A line that stands there for its date: above the salutation, below the closing, or short.

    A date inside a sentence ("worked with us from June 1, 2026") dates the rotation, not the letter.
    """
    start = next((i for i, line in enumerate(lines) if SALUTATION.match(line.text)), 0)
    end = next((i for i, line in enumerate(lines) if i > start and is_closing(line.text)), len(lines))
    for number, line in enumerate(lines):
        match = DATE.search(line.text)
        if match is None:
            continue
        beside = len(line.text) - (match.end() - match.start())
        if number < start or number > end or beside <= SHORT_LINE:
            return True
    return False


def has_salutation(lines: Sequence[Line]) -> bool:
    """ "Dear Program Director" and its kin at the beginning of a line."""
    return any(SALUTATION.match(line.text) for line in lines)


def is_closing(text: str) -> bool:
    """ "Sincerely," and its kin: a short line that ends a letter."""
    return len(text.split()) <= CLOSING_WORDS_AT_MOST and CLOSING.match(text) is not None


def letterhead(lines: Sequence[Line], *, height: float | None, logo: bool) -> tuple[bool, bool | None]:
    """Whether page 1 has a letterhead, and whether it gives contact details.

    `height` is the page's in points, None where the lines have no place (text recognition). A logo may hold the contact
    details inside the picture: then nothing is said about them.
    """
    head = _head(lines, height)
    institution = any(INSTITUTION.search(line.text) for line in head)
    contact = any(CONTACT.search(line.text) for line in [*head, *_foot(lines, height)])
    if logo and not contact:
        return True, None
    return institution or contact or logo, contact


def has_number(text: str, number: str) -> bool:
    """Whether an identity number is written in the text, with or without spaces and hyphens between its digits."""
    digits = re.sub(r"\D", "", number)
    if not digits:
        return False
    return re.search(rf"(?<!\d){'[ -]?'.join(digits)}(?!\d)", text) is not None


def _head(lines: Sequence[Line], height: float | None) -> list[Line]:
    """The lines above the date, the recipient or the salutation; a letterhead in words stands there."""
    head: list[Line] = []
    for line in lines[:HEAD_LINES]:
        date = DATE.search(line.text)
        opens = SALUTATION.match(line.text) or RECIPIENT.match(line.text)
        if opens or (height is not None and line.top > HEAD_POINTS):
            break
        if date is not None:
            if len(line.text) - len(date[0]) > SHORT_LINE:
                head.append(line)
            break
        head.append(line)
    return head


def _foot(lines: Sequence[Line], height: float | None) -> list[Line]:
    if height is None:
        return []
    return [line for line in lines if line.top > height - FOOT_POINTS]
