"""A file a line: what the check says of each. The files are made here; the hostile ones go through the sandbox."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.letterfile import ERAS, Report, check, judge
from portal.letterfile.facts import read_content_facts, read_file_facts
from portal.letterfile.jobs import look_at_everything
from tests.unit.letterfile.cases import Case
from tests.unit.letterfile.corpus_contraband import CONTRABAND
from tests.unit.letterfile.corpus_damage import DAMAGE
from tests.unit.letterfile.corpus_hostile import HOSTILE
from tests.unit.letterfile.corpus_letters import LETTERS
from tests.unit.letterfile.corpus_pages import SHEETS

TAME = (*LETTERS, *SHEETS, *CONTRABAND, *DAMAGE)


def said(report: Report) -> tuple[str, list[str], list[str]]:
    return (
        str(report.verdict),
        [reason.code for reason in report.reasons],
        [warning.code for warning in report.warnings],
    )


def expected(case: Case) -> tuple[str, list[str], list[str]]:
    return case.verdict, list(case.reasons), list(case.warnings)


def checked_here(case: Case) -> Report:
    """The check without its child process: what the child does, then what the parent makes of it."""
    data = case.make()
    facts, _ = look_at_everything(data, {"applicant": case.applicant, "aamc_id": None})
    content = facts["content"] and read_content_facts(facts["content"])
    seen = judge.Seen(read_file_facts(facts["file"]), content)
    return judge.report(seen, data, case.named, size=len(data), seconds=0.0, limits=ERAS, applicant=case.applicant)


@pytest.fixture(scope="module")
def reports(request):
    """The reports of all hostile files that this run asks for, as many at a time as the sandbox seats."""
    parameters = [item.callspec.params.get("hostile") for item in request.session.items if hasattr(item, "callspec")]
    cases = [case for case in parameters if isinstance(case, Case)]
    files = [case.make() for case in cases]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = pool.map(lambda case, data: check(data, case.named), cases, files)
        return {case.name: report for case, report in zip(cases, answers, strict=True)}


@pytest.mark.parametrize("tame", TAME, ids=lambda case: case.name)
def test_a_file_is_judged(tame):
    assert said(checked_here(tame)) == expected(tame)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda case: case.name)
def test_a_hostile_file_gets_its_answer(hostile, reports):
    assert said(reports[hostile.name]) == expected(hostile)


def test_every_file_has_a_name_of_its_own():
    names = {case.name for case in (*TAME, *HOSTILE)}

    assert len(names) == len(TAME) + len(HOSTILE)
