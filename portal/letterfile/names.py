"""Is this person named in this text? Names in any script and order, with or without accents, titles and hyphens."""

import re
import unicodedata

TITLES = frozenset(
    "dr doctor md mbbs mbchb do mr mrs ms miss mx prof professor phd mph msc bsc bs jr sr ii iii iv facp frcp".split()  # noqa: SIM905
)
PARTICLES = frozenset(
    "de del della da dos das di du la le las los el al bin ibn bint van von der den ten y e st".split()  # noqa: SIM905
)
# Letters that Unicode does not take apart into a base letter and an accent.
PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "þ": "th", "æ": "ae", "œ": "oe", "ŋ": "n"}
)
GERMAN_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
# Scripts written without spaces between words: the parts of a name are looked for inside the text.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")
PUNCTUATION = ".,;:'\"-‐’‘"
WORD = re.compile(r"\w+")
JOINED = re.compile(r"[\u0027\u2018\u2019\u02bc\u02bb`\-\u2010\u2011\u00ad\u200b-\u200f\ufeff.]")
ARTICLE = re.compile(r"[ae]l\w{3}")  # Elsayed, Al-Sayed: one name
LETTER_BY_LETTER = re.compile(r"\b(?:\w[ .]+){3,}\w\b")
NAME = re.compile(r"[^\W\d_][\w’'\u2010-]*")
HONORIFICS = frozenset("dr doctor mr mrs ms miss mx prof professor".split())  # noqa: SIM905
NOT_NAMES = frozenset(
    "the when while as and with because in for of re during working supervising recommending regarding applicant student"  # noqa: SIM905
    " candidate both since after before although though name from to by having that dear".split()
)
BROKEN_WORD = re.compile(r"[-\u2010\u00ad\u0002\ufffe]\s*\n\s*")


def names_person(text: str, name: str) -> bool:
    """Whether the text gives enough of the name to know the person: two of its parts, or the only one.

    An initial stands for a given name beside a part written out ("A. Boateng"), and so does a title before the only part
    given ("Dr. Boateng"), unless that part is seen in somebody else's name ("Efua Boateng"). True for a name without any part.
    """
    return any(
        _named(spelt(text), _parts(spelt(name))) or _spaced_out(spelt(text), spelt(name)) for spelt in (_plain, _german)
    ) or any(_titled_alone(text, part, name) for part in _parts(_plain(name)))


def _spaced_out(text: str, name: str) -> bool:
    """Whether a run of single letters ("A m a B o a t e n g", as a letterhead's type sets them) is the whole name."""
    whole = "".join(_parts(name))
    return any(whole in re.sub(r"\s", "", run[0]) for run in LETTER_BY_LETTER.finditer(text))


def _titled_alone(text: str, part: str, name: str) -> bool:
    """Whether the person is called by one name with a title, and nobody else in the letter bears it.

    The case of letters is what tells a name beside it from a word, so this reads the text as it is written.
    """
    own, titled = _parts(_plain(name)), False
    whole = BROKEN_WORD.sub("", unicodedata.normalize("NFKC", text))
    words = list(NAME.finditer(whole))
    for number, word in enumerate(words):
        if JOINED.sub("", _plain(word[0])) != JOINED.sub("", part):
            continue
        before = (
            words[number - 1]
            if number and re.fullmatch(r"\.?\s+", whole[words[number - 1].end() : word.start()])
            else None
        )
        after = words[number + 1 : number + 2]
        beside = [before] if before else []
        beside += [
            one
            for one in after
            if whole[word.end() : one.start()].isspace() and "\n" not in whole[word.end() : one.start()]
        ]
        if any(_is_anothers(one[0], own) for one in beside):
            return False
        titled = titled or (before is not None and _plain(before[0]) in HONORIFICS)
    return titled


def _is_anothers(word: str, own: list[str]) -> bool:
    """Whether a word beside a name makes it somebody else's: a name, or an initial, that is none of one's own."""
    plain = _plain(word)
    if not word[0].isupper() or plain in TITLES | PARTICLES | NOT_NAMES:
        return False
    return plain[0] not in {part[0] for part in own} if len(plain) == 1 else plain not in own


def _named(text: str, parts: list[str]) -> bool:
    words = set(WORD.findall(text)) | set(WORD.findall(JOINED.sub("", text)))
    found = [part for part in parts if _has(part, words, text)]
    if len(found) >= min(2, len(parts)):
        return True
    missing = [part for part in parts if part not in found]
    return len(found) == 1 and any(_has_initial(part[0], found[0], text) for part in missing)


def _has(part: str, words: set[str], text: str) -> bool:
    """Whether one part of a name is among the words: joined ("alrashid") or its pieces each ("anne", "marie")."""
    if UNSPACED.search(part):
        return part in re.sub(r"\s", "", text)
    joined, pieces = JOINED.sub("", part), set(WORD.findall(part))
    if ARTICLE.match(joined) and {f"al{joined[2:]}", f"el{joined[2:]}"} & words:
        return True
    return joined in words or pieces <= words or (RIGHT_TO_LEFT.search(part) is not None and joined[::-1] in words)


def _has_initial(initial: str, part: str, text: str) -> bool:
    """ "a. boateng", "boateng, a." and with other initials between."""
    spaced = re.escape(part)
    return bool(
        re.search(rf"\b{re.escape(initial)}\b[.\s]+(\w\b[.\s]+)*{spaced}\b", text)
        or re.search(rf"\b{spaced}\s*,\s*{re.escape(initial)}\b", text)
    )


def _parts(name: str) -> list[str]:
    """The parts of a name that tell people apart: no titles, particles or initials, unless there is nothing else."""
    parts = [part.strip(PUNCTUATION) for part in re.split(r"[\s,;().]+", name)]
    telling = [part for part in parts if WORD.search(part) and part not in TITLES]
    strong = [part for part in telling if part not in PARTICLES and (len(part) > 1 or UNSPACED.search(part))]
    return list(dict.fromkeys(strong or telling))


def _plain(text: str) -> str:
    """Without accents, in small letters, in one form of Unicode; words broken at a line's end are whole again."""
    whole = BROKEN_WORD.sub("", unicodedata.normalize("NFKC", text))
    letters = unicodedata.normalize("NFD", whole.casefold().translate(PLAIN_LETTERS))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if unicodedata.category(letter) != "Mn"))


def _german(text: str) -> str:
    """As passports spell it: Müller as Mueller."""
    return _plain(unicodedata.normalize("NFKC", text).casefold().translate(GERMAN_LETTERS))
