"""The writer's private self-check of a draft (`guidance-rules.md`, "The writer's private self-check").

Computed in memory for the writer alone. It keeps nothing, counts nothing and gives no score. What it finds it quotes, so that a
writer can see at once whether it is right.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portal.guidance.catalogue import DEFAULT_CATALOGUE, SELF_CHECK, Catalogue
from portal.guidance.settings import DEFAULTS, Settings
from portal.guidance.texts.letter import PROBLEMS, STRENGTHS
from portal.guidance.wording.address import named_program
from portal.guidance.wording.lexicon import signs
from portal.guidance.wording.names import wrong_names
from portal.guidance.wording.reading import Draft, evidence, read_draft
from portal.guidance.wording.trained import trained_evidence

MUCH_PRAISE = 3  # sentences
LONGEST_DRAFT = 20_000  # letters, some six pages: what follows is not read, so that a check always ends soon


@dataclass(frozen=True, slots=True)
class Remark:
    """One code of the self-check: found or not, the words that show it, and what to add or change (None where nothing is to do)."""

    code: str
    found: bool
    evidence: tuple[str, ...]
    title: str
    why: str
    advice: str | None


def check_letter(
    text: str, applicant: str = "", settings: Settings = DEFAULTS, texts: Catalogue = DEFAULT_CATALOGUE
) -> Mapping[str, Remark]:
    """Every code of the self-check for one draft, strengths first. Evidence is quoted exactly from `text`.

    `applicant` is the applicant's name ("Dr. Ama Boateng"); without it only blanks of a template count as a wrong name.
    """
    draft = read_draft(text[:LONGEST_DRAFT], applicant)
    words = len(text.split())
    shown = {code: evidence(draft, signs(code)) or trained_evidence(draft, code) for code in STRENGTHS}
    quotes: dict[str, tuple[str, ...]] = {code: find(draft) for code, find in _PROBLEMS_IN_SENTENCES.items()}
    quotes["wrong_applicant_name"] = wrong_names(draft, applicant)
    quotes["vague_praise_only"] = _vague_praise_only(draft, shown)
    quotes["only_international"] = _only_international(draft)
    remarks = {code: _strength(code, shown[code], texts) for code in STRENGTHS}
    remarks |= {code: _problem(code, bool(quotes[code]), quotes[code], texts) for code in PROBLEMS if code in quotes}
    short = words < settings.short_letter_words
    remarks["short_letter"] = _problem("short_letter", short, (), texts, words=texts.amount(words, "word"))
    return remarks


def _vague_praise_only(draft: Draft, shown: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Praise that could be said of anyone, where nothing beside it was seen or reached.

    One comparison is substance beside a word of praise, and not beside a page of it.
    """
    if shown["concrete_behaviours"] or shown["growth"]:
        return ()
    praise = evidence(draft, signs("vague_praise_only"))
    return () if shown["comparative_statement"] and len(praise) < MUCH_PRAISE else praise


def _only_international(draft: Draft) -> tuple[str, ...]:
    """Work abroad and global health projects, where no ward or clinic stands beside them."""
    if evidence(draft, signs("international", "ward")):
        return ()
    return evidence(draft, signs("international", "abroad")) or trained_evidence(draft, "only_international")


def _non_clinical_writer(draft: Draft) -> tuple[str, ...]:
    """The writer's own words, or the title under the letter."""
    signature = tuple(sentence for sentence in draft.sentences if sentence.piece.start >= draft.goodbye_at)
    said = evidence(draft, signs("non_clinical_writer")) + evidence(
        draft, signs("non_clinical_writer", "titles"), signature
    )
    return said or trained_evidence(draft, "non_clinical_writer")


def _said(code: str) -> Callable[[Draft], tuple[str, ...]]:
    return lambda draft: evidence(draft, signs(code))


_PROBLEMS_IN_SENTENCES: Mapping[str, Callable[[Draft], tuple[str, ...]]] = {
    "mentions_visa_status": _said("mentions_visa_status"),
    "saviour_voluntourism": _said("saviour_voluntourism"),
    "showed_improvement": _said("showed_improvement"),
    "non_clinical_writer": _non_clinical_writer,
    "addressed_to_one_program": named_program,
}


def _strength(code: str, quotes: tuple[str, ...], texts: Catalogue) -> Remark:
    """Found with its words; not found, with what to add."""
    said = texts.finding(SELF_CHECK + code)
    return Remark(code, bool(quotes), quotes, said.title, said.why, None if quotes else said.next)


def _problem(code: str, found: bool, quotes: tuple[str, ...], texts: Catalogue, words: str = "") -> Remark:
    """Found with its words and what to change; not found, with nothing to do."""
    said = texts.finding(SELF_CHECK + code, words=words)
    return Remark(code, found, quotes, said.title, said.why, said.next if found else None)
