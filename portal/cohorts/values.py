"""What a cell of each field may hold, and how it is kept."""

import re
import unicodedata
from typing import Final

from portal.cohorts.cells import without_unseen
from portal.cohorts.sentences import Remark
from portal.countries import country_code

_DASHES: Final = frozenset({"-", "–", "—", "―", ".", "--"})
_NOTHING: Final = _DASHES | {"n/a", "N/A"}
"""What people write into a cell that must not stay empty. "NA" is Namibia and "Null" is somebody's name."""

_PUNCTUATION_IN_NUMBERS: Final = re.compile(r"[\s\-‐‑‒–—.]+")
_LIKE_AN_ADDRESS: Final = re.compile(r"[^\s@]+@[^\s@]+\.").search
_ROUNDED: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)


def read_name(written: str) -> str | Remark:
    """A name, in any script and of any number of words, with at least one letter in it."""
    if _LIKE_AN_ADDRESS(written):
        return Remark("name_is_email")
    if not any(map(str.isalpha, written)):
        return Remark("name_no_letter", {"value": written[:40]})
    return written


def read_last_name(written: str) -> str | Remark:
    """Like `read_name`; a dash stands for the last name of somebody who has one name."""
    return "" if written in _DASHES else read_name(written)


def read_aamc_id(written: str) -> str | Remark:
    """The 8 digits of an AAMC ID, which people group with spaces and dashes and spreadsheets end with `.0`."""
    if written in _NOTHING:
        return ""
    text = without_unseen(written)
    if _ROUNDED.fullmatch(text):
        return Remark("aamc_id_rounded", {"value": text[:40]})
    digits = _PUNCTUATION_IN_NUMBERS.sub("", re.sub(r"(?<=^\d{8})\.0+$", "", text))
    if len(digits) == 8 and digits.isdecimal():
        return "".join(str(unicodedata.decimal(digit)) for digit in digits)
    return Remark("aamc_id_wrong", {"value": text[:40]})


def read_country(written: str) -> str | Remark:
    """The two-letter code of the country."""
    if written in _NOTHING:
        return ""
    return country_code(without_unseen(written)) or Remark("country_unknown", {"value": written[:60]})


def is_nothing(written: str) -> bool:
    """Whether this stands for an empty cell."""
    return written in _NOTHING
