"""Groups common English words into families of words that are used alike: `portal/guidance/data/families.txt`, one family a line.

    python -m tools.word_families glove.6B.50d.txt

Reads word vectors in the plain format of GloVe (a word and its numbers a line, the commonest first; Stanford's glove.6B.50d is in the
public domain) and groups them by k-means with a fixed seed. Needed again only where families should be other ones: the portal and the
training read the committed file. After a change: `python -m tools.train_self_check`.
"""

import re
import sys
from pathlib import Path

import numpy as np

from portal.guidance.wording.traits import FAMILIES

COMMON = 6_000  # words: about what a letter is written with
TOO_COMMON = 120  # the, of, and …: they stand for themselves
HOW_MANY = 250
ROUNDS = 25
SEED = 7
_WORD = re.compile(r"[a-z]{2,18}")


def main() -> None:
    words, vectors = _vectors(Path(sys.argv[1]))
    family_of = _k_means(vectors)
    families = [
        sorted(word for word, family in zip(words, family_of, strict=True) if family == n) for n in range(HOW_MANY)
    ]
    lines = sorted(" ".join(family) for family in families if family)
    FAMILIES.write_text("\n".join(lines) + "\n", encoding="utf-8")  # type: ignore[attr-defined]
    print(f"{len(lines)} families of {len(words)} words")


def _vectors(path: Path) -> tuple[list[str], np.ndarray]:
    words, rows = [], []
    with path.open(encoding="utf-8") as lines:
        for place, line in enumerate(lines):
            word, *numbers = line.split(" ")
            if place >= TOO_COMMON and _WORD.fullmatch(word):
                words.append(word)
                rows.append(np.array(numbers, dtype=np.float64))
            if len(words) == COMMON:
                break
    vectors = np.array(rows)
    return words, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _k_means(vectors: np.ndarray) -> np.ndarray:
    """Each row's group; nearness is the angle between vectors."""
    chance = np.random.default_rng(SEED)
    middles = vectors[chance.choice(len(vectors), HOW_MANY, replace=False)]
    for _ in range(ROUNDS):
        nearest = np.argmax(vectors @ middles.T, axis=1)
        for group in range(HOW_MANY):
            members = vectors[nearest == group]
            if len(members):
                middle = members.sum(axis=0)
                middles[group] = middle / np.linalg.norm(middle)
    return nearest


if __name__ == "__main__":
    main()
