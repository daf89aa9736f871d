"""`guidance choice` and `guidance portfolio`: lines in, lines out, whatever the lines hold."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from portal.cli.guidance import guidance
from portal.guidance.answers import answer_choice, answer_portfolio

CHOICE = {
    "id": "x1",
    "writer": {
        "country": "US",
        "relationship": "clinical",
        "role": "attending, inpatient ward",
        "specialty": "internal medicine",
        "physician": True,
        "supervised_directly": True,
        "clinical_setting": "county hospital",
        "hands_on": True,
        "weeks": 4,
        "months_since_rotation": 1,
        "asked": False,
        "global_health_role": None,
        "famous": False,
        "knows_applicant_well": True,
    },
    "applicant_target": {"specialty": "internal medicine", "global_health_track": True},
}
LETTER = {
    "tier": 1,
    "writer_specialty": "internal medicine",
    "us_based": True,
    "primarily_clinical": True,
    "global_health_focus": False,
    "directly_supervised": True,
    "mentions_visa": False,
    "famous_distant": False,
    "status": "received",
}
PORTFOLIO = {
    "id": "s1",
    "applicant": {
        "target_specialty": "internal medicine",
        "global_health_track": True,
        "required_specialty_letters": 2,
        "program_letter_slots": 4,
        "days_to_deadline": 40,
    },
    "letters": [LETTER],
}


def run(command, text):
    """Exit status, answers and errors of a command."""
    result = CliRunner().invoke(guidance, [command], input=text)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def test_a_choice_is_answered_as_the_contract_shows():
    status, answers, errors = run("choice", json.dumps(CHOICE) + "\n")
    assert (status, errors) == (0, "")
    assert answers == [
        {
            "id": "x1",
            "tier": 1,
            "also": [],
            "findings": [
                {
                    "code": "ask_now",
                    "severity": "notice",
                    "why": "The rotation is just ending or has just ended: this writer will never remember it better.",
                    "next": "Ask for a strong letter this week, in person if possible.",
                }
            ],
            "unknown": [],
        }
    ]


def test_a_set_is_answered_as_the_contract_shows():
    _, [answer], _ = run("portfolio", json.dumps(PORTFOLIO))
    assert [(finding["code"], finding["severity"]) for finding in answer["findings"]] == [
        ("too_few_us_clinical", "severe"),
        ("no_global_health_letter", "warning"),
        ("required_specialty_letters_missing", "warning"),
    ]
    assert sorted(answer) == ["findings", "id", "unknown"]


def test_a_bad_line_is_answered_and_the_run_goes_on():
    good = json.dumps(CHOICE)
    status, answers, _ = run("choice", f'{good}\n\nnope\n[1]\n{{"id": "x7", "writer": }}\n{{"id": NaN}}\n{good}')
    assert status == 0
    assert answers[1:-1] == [
        {"error": "This line is not JSON.", "line": 3},
        {"error": "This line is not a JSON object.", "line": 4},
        {"id": "x7", "error": "This line is not JSON.", "line": 5},
        {"error": "This line is not JSON.", "line": 6},
    ]
    assert answers[0] == answers[-1]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_marks_of_other_systems_are_read(mark):
    text = mark + json.dumps(CHOICE).encode() + b"\r\n" + json.dumps(CHOICE).encode() + b"\r\n"
    assert len(run("choice", text)[1]) == 2


def test_input_that_is_not_utf_8_ends_the_run_with_a_sentence():
    status, answers, errors = run("choice", json.dumps(CHOICE).encode() + b"\n\xff\xfe")
    assert (status, answers) == (2, [])
    assert errors == "The input is not UTF-8 (line 2). Save it as UTF-8 and try again.\n"


def test_no_input_is_no_answer():
    assert run("portfolio", "") == (0, [], "")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("weeks", "four"),
        ("weeks", -4),
        ("weeks", True),
        ("weeks", 10**400),
        ("country", 7),
        ("country", "Wakanda"),
        ("relationship", "friendly"),
        ("specialty", ["internal medicine"]),
        ("physician", "perhaps"),
        ("supervised_directly", 1),
        ("clinical_setting", {"name": "ward"}),
        ("months_since_rotation", None),
    ],
)
def test_a_value_that_says_nothing_is_named(field, value):
    _, [answer], _ = run("choice", json.dumps({**CHOICE, "writer": {**CHOICE["writer"], field: value}}))
    assert answer["unknown"] == [field]


def test_a_clinical_setting_of_null_is_no_setting_and_a_missing_one_is_unknown():
    mentor = {**CHOICE["writer"], "relationship": "research", "physician": False}
    _, [none, missing], _ = run(
        "choice",
        "\n".join(
            json.dumps({**CHOICE, "writer": writer})
            for writer in (
                {**mentor, "clinical_setting": None},
                {name: value for name, value in mentor.items() if name != "clinical_setting"},
            )
        ),
    )
    assert ([finding["code"] for finding in none["findings"]], none["unknown"]) == (
        ["non_clinical_writer", "ask_now"],
        [],
    )
    assert ([finding["code"] for finding in missing["findings"]], missing["unknown"]) == (
        ["ask_now"],
        ["clinical_setting"],
    )


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
anything = scalars | st.lists(scalars, max_size=3) | st.dictionaries(st.text(max_size=3), scalars, max_size=2)


def some_of(**fields):
    """Objects with some of these fields."""
    return st.fixed_dictionaries({}, optional=fields)


def spoilt(example):
    """Objects like the example, each field as it should be or anything at all."""
    return some_of(**{name: st.just(value) | anything for name, value in example.items()}) | anything


@given(some_of(writer=spoilt(CHOICE["writer"]), applicant_target=spoilt(CHOICE["applicant_target"])))
def test_any_choice_gets_an_answer(case):
    answer = answer_choice(case)
    assert answer["tier"] in (1, 2, 3, 4, "supplemental")
    json.dumps(answer["findings"])


@given(some_of(applicant=spoilt(PORTFOLIO["applicant"]), letters=st.lists(spoilt(LETTER), max_size=5) | anything))
def test_any_set_gets_an_answer(case):
    assert all(finding["why"] for finding in answer_portfolio(case)["findings"])
