"""File names that open on every machine and pass every service.

ERAS refuses `| * ? :` in the name of a letter (domain.md 1.4); Windows refuses `< > " / \\` and a few words beside. What
a person called their file is kept as far as that allows, in any script.
"""

import re
import unicodedata

FORBIDDEN = re.compile(r'[|*?:<>"/\\]+')
INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
TAKEN_BY_WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
LONGEST_BYTES = 120  # without the ending; file systems stop at 255 bytes
ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def safe_name(name: str, ending: str, otherwise: str) -> str:
    """`name` without folders, forbidden and invisible characters, and with this ending (as in ".pdf").

    `otherwise` stands in where nothing is left of the name.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    stem = tidy(ENDING.sub("", last))
    if not stem or stem.casefold() in TAKEN_BY_WINDOWS:
        stem = otherwise
    return stem + ending


def safe_file_name(name: str, otherwise: str = "File") -> str:
    """The same with the ending that it has, where that is one."""
    ending = ENDING.search(name)
    return safe_name(name, ending.group() if ending else "", otherwise)


def tidy(text: str) -> str:
    """The text as part of a file name: composed, one line, nothing forbidden, not over 120 bytes."""
    composed = unicodedata.normalize("NFC", FORBIDDEN.sub(" ", text))
    visible = "".join(c if unicodedata.category(c) not in INVISIBLE else " " * c.isspace() for c in composed)
    return within(" ".join(visible.split()).strip(" ."), LONGEST_BYTES)


def within(text: str, longest: int) -> str:
    """As many whole characters of the text as fit in that many bytes of UTF-8."""
    return text.encode()[:longest].decode(errors="ignore").strip(" .")


def ascii_name(name: str) -> str:
    """The name in ASCII for programs that know nothing else: accents fall, other scripts become underscores."""
    bare = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub("_+", "_", plain.encode("ascii", "replace").decode().replace("?", "_"))
