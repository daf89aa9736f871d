"""A draft, read: its sentences, the applicant's name covered, and which lines are letter and which letterhead or signature."""

import re
import unicodedata
from dataclasses import dataclass

from portal.guidance.wording.lexicon import Sign, expression
from portal.guidance.wording.sentences import Piece, clause, plain, sentences

COVER = "Æ"
SOON = 3  # sentences: how far a change may be told from where it began
LONG_SENTENCE = 320  # letters; a longer one is quoted by the clause that matters
_TITLES = frozenset(
    {"dr", "doctor", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "md", "mbbs", "do", "phd", "mph"}
)
_TITLE_DOT = re.compile(r"(?<=\bDr)\.|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bMrs)\.|(?<=\bProf)\.|(?<=\bSt)\.|(?<=\d)\.(?=\d)")
_GREETING = re.compile(
    r"^[ ]{0,20}(?:Dear\b|To\s+whom\b|To\s+the\b[^\n]{0,90}[:,][ ]*$|Respected\b)", re.IGNORECASE | re.MULTILINE
)
_GOODBYE = re.compile(
    r"^[ ]{0,20}(?:(?:(?:yours|very|most)[ ]{1,3})?(?:sincerely|truly|faithfully|respectfully|cordially|warmly)\b"
    r"|(?:with[ ]+)?(?:kind(?:est)?|best|warm(?:est)?|many|my[ ]+best)[ ]+(?:regards|wishes)|regards|best,|yours[ ]*,"
    r"|yours[ ]+in\b|thank[ ]+you,|god[ ]+bless|respectfully[ ]+submitted|for[ ]+the[ ]+group|with[ ]+my[ ]+strongest)[^\n]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
_DENIAL = re.compile(
    r"\b(?:not|never|no|none|without|neither|nor|cannot|hardly|lack(?:s|ed|ing)|unable|nobody|nothing)\b|n't\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\bnot\s+(?:only|just|merely|simply)\b|\bno\s+(?:doubt|hesitation|question|one)\b|\bnever\s+(?:hesitat\w+|fail\w+|miss\w+|tired)\b"
    r"|\bwithout\s+(?:any\s+)?(?:hesitation|reservation|exception|doubt|fail|help|being)\b|\bnot\s+once\b|\bnot\s+well,\s+but\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?\s+to|wants?|wanted|plan(?:s|ned|ning)? (?:to|on)|intend\w*|dream\w*|aspir\w+|interest(?:ed)?"
    r"|passion\w*|would\s+(?:like|love|enjoy)|will|eager|goals?|aims?|desires?|expect|confident|like[sd]?\s+to)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:worked|works|saw|sees|cared|cares|managed|spent|volunteered|volunteers|rotated|served|serves|treated|practi[cs]ed|joined|led|ran|spoke"
    r"|speaks|asked|found|wrote|arranged|helped|negotiated|trained|taught|built|started|coordinated|organi[sz]ed|looked|looks|examined|took|used|learned"
    r"|made|gave|noticed|was|were|has|had|did|became|improved)\b",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(
    r"[;:]|,\s+(?:and|but|so|or|yet|who|which|where|although|though|while)\b|\s-\s|\bbut\b|\balthough\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the draft: where it stands, and its words with plain quotes and the applicant's name covered."""

    piece: Piece
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as it is read. `body` are the sentences between greeting and goodbye; `text` is what is quoted from."""

    text: str
    same: str  # plain, same length
    covered: str  # plain, the applicant's name covered, same length
    sentences: tuple[Sentence, ...]
    body: tuple[Sentence, ...]
    greeting_at: int
    goodbye_at: int


def read_draft(text: str, applicant: str = "") -> Draft:
    """Reads a draft. `applicant` is the applicant's name as the writer should use it; titles are ignored."""
    same = plain(text)
    covered = _TITLE_DOT.sub(" ", cover(same, applicant))
    greeting, goodbye = _greeting(same), _goodbye(same)
    found = tuple(Sentence(piece, piece.of(covered)) for piece in sentences(text))
    body = tuple(sentence for sentence in found if greeting <= sentence.piece.start < goodbye)
    return Draft(text, same, covered, found, body, greeting, goodbye)


def evidence(draft: Draft, signs: tuple[Sign, ...], among: tuple[Sentence, ...] | None = None) -> tuple[str, ...]:
    """The sentences that show one of the signs, quoted exactly, each once, in the order of the draft."""
    looked_at = draft.body if among is None else among
    quotes = []
    for place, sentence in enumerate(looked_at):
        following = looked_at[place + 1 : place + 1 + SOON]
        found = next((match for sign in signs if (match := shows(sign, sentence.words, following)) is not None), None)
        if found is not None:
            quotes.append(quote(draft, sentence, found))
    return tuple(dict.fromkeys(quotes))


def shows(sign: Sign, words: str, following: tuple[Sentence, ...] = ()) -> re.Match[str] | None:
    """Where a sentence shows a sign, or None. Some signs are complete only with a sentence that follows soon."""
    if sign.needs is not None and sign.needs.search(words) is None:
        return None
    if sign.unless is not None and sign.unless.search(words) is not None:
        return None
    for found in sign.any.finditer(words):
        if sign.denied != "no" and _is_denied(words, found, within=sign.denied == "within"):
            continue
        if sign.wish and _is_wish(words, found):
            continue
        if sign.then is not None and not _is_followed(sign.then, words[found.end() :], following):
            continue
        return found
    return None


def _is_followed(then: re.Pattern[str], rest: str, following: tuple[Sentence, ...]) -> bool:
    return any(then.search(words) for words in (rest, *(sentence.words for sentence in following)))


def quote(draft: Draft, sentence: Sentence, found: re.Match[str]) -> str:
    """The sentence as it stands in the draft; of a long one the clause that holds what was found."""
    piece = sentence.piece
    if piece.end - piece.start > LONG_SENTENCE:
        piece = clause(draft.text, piece, piece.start + found.start(), piece.start + found.end())
    return piece.of(draft.text)


def name_tokens(name: str) -> frozenset[str]:
    """The parts of a name that stand for it, without titles, accents and case: "El-Sayed" gives el-sayed, elsayed, sayed."""
    tokens: set[str] = set()
    for word in re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", plain(name)):
        bare = folded(word)
        tokens |= {bare, bare.replace("-", "").replace("'", "")}
        tokens |= {part for part in re.split(r"['-]", bare) if len(part) > 2}
    return frozenset(token for token in tokens if len(token) > 1 and token not in _TITLES)


def folded(word: str) -> str:
    """Lower case, no accents: "Ríos" and "RIOS" are the same."""
    apart = unicodedata.normalize("NFKD", word.casefold().replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def cover(text: str, name: str) -> str:
    """The text with every word of the name covered by as many Æ as it has letters."""
    tokens = name_tokens(name)
    if not tokens:
        return text

    def covered(word: re.Match[str]) -> str:
        ours = word.group()[:1].isupper() and not tokens.isdisjoint(
            {folded(word.group()), *folded(word.group()).split("-")}
        )
        return COVER * len(word.group()) if ours else word.group()

    return re.sub(r"[^\W\d_]+(?:-[^\W\d_]+)*", covered, text)


def _is_denied(words: str, found: re.Match[str], *, within: bool) -> bool:
    """Is there a "not" in the same clause before what was found, or within it?"""
    before = words[: found.start()]
    starts = [mark.end() for mark in _CLAUSE_START.finditer(before)]
    stretch = before[max(starts[-1] if starts else 0, len(before) - 70) :] + (found.group() if within else "")
    return _DENIAL.search(_NO_DENIAL.sub(" ", stretch)) is not None


def _is_wish(words: str, found: re.Match[str]) -> bool:
    """Is what was found wished for, planned or expected, and not done?"""
    before = words[: found.start()]
    wishes = list(_WISH.finditer(before))
    return bool(wishes) and _DONE.search(_PAST_WISH.sub(" ", before[wishes[-1].end() :])) is None


_PAST_WISH = expression(r"(?:is|was|has been|had) (?:very |deeply |also )?(?:interested|passionate|eager|hoping)")


def _greeting(same: str) -> int:
    """Where the letter begins: its greeting, or the beginning of the text where there is none."""
    found = _GREETING.search(same, 0, max(400, len(same) // 2))
    return found.start() if found else 0


def _goodbye(same: str) -> int:
    """Where the letter ends: its last goodbye in the second half, or the end of the text."""
    marks = [mark.start() for mark in _GOODBYE.finditer(same) if mark.start() > len(same) // 3]
    return marks[0] if marks else len(same)
