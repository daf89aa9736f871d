"""The bullets of the helper document (`guidance-rules.md`, "The packet"): facts that this writer saw, in the applicant's words.

For live hints beside each bullet use `check_bullet`; for a whole list, as the command answers it, `check_bullets`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.guidance.catalogue import DEFAULT_CATALOGUE, Catalogue
from portal.guidance.finding import Finding, in_order
from portal.guidance.settings import DEFAULTS, Settings
from portal.guidance.wording.lexicon import Sign, signs
from portal.guidance.wording.reading import cover, shows
from portal.guidance.wording.sentences import plain

CODES = ("bullet_observed", "bullet_vague", "not_a_script", "visa_in_packet", "saviour_wording")
_MARK = re.compile(r"[ \t]*(?:[-*•‣◦·▪–—>]+|\(?\d{1,2}[.)]|\[[ x]?\])[ \t]+")


@dataclass(frozen=True, slots=True)
class BulletRemark:
    """One code over a list of bullets: the bullets it holds for, quoted exactly, and what to do (None where nothing is)."""

    code: str
    found: bool
    evidence: tuple[str, ...]
    advice: str | None


def read_bullets(text: str) -> tuple[str, ...]:
    """The bullets of a text, one a line, without their marks. Where marks are used, a line without one goes on with the last."""
    lines = [line for line in re.split(r"\r?\n", text) if line.strip()]
    marked = any(_MARK.match(line) for line in lines)
    bullets: list[str] = []
    for line in lines:
        if marked and bullets and not _MARK.match(line) and line[:1].isspace():
            bullets[-1] += "\n" + line.rstrip()
        else:
            bullets.append(_MARK.sub("", line, count=1).strip())
    return tuple(bullet for bullet in bullets if bullet)


def check_bullet(bullet: str, applicant: str = "", texts: Catalogue = DEFAULT_CATALOGUE) -> tuple[Finding, ...]:
    """What to change in one bullet, heaviest first; nothing for a bullet that states what this writer saw."""
    words = cover(" ".join(plain(bullet).split()), applicant)
    found = {code: said for code in CODES if (said := _said(code, words)) is not None}
    return in_order(texts.finding(code, words=said) for code, said in found.items())


def check_bullets(
    bullets: Sequence[str], applicant: str = "", settings: Settings = DEFAULTS, texts: Catalogue = DEFAULT_CATALOGUE
) -> Mapping[str, BulletRemark]:
    """Every code of the packet's wording over a list of bullets. `bullet_observed` quotes the good ones, the others the rest."""
    faults = {
        bullet: {finding.code: finding for finding in check_bullet(bullet, applicant, texts)} for bullet in bullets
    }
    remarks = {code: _remark(code, faults) for code in CODES[1:]}
    observed = tuple(bullet for bullet, found in faults.items() if "bullet_observed" not in found)
    unseen = next((found["bullet_observed"].next for found in faults.values() if "bullet_observed" in found), None)
    none_yet = texts.finding("bullet_observed", words="").next if not bullets else None
    remarks["bullet_observed"] = BulletRemark("bullet_observed", bool(observed), observed, unseen or none_yet)
    remarks["helper_one_page"] = _right_number(len(bullets), settings, texts)
    return remarks


def _remark(code: str, faults: Mapping[str, Mapping[str, Finding]]) -> BulletRemark:
    quoted = {bullet: found[code] for bullet, found in faults.items() if code in found}
    advice = next((finding.next for finding in quoted.values()), None)
    return BulletRemark(code, bool(quoted), tuple(quoted), advice)


def _right_number(number: int, settings: Settings, texts: Catalogue) -> BulletRemark:
    least, most = settings.helper_bullets_least, settings.helper_bullets_most
    fits = least <= number <= most
    said = texts.finding("helper_one_page", least=least, most=most, bullets=texts.amount(number, "bullet"), pages=1)
    return BulletRemark("helper_one_page", fits, (), None if fits else said.next)


def _said(code: str, words: str) -> str | None:
    """The words of a bullet that make this finding, or None. An unseen or vague bullet is known by what it lacks."""
    if code == "bullet_observed":
        return None if _is_observed(words) else words
    if code == "bullet_vague":
        return None if _is_observed(words) else _first(signs("vague_praise_only"), words)
    if code == "not_a_script":
        return _first(signs("bullet", "script"), words)
    if code == "visa_in_packet":
        return _first(signs("mentions_visa_status"), words)
    return _first(signs("saviour_voluntourism"), words)


def _is_observed(words: str) -> bool:
    """A number or an act; a place or a time alone, where no empty praise stands beside it; never a rescue."""
    if _first(signs("saviour_voluntourism"), words) is not None:
        return False
    if _first((*signs("bullet", "seen"), *signs("concrete_behaviours")), words) is not None:
        return True
    placed = _first(signs("bullet", "placed"), words) is not None
    return placed and _first(signs("vague_praise_only"), words) is None


def _first(looked_for: tuple[Sign, ...], words: str) -> str | None:
    found = next((match for sign in looked_for if (match := shows(sign, words)) is not None), None)
    return found.group() if found else None
