"""What changed between two versions of a packet, in sentences for the writer who has seen the first."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from portal.sentences import Sentence

ALIKE = 0.5  # two bullets that share half of their words are one bullet, reworded

FIELDS = {
    "aim": "What the applicant applies for changed.",
    "status": "The applicant's current position changed.",
    "aspects": "What you are asked to speak to changed.",
    "school": "The school changed.",
    "applicant": "The name is written differently.",
}
ONE = {"added": "One bullet added.", "removed": "One bullet removed.", "changed": "One bullet changed."}
MANY = {
    "added": "{count} bullets added.",
    "removed": "{count} bullets removed.",
    "changed": "{count} bullets changed.",
}
REORDERED = "The bullets are in another order."
DUE = "The due date is now {due}."
FILE_ADDED = "{file} added."
FILE_REMOVED = "{file} removed."
FILE_CHANGED = "{file} changed {on}."
FILE_CHANGED_NOTE = "{file} changed {on}: {note}."


@dataclass(frozen=True)
class FileVersion:
    """A file as a packet holds it: its name for a person ("CV"), what tells versions apart, the day in words, the note."""

    name: str
    version: str
    on: str = ""
    note: str = ""


@dataclass(frozen=True)
class PacketVersion:
    """What a published version says. `files` is keyed by kind."""

    applicant: str = ""
    school: str = ""
    status: str = ""
    aim: str = ""
    aspects: str = ""
    bullets: tuple[str, ...] = ()
    due: str = ""
    files: Mapping[str, FileVersion] = field(default_factory=dict)


def packet_changes(before: PacketVersion, after: PacketVersion) -> list[Sentence]:
    """The changes, most useful for the writer first: the due date, the bullets, the files, the rest. Empty if none."""
    changes = [Sentence(DUE, {"due": after.due})] if after.due and _differ(before.due, after.due) else []
    changes += _bullet_changes(before.bullets, after.bullets)
    changes += _file_changes(before.files, after.files)
    changes += [Sentence(said) for name, said in FIELDS.items() if _differ(getattr(before, name), getattr(after, name))]
    return changes


def _bullet_changes(before: tuple[str, ...], after: tuple[str, ...]) -> list[Sentence]:
    old, new = _without_shared(before, after), _without_shared(after, before)
    if not old and not new:
        return [Sentence(REORDERED)] if _plain(before) != _plain(after) else []
    changed = _pair_up(old, new)
    counts = {"added": len(new) - changed, "changed": changed, "removed": len(old) - changed}
    return [
        Sentence(ONE[what]) if count == 1 else Sentence(MANY[what], {"count": count})
        for what, count in counts.items()
        if count
    ]


def _without_shared(bullets: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """The bullets that the other version has not, each counted as often as it stands."""
    return list((Counter(_plain(bullets)) - Counter(_plain(others))).elements())


def _pair_up(old: list[str], new: list[str]) -> int:
    """How many bullets were reworded: each new one is matched with the old one most like it, once."""
    left, pairs = list(new), 0
    for bullet in old:
        closest = max(left, key=_likeness_to(bullet), default="")
        if closest and _likeness_to(bullet)(closest) >= ALIKE:
            left.remove(closest)
            pairs += 1
    return pairs


def _likeness_to(bullet: str) -> Callable[[str], float]:
    """How much of two bullets is the same words in the same order, from 0 to 1."""
    words = bullet.casefold().split()
    return lambda other: SequenceMatcher(None, words, other.casefold().split(), autojunk=False).ratio()


def _file_changes(before: Mapping[str, FileVersion], after: Mapping[str, FileVersion]) -> list[Sentence]:
    changes = []
    for kind, file in after.items():
        known = {"file": file.name, "on": file.on, "note": file.note.strip(" .")}
        if kind not in before:
            changes.append(Sentence(FILE_ADDED, known))
        elif before[kind].version != file.version:
            changes.append(Sentence(FILE_CHANGED_NOTE if known["note"] else FILE_CHANGED, known))
    gone = (file for kind, file in before.items() if kind not in after)
    return changes + [Sentence(FILE_REMOVED, {"file": file.name}) for file in gone]


def _differ(before: str, after: str) -> bool:
    return before.split() != after.split()


def _plain(bullets: tuple[str, ...]) -> list[str]:
    return [" ".join(bullet.split()) for bullet in bullets if bullet.strip()]
