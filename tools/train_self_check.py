"""Learns the weights of the self-check's trained reader: `portal/guidance/data/trained.tsv`.

    python -m tools.train_self_check

Learns from the tuned and learned labelled texts of `tests/guidance` (never from those held out), in about two minutes on one core, and
writes the same file each time. Labels stand for whole drafts. A sentence of a draft with the label is taken to show it where the lexicon
quotes it, or else where the sentence weighs most for now (the drafts are read twice); every sentence of a draft without it is taken not to.

Which codes the reader may speak of, and from which weight on, is decided by reading each hand's drafts with weights learned from all
others: the lowest weight at which it is right as often as `RIGHT` asks and leaves alone as many as `ALONE` asks of the drafts without
the label (where most drafts have it, being right often is easy). A code found too rarely at that weight is left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from portal.guidance.wording.lexicon import signs
from portal.guidance.wording.reading import Draft, Sentence, evidence, read_draft
from portal.guidance.wording.trained import BASE, FEWEST, LEAST, PARTS, WEIGHTS
from portal.guidance.wording.traits import traits
from tests.guidance.labelled import Case, drafts, passages
from tools.sparse_logistic import Table, learn

CODES = {  # with the file and part of the lexicon that quotes what is sure; growth is left out: the lexicon finds nine of ten
    "direct_supervision_stated": ("direct_supervision_stated", "signs"),
    "concrete_behaviours": ("concrete_behaviours", "signs"),
    "comparative_statement": ("comparative_statement", "signs"),
    "resource_limited": ("resource_limited", "signs"),
    "culture_language": ("culture_language", "signs"),
    "systems_equity": ("systems_equity", "signs"),
    "ethics": ("ethics", "signs"),
    "non_clinical_writer": ("non_clinical_writer", "signs"),
    "only_international": ("international", "abroad"),
}
SEEN_IN = 9  # sentences: a rarer trait is chance
THRIFT = 0.33
ROUNDS = 200
SURELY = 1.0  # a weight from which on a second sentence of the same draft counts as showing it too
RIGHT = 0.93  # of what is quoted, on hands not learned from
ALONE = 0.97  # of drafts without the label, on hands not learned from
WORTH_IT = 0.15  # found on hands not learned from; under this a code is left to the lexicon
HAND = 20  # drafts: a hand (drafts whose files are named alike) is read apart from this size on


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled text: its sentences as rows of the table, and who wrote it."""

    case: Case
    hand: str
    draft: Draft
    rows: range


def main() -> None:
    texts, table, names = _read([*drafts("tuned"), *passages("tuned"), *passages("learned")])
    hands = sorted({text.hand for text in texts if text.hand})
    columns = {}
    for code in CODES:
        judged = [pair for hand in hands for pair in _read_by_others(code, hand, texts, table)]
        least, found = _least(judged)
        print(f"{code:28} found {found:.2f} of {sum(truth for _, truth in judged)} in hands not learned from")
        if found >= WORTH_IT:
            columns[code] = (least, *_learned(code, texts, table))
    _write(columns, names)


def _read(cases: Sequence[Case]) -> tuple[list[Text], Table, list[str]]:
    """The texts, the traits of all their sentences, and the names of those traits."""
    sizes = Counter(_stem(case) for case in cases if len(case.looked_for) > 1)
    texts, found = [], []
    for case in cases:
        draft = read_draft(case.text, case.applicant)
        sentences = _sentences(draft)
        hand = (_stem(case) if sizes[_stem(case)] >= HAND else "others") if len(case.looked_for) > 1 else ""
        texts.append(Text(case, hand, draft, range(len(found), len(found) + len(sentences))))
        found += [traits(sentence.words) for sentence in sentences]
    seen = Counter(trait for sentence in found for trait in sentence)
    names = sorted(trait for trait, times in seen.items() if times >= SEEN_IN)
    place = {trait: number for number, trait in enumerate(names)}
    rows = [
        np.array(sorted(place[trait] for trait in sentence if trait in place), dtype=np.int64) for sentence in found
    ]
    return texts, Table.of(rows, len(names), FEWEST), names


def _stem(case: Case) -> str:
    """A draft's file name without its number: drafts of one hand are named alike."""
    return re.sub(r"[-_ ]?\d+$", "", case.name)


def _sentences(draft: Draft) -> tuple[Sentence, ...]:
    return draft.body


def _read_by_others(code: str, hand: str, texts: Sequence[Text], table: Table) -> list[tuple[float, bool]]:
    """What each draft of a hand weighs at most, by weights learned from all others, and whether it has the label."""
    weights, base = _learned(code, [text for text in texts if text.hand != hand], table)
    weighed = table.sums(weights) + base
    return [
        (float(weighed[text.rows].max()), code in text.case.found) for text in texts if text.hand == hand and text.rows
    ]


def _learned(code: str, texts: Iterable[Text], table: Table) -> tuple[np.ndarray, float]:
    """Weights and base for one code: first from what is sure, then with the likeliest sentence of each labelled draft."""
    looked_at = [text for text in texts if code in text.case.looked_for and text.rows]
    sure = np.full(len(table.starts) - 1, np.nan)
    for text in looked_at:
        sure[text.rows] = 0.0 if code not in text.case.found else [_is_sure(code, text, row) for row in text.rows]
    weights, base = _from(sure, table)
    weighed = table.sums(weights) + base
    for text in looked_at:
        if code in text.case.found:
            rows = np.array(text.rows)
            sure[rows[weighed[rows] > SURELY]] = 1.0
            sure[rows[np.argmax(weighed[rows])]] = 1.0
    return _from(sure, table)


def _is_sure(code: str, text: Text, row: int) -> float:
    """1 for a text of one sentence, and for a sentence that the lexicon quotes; unknown for the others of a labelled draft."""
    sentence = _sentences(text.draft)[row - text.rows.start]
    file, part = CODES[code]
    return 1.0 if len(text.rows) == 1 or evidence(text.draft, signs(file, part), (sentence,)) else np.nan


def _from(sure: np.ndarray, table: Table) -> tuple[np.ndarray, float]:
    known = np.flatnonzero(~np.isnan(sure))
    return learn(table.only(known), sure[known], THRIFT, ROUNDS)


def _least(judged: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The lowest weight that is right and leaves alone as asked, and which part of the labelled drafts it finds."""
    ordered = sorted(judged, reverse=True)
    right = np.cumsum([truth for _, truth in ordered])
    wrong = np.arange(1, len(ordered) + 1) - right
    enough = np.flatnonzero((right >= RIGHT * (right + wrong)) & (wrong <= (1 - ALONE) * wrong[-1]))
    if not len(enough):
        return np.inf, 0.0
    return ordered[enough[-1]][0], float(right[enough[-1]] / right[-1])


def _write(columns: dict[str, tuple[float, np.ndarray, float]], names: Sequence[str]) -> None:
    """One row a trait: its weight for each code in tenths, nothing where it is none."""
    lines = ["\t".join(["trait", *columns])]
    lines += ["\t".join([BASE, *(f"{base:.3f}" for _, _, base in columns.values())])]
    lines += ["\t".join([LEAST, *(f"{least:.3f}" for least, _, _ in columns.values())])]
    for place, name in enumerate(names):
        tenths = [round(float(weights[place]) * PARTS) for _, weights, _ in columns.values()]
        if any(tenths):
            lines.append("\t".join([name, *(str(number or "") for number in tenths)]))
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
