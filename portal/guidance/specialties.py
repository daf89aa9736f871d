"""Specialties under one name, however they are written, and which of them count together."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

_DATA = tomllib.loads((files("portal.guidance") / "data" / "specialties.toml").read_text(encoding="utf-8"))
CORE: frozenset[str] = frozenset(_DATA["core"])


def _key(text: str) -> str:
    """Letters and digits only, lower case, one space between: "OB/GYN" and "ob gyn" are the same."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    plain = plain.replace("paed", "ped").replace("gynae", "gyne").replace("haem", "hem").replace("anaes", "anes")
    return " ".join(re.findall(r"[a-z0-9]+", plain.replace("&", " and ")))


def _spellings() -> dict[str, str]:
    """Every spelling with the name it stands for; a subspecialty stands for itself here."""
    known = {_key(name): name for name in [*_DATA["names"], *_DATA["combined"]]}
    for name, others in _DATA["names"].items():
        known |= {_key(other): name for other in others}
    for subspecialties in _DATA["parent"].values():
        known |= {_key(name): name for name in subspecialties if _key(name) not in known}
    return known


_SPELLINGS = _spellings()
_PARENT = {_SPELLINGS[_key(name)]: parent for parent, names in _DATA["parent"].items() for name in names}
_WITHOUT_MEANING = re.compile(
    r"\b(department of|dept of|division of|section of|faculty of|residency|resident|categorical|preliminary"
    r"|program(me)?|track|global health|attending|physician|specialist|and general|integrated)\b"
)


@lru_cache(maxsize=4096)
def specialty(text: str) -> str | None:
    """The portal's name for a specialty ("IM" is "internal medicine"), or None for one it does not know.

    Words around the name are ignored: "Categorical Internal Medicine with Global Health track" is internal medicine.
    """
    key = _key(text)
    if key in _SPELLINGS:
        return _SPELLINGS[key]
    bare = " ".join(_WITHOUT_MEANING.sub(" ", key).split())
    bare = re.sub(r"^(in|of|with|and) | (in|of|with|and|a)$", "", bare).strip()
    return _SPELLINGS.get(bare)


@lru_cache(maxsize=4096)
def counts_as(name: str) -> frozenset[str]:
    """The specialties that a letter from this one speaks for: itself, its parent, the parts of a combined program."""
    parts = frozenset(_DATA["combined"].get(name, ()))
    parent = _PARENT.get(name)
    return parts | {name} | ({parent} if parent else frozenset())


def is_core(name: str) -> bool:
    """Is it in the clinical core of the guide, by itself or through its parent?"""
    return not CORE.isdisjoint(counts_as(name))


def in_target(name: str, target: str) -> bool:
    """Does a letter from `name` count as one from the target? One from a part counts for a combined program too."""
    return not counts_as(name).isdisjoint({target, *_DATA["combined"].get(target, ())})
