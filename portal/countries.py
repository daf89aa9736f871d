"""A country as an office writes it, as its ISO 3166 code. The English names are Unicode's (CLDR), with the names
people also use.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

from babel import Locale
from babel.core import get_global

_NO_COUNTRIES: Final = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
"""Codes that CLDR names and ISO 3166 does not give to a country."""

_ALSO_CALLED: Final = {
    "BN": ("Brunei Darussalam",),
    "BO": ("Plurinational State of Bolivia",),
    "CD": (
        "DR Congo",
        "DRC",
        "Democratic Republic of Congo",
        "Democratic Republic of the Congo",
        "Congo, Democratic Republic of the",
    ),
    "CG": ("Republic of the Congo", "Congo", "Congo, Republic of the", "Republic of Congo"),
    "CI": ("Ivory Coast", "Cote d'Ivoire"),
    "CV": ("Cabo Verde",),
    "CZ": ("Czech Republic",),
    "FM": ("Federated States of Micronesia",),
    "GB": ("UK", "U.K.", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland"),
    "GM": ("The Gambia",),
    "HK": ("Hong Kong",),
    "IR": ("Islamic Republic of Iran", "Iran, Islamic Republic of"),
    "KP": ("Democratic People's Republic of Korea", "Korea, North"),
    "KR": ("Republic of Korea", "Korea, Republic of", "Korea, South", "Korea (South)", "Korea"),
    "LA": ("Lao People's Democratic Republic", "Lao PDR"),
    "MD": ("Republic of Moldova",),
    "MK": ("Macedonia", "Republic of North Macedonia"),
    "MM": ("Burma", "Myanmar"),
    "MO": ("Macao", "Macau"),
    "NL": ("The Netherlands", "Holland"),
    "PH": ("The Philippines",),
    "PS": ("Palestine", "State of Palestine", "Palestinian Territory", "West Bank and Gaza"),
    "RU": ("Russian Federation",),
    "SA": ("Kingdom of Saudi Arabia", "KSA"),
    "ST": ("Sao Tome and Principe",),
    "SY": ("Syrian Arab Republic",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkey", "Turkiye"),
    "TW": ("Taiwan, Province of China", "Republic of China"),
    "TZ": ("United Republic of Tanzania", "Tanzania, United Republic of"),
    "AE": ("UAE", "U.A.E.", "Emirates"),
    "US": ("USA", "U.S.A.", "U.S.", "United States of America", "America"),
    "VA": ("Holy See",),
    "VE": ("Bolivarian Republic of Venezuela",),
    "VN": ("Viet Nam",),
    "CN": ("People's Republic of China", "PRC", "Mainland China"),
}


def country_code(written: str) -> str | None:
    """The two-letter code of a country given by its code (two or three letters) or its English name; None if there is
    none such.
    """
    return _CODE_BY_NAME.get(_folded(written))


def country_name(code: str) -> str | None:
    """The English name of a two-letter code."""
    return _NAMES.get(code)


def country_codes() -> tuple[str, ...]:
    """Every two-letter code, for a list to choose from."""
    return tuple(_NAMES)


def _folded(name: str) -> str:
    """A name as it is compared: no accents, no case, no punctuation, no article, `and` for `&`."""
    apart = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("ı", "i")).casefold()
    words = "".join(
        letter if letter.isalnum() else " "
        for letter in apart
        if not unicodedata.combining(letter) and letter not in "'’ʼ."
    )
    return " ".join("saint" if word == "st" else word for word in words.split() if word != "the")


def _names() -> dict[str, str]:
    territories = Locale("en").territories
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }


def _spellings() -> Iterator[tuple[str, str]]:
    """Every spelling we know with its code; codes last, because a code is never taken for a name."""
    for code, name in _NAMES.items():
        yield name, code
        yield name.partition("(")[0], code
    for code, names in _ALSO_CALLED.items():
        for name in names:
            yield name, code
    for alias, codes in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and len(codes) == 1 and codes[0] in _NAMES:
            yield alias, codes[0]
    for code in _NAMES:
        yield code, code


_NAMES: Final = _names()
_CODE_BY_NAME: Final = {_folded(name): code for name, code in _spellings() if _folded(name)}
