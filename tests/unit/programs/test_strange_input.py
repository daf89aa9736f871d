"""Whatever comes in, the answer is an answer or a sentence."""

import contextlib
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from portal.programs.cases import BadLine, answer_line, read_case
from portal.programs.catalogue import CatalogueRefused, read_catalogue
from portal.programs.columns import COLUMNS
from portal.programs.gates import GATES, Answer, Eligible
from portal.programs.values import APPLICANT_READERS, PROGRAM_READERS
from tests.unit.programs.cast import ON

scalar = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 400),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(("none", "j1", "h1b")),
)
anything = st.one_of(scalar, st.just([]), st.lists(scalar, max_size=2), st.sampled_from(("2027-02-01", "2021-06-30")))


def side(names: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(sorted(names)), anything, max_size=4)


@given(st.fixed_dictionaries({"on": anything, "applicant": side(APPLICANT_READERS), "program": side(PROGRAM_READERS)}))
def test_a_case_of_any_values_is_judged_or_refused_with_a_sentence(given_case: dict[str, Any]) -> None:
    answer = judged_or_refused(json.dumps(given_case).encode())
    if "refused" in answer:
        assert answer["refused"].endswith(".")
        return
    assert list(answer["gates"]) == list(GATES)
    answers = {gate["answer"] for gate in answer["gates"].values()}
    expected = (
        Eligible.NO if Answer.FAILS in answers else Eligible.UNKNOWN if Answer.UNKNOWN in answers else Eligible.YES
    )
    assert answer["eligible"] == expected


def judged_or_refused(line: bytes) -> dict[str, Any]:
    try:
        return dict(json.loads(answer_line(read_case(line))))
    except BadLine as why:
        return {"refused": str(why)}


@given(st.binary(max_size=200))
def test_bytes_that_are_no_case_are_refused(line: bytes) -> None:
    with contextlib.suppress(BadLine):
        read_case(line)


@given(st.binary(max_size=300))
def test_bytes_that_are_no_catalogue_are_refused(data: bytes) -> None:
    with contextlib.suppress(CatalogueRefused):
        read_catalogue(data, ON)


@given(st.lists(st.lists(st.text(max_size=8), min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=3))
def test_cells_of_any_text_are_read_or_named(rows: list[list[str]]) -> None:
    lines = [[column.header for column in COLUMNS], *rows]
    written = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    with contextlib.suppress(CatalogueRefused):
        catalogue = read_catalogue(written.encode("utf-8", "replace"), ON)
        assert all(rejected.why.endswith(".") for rejected in catalogue.rejected)
