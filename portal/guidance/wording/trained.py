"""The trained reader: finds in a sentence what the lexicon has no expression for.

It weighs the traits of each sentence (`traits.py`) with weights learned from labelled letters (`python -m tools.train_self_check`), and
speaks only of those codes for which it was right often enough on letters of hands it had not learned from. It is asked where the
lexicon is silent, and quotes one sentence: the one that weighs most.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

from portal.guidance.wording.reading import Draft, Sentence
from portal.guidance.wording.traits import traits

WEIGHTS = files("portal.guidance") / "data" / "trained.tsv"
PARTS = 10  # a weight is written in tenths
FEWEST = 4  # traits: a sentence of fewer is weighed as if it had so many
BASE, LEAST = (
    "(base)",
    "(least)",
)  # rows of the file: what every sentence starts from, and from where on it shows the code


@dataclass(frozen=True, slots=True)
class Trained:
    """The weights as read: for each trait its weight for each code, in the order of `codes`."""

    codes: tuple[str, ...]
    base: tuple[float, ...]
    least: tuple[float, ...]
    weights: Mapping[str, tuple[int, ...]]


def trained_evidence(draft: Draft, code: str, among: tuple[Sentence, ...] | None = None) -> tuple[str, ...]:
    """The sentence of the draft that shows a code most clearly, quoted exactly; empty where none does or the code was not learned."""
    reader = _trained()
    if code not in reader.codes:
        return ()
    place = reader.codes.index(code)
    weighed = [(_weight(sentence.words)[place], sentence) for sentence in (draft.body if among is None else among)]
    if not weighed:
        return ()
    most, sentence = max(weighed, key=lambda pair: pair[0])
    return (sentence.piece.of(draft.text),) if most >= reader.least[place] else ()


@cache
def _trained() -> Trained:
    head, *lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    rows = {trait: numbers.split("\t") for trait, numbers in (line.split("\t", 1) for line in lines)}
    base, least = (tuple(float(number) for number in rows.pop(name)) for name in (BASE, LEAST))
    weights = {trait: tuple(int(number or 0) for number in numbers) for trait, numbers in rows.items()}
    return Trained(tuple(head.split("\t")[1:]), base, least, weights)


def _weight(words: str) -> tuple[float, ...]:
    """How clearly a sentence shows each code: the weights of its traits, over the square root of how many are known."""
    reader = _trained()
    known = [reader.weights[trait] for trait in traits(words) if trait in reader.weights]
    length = PARTS * sqrt(max(len(known), FEWEST))
    sums = [sum(column) for column in zip(*known, strict=True)] or [0] * len(reader.codes)
    return tuple(base + whole / length for base, whole in zip(reader.base, sums, strict=True))
