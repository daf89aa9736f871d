"""The self-check as its page prints it: what to change first, then what could be added, then what is there."""

from collections.abc import Mapping
from typing import NamedTuple

from blueprints.words import rule_url
from portal.guidance.catalogue import SELF_CHECK
from portal.guidance.knowledge import Reader
from portal.guidance.letter import Remark
from portal.guidance.texts.letter import STRENGTHS
from portal.translating import gettext, ngettext


class RemarkShown(NamedTuple):
    """One remark with the draft's own words."""

    title: str
    why: str
    advice: str
    quotes: tuple[str, ...]
    tone: str
    rule_url: str


class SelfCheckShown(NamedTuple):
    """Remarks in three groups; the sentence above counts nothing but what could be changed."""

    sentence: str
    to_change: list[RemarkShown]
    to_add: list[RemarkShown]
    there: list[RemarkShown]


def self_check_shown(remarks: Mapping[str, Remark]) -> SelfCheckShown:
    """Problems that were found, strengths that were not, strengths that were."""
    to_change = [_shown(one, "caution") for one in remarks.values() if one.code not in STRENGTHS and one.found]
    to_add = [_shown(one, "plain") for one in remarks.values() if one.code in STRENGTHS and not one.found]
    there = [_shown(one, "good") for one in remarks.values() if one.code in STRENGTHS and one.found]
    sentence = (
        ngettext("One place to look at", "%(num)s places to look at", len(to_change))
        if to_change
        else gettext("Nothing that readers would stumble over")
    )
    return SelfCheckShown(sentence, to_change, to_add, there)


def _shown(remark: Remark, tone: str) -> RemarkShown:
    return RemarkShown(
        remark.title,
        remark.why,
        remark.advice or "",
        remark.evidence,
        tone,
        rule_url(SELF_CHECK + remark.code, Reader.WRITER),
    )
