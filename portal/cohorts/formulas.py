"""Cells that a spreadsheet would calculate: written with an apostrophe before them, read without it.

A value that begins with one of the triggers runs as a formula when the exported file is opened (OWASP, "CSV
injection"). The apostrophe makes it text. A value that by itself begins with apostrophes and a trigger gets one more,
so that reading back always removes exactly the one that writing added.
"""

import re
from typing import Final

TRIGGERS: Final = "=+-@\t\r\n＝＋－＠"
"""The characters a formula may begin with; the wide ones count in East Asian settings."""

_WOULD_RUN: Final = re.compile(f"'*[{re.escape(TRIGGERS)}]").match
_WAS_MADE_SAFE: Final = re.compile(f"'+[{re.escape(TRIGGERS)}]").match
_LIKE_A_FORMULA: Final = re.compile(r"[=@＝＠+＋]|[-－]\s*[\d(=+@]").match

_ERRORS: Final = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})


def made_safe(value: str) -> str:
    """The value as it is written to a file: text, whatever it begins with."""
    return "'" + value if _WOULD_RUN(value) else value


def without_safety(value: str) -> str:
    """The value as it was before `made_safe`; any other value unchanged."""
    return value[1:] if _WAS_MADE_SAFE(value) else value


def is_marked_as_text(value: str) -> bool:
    """Whether an apostrophe before a trigger says that this is text and no formula."""
    return _WAS_MADE_SAFE(value) is not None


def begins_like_a_formula(value: str) -> bool:
    """Whether a spreadsheet would calculate this value. A dash before a letter is somebody's dash."""
    return _LIKE_A_FORMULA(value) is not None


def is_an_error(value: str) -> bool:
    """Whether this is what a spreadsheet shows instead of a result."""
    return value in _ERRORS
