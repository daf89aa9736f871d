"""A file a line: what the check says of each. The files are made here; the hostile ones go through the sandbox."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.letterfile import Report, check
from tests.unit.letterfile.cases import Case
from tests.unit.letterfile.corpus_contraband import CONTRABAND
from tests.unit.letterfile.corpus_damage import DAMAGE
from tests.unit.letterfile.corpus_hostile import HOSTILE
from tests.unit.letterfile.corpus_letters import LETTERS
from tests.unit.letterfile.corpus_pages import SHEETS
from tests.unit.letterfile.here import checked

TAME = (*LETTERS, *SHEETS, *CONTRABAND, *DAMAGE)


def said(report: Report) -> tuple[str, list[str], list[str]]:
    return (
        str(report.verdict),
        [reason.code for reason in report.reasons],
        [warning.code for warning in report.warnings],
    )


def expected(case: Case) -> tuple[str, list[str], list[str]]:
    return case.verdict, list(case.reasons), list(case.warnings)


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
    assert said(checked(tame.make(), tame.named, tame.applicant)) == expected(tame)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda case: case.name)
def test_a_hostile_file_gets_its_answer(hostile, reports):
    assert said(reports[hostile.name]) == expected(hostile)


def test_every_file_has_a_name_of_its_own():
    names = {case.name for case in (*TAME, *HOSTILE)}

    assert len(names) == len(TAME) + len(HOSTILE)
