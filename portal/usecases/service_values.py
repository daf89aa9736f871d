"""The values of a service as an advisor types them: each key has its kind, and what is not of that kind gets a sentence.

Lists are typed one a line, standardized letters as "specialty; name; how; narrative too".
"""

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from portal.errors import Wrong
from portal.letterfile.papers import PAPERS
from portal.seasons.services import Completion
from portal.translating import gettext

YES, NO, UNKNOWN = "yes", "no", "unknown"

#: The smallest and the largest that can be meant; beyond, somebody slipped on a key.
NUMBERS: Final[Mapping[str, tuple[int, int]]] = {
    "program_letter_slots": (1, 20),
    "file_bytes": (10_000, 100_000_000),
    "processing_business_days": (0, 60),
}
YES_OR_NO: Final = frozenset(
    {
        "assigned_by_hand", "confidentiality_statement", "digital_signature_accepted", "encryption_accepted", "general_letter",
        "letter_id", "sets_deadline", "writer_may_replace", "writer_needs_account",
    }
)  # fmt: skip
SPECIALTIES: Final = "specialties"
LISTS: Final = frozenset({"file_types", "letter_types", "may_not_upload", "may_upload", SPECIALTIES})
NEVER_EMPTY: Final = frozenset({"name", "portal_name"})
FORMS: Final = "standardized_letters"
PAPER: Final = "page_size"
ADDRESS: Final = "portal_address"
_HOW: Final = {"web form": Completion.WEB_FORM, "pdf": Completion.PDF, UNKNOWN: Completion.UNKNOWN}
_NARRATIVE: Final = {YES: True, NO: False, UNKNOWN: None}


def takes_lines(key: str) -> bool:
    """Whether the value is typed in several lines."""
    return key in LISTS or key == FORMS


def typed(key: str, value: Any) -> str:
    """A value as it is typed into its field."""
    if value is None:
        return ""
    if key == FORMS:
        return "\n".join(_form_line(form) for form in value)
    if isinstance(value, list):
        return "\n".join(str(one) if key == SPECIALTIES else str(one).replace("_", " ") for one in value)
    if isinstance(value, bool):
        return YES if value else NO
    return str(value)


def read_value(key: str, words: str, before: Any) -> Any:
    """The value that the words stand for; None for no words: nobody knows. `before` tells the kind of a key we do not know.

    Raises Wrong with a sentence that says how to write it.
    """
    words = words.strip()
    if not words and key in NEVER_EMPTY:
        raise Wrong("value", gettext("Write what it is called: writers read it on their page."))
    if not words:
        return None
    return _reader(key, before)(key, words)


def _reader(key: str, before: Any) -> Callable[[str, str], Any]:
    if key in NUMBERS or (isinstance(before, int) and not isinstance(before, bool)):
        return _number
    if key in YES_OR_NO or isinstance(before, bool):
        return _yes_or_no
    if key == FORMS:
        return _forms
    if key in LISTS or isinstance(before, list):
        return _list
    return {PAPER: _paper, ADDRESS: _address}.get(key, lambda _, words: words)


def _number(key: str, words: str) -> int:
    if not (words.isascii() and words.isdecimal()):
        raise Wrong("value", gettext("Write a whole number, such as 4, or leave it empty where nobody knows."))
    least, most = NUMBERS.get(key, (0, 10**9))
    if not least <= int(words) <= most:
        raise Wrong(
            "value",
            gettext(
                "Write a number from %(least)s to %(most)s, or leave it empty where nobody knows.",
                least=f"{least:,}", most=f"{most:,}",
            ),
        )  # fmt: skip
    return int(words)


def _yes_or_no(_: str, words: str) -> bool:
    if words.lower() not in (YES, NO):
        raise Wrong("value", gettext("Write yes or no, or leave it empty where nobody knows."))
    return words.lower() == YES


def _paper(_: str, words: str) -> str:
    called = {paper.code: paper.code for paper in PAPERS} | {paper.name.lower(): paper.code for paper in PAPERS}
    if words.lower() not in called:
        codes = ", ".join(paper.code for paper in PAPERS)
        raise Wrong("value", gettext("Write one of these: %(papers)s.", papers=codes))
    return called[words.lower()]


def _address(_: str, words: str) -> str:
    parts = urlsplit(words)
    if parts.scheme != "https" or "." not in parts.netloc or any(letter.isspace() for letter in words):
        raise Wrong("value", gettext("Write the whole address, beginning with https://."))
    return words


def _list(key: str, words: str) -> list[str]:
    lines = [" ".join(line.casefold().split()) for line in words.splitlines() if line.strip()]
    return list(dict.fromkeys(line if key == SPECIALTIES else line.replace(" ", "_") for line in lines))


def _forms(_: str, words: str) -> list[dict[str, Any]]:
    return [_form(line) for line in words.splitlines() if line.strip()]


def _form(line: str) -> dict[str, Any]:
    parts = [part.strip() for part in line.split(";")]
    if (
        len(parts) != 4
        or not parts[0]
        or not parts[1]
        or parts[2].lower() not in _HOW
        or parts[3].lower() not in _NARRATIVE
    ):
        raise Wrong(
            "value",
            gettext(
                "“%(line)s” is not understood. Write: specialty; name of the letter; web form, PDF or unknown; and whether the"
                " same writer may give a narrative too: yes, no or unknown.",
                line=line.strip(),
            ),
        )
    specialty, name, how, narrative = parts
    return {
        "specialty": specialty.casefold(),
        "name": name,
        "how": str(_HOW[how.lower()]),
        "narrative_too": _NARRATIVE[narrative.lower()],
    }


def _form_line(form: Mapping[str, Any]) -> str:
    how = {str(code): words for words, code in _HOW.items()}[form["how"]]
    narrative = {value: words for words, value in _NARRATIVE.items()}[form["narrative_too"]]
    return f"{form['specialty']}; {form['name']}; {how}; {narrative}"
