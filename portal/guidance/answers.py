"""The answers of the commands: plain data in, plain data out, in the shape that offices script against."""

from collections.abc import Mapping
from typing import Any

from portal.guidance.bullets import BulletRemark, check_bullets, read_bullets
from portal.guidance.catalogue import DEFAULT_CATALOGUE, Catalogue
from portal.guidance.choice import advise_on_choice
from portal.guidance.finding import Finding
from portal.guidance.letter import Remark, check_letter
from portal.guidance.portfolio import advise_on_portfolio
from portal.guidance.reading import read_choice, read_portfolio
from portal.guidance.settings import DEFAULTS, Settings

Answer = dict[str, Any]


def answer_choice(
    case: Mapping[str, Any], settings: Settings = DEFAULTS, texts: Catalogue = DEFAULT_CATALOGUE
) -> Answer:
    """`guidance choice`: `{"id", "tier", "also", "findings", "unknown"}`."""
    read = read_choice(case)
    advice = advise_on_choice(read.choice, read.target, settings, texts)
    return {
        "id": case.get("id"),
        "tier": advice.tier,
        "also": list(advice.also),
        "findings": [_plain(finding) for finding in advice.findings],
        "unknown": sorted({*advice.unknown, *read.unusable}),
    }


def answer_portfolio(
    case: Mapping[str, Any], settings: Settings = DEFAULTS, texts: Catalogue = DEFAULT_CATALOGUE
) -> Answer:
    """`guidance portfolio`: `{"id", "findings", "unknown"}`."""
    read = read_portfolio(case)
    advice = advise_on_portfolio(read.applicant, read.letters, settings, texts)
    return {
        "id": case.get("id"),
        "findings": [_plain(finding) for finding in advice.findings],
        "unknown": sorted({*advice.unknown, *read.unusable}),
    }


def answer_letter(text: str, applicant: str, texts: Catalogue = DEFAULT_CATALOGUE) -> Answer:
    """`guidance letter`: every code of the self-check, `{"growth": {"found": …, "evidence": […]}}`."""
    return {code: _said(remark) for code, remark in check_letter(text, applicant, texts=texts).items()}


def answer_bullets(text: str, applicant: str, texts: Catalogue = DEFAULT_CATALOGUE) -> Answer:
    """`guidance bullets`: every code of the packet's wording, the bullets it holds for as evidence."""
    remarks = check_bullets(read_bullets(text), applicant, texts=texts)
    return {code: _said(remark) for code, remark in remarks.items()}


def _said(remark: Remark | BulletRemark) -> Answer:
    """Evidence where there is something to quote or the code was found, advice where there is something to do."""
    answer: Answer = {"found": remark.found}
    if remark.found or remark.evidence:
        answer["evidence"] = list(remark.evidence)
    if remark.advice is not None:
        answer["advice"] = remark.advice
    return answer


def _plain(finding: Finding) -> Answer:
    return {"code": finding.code, "severity": finding.severity.value, "why": finding.why, "next": finding.next}
