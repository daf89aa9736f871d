"""Countries by ISO 3166-1 alpha-2 code, and which of them count as the United States."""

from importlib.resources import files

CODES = frozenset((files("portal.guidance") / "data" / "countries.txt").read_text(encoding="ascii").split())
# Puerto Rico and the other territories: their teaching hospitals are US clinical settings, accredited by the
# same bodies.
UNITED_STATES = frozenset({"US", "PR", "GU", "VI", "AS", "MP"})
OTHER_SPELLINGS = {
    "USA": "US",
    "UNITED STATES": "US",
    "UNITED STATES OF AMERICA": "US",
    "U.S.": "US",
    "U.S.A.": "US",
    "UK": "GB",
}


def country_code(text: str) -> str | None:
    """The two-letter code for what a person or a script wrote, or None where it names no country."""
    code = text.strip().upper()
    code = OTHER_SPELLINGS.get(code, code)
    return code if code in CODES else None
