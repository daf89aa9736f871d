"""The writer's private self-check: what it quotes, what it never does, and how well it reads drafts it has not seen."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from portal.cli.guidance import guidance
from portal.guidance.letter import check_letter
from portal.guidance.texts.letter import PROBLEMS, STRENGTHS
from tests.guidance.labelled import CODES, Tally, drafts, passages, tallies

APPLICANT = "Dr. Ama Boateng"
GOOD = (
    "Dear Program Director,\n\nI directly supervised Dr. Boateng on the inpatient service for four weeks. She carried\n"
    "eight patients a day. Among the 40 rotators I have supervised, she is in the top 5 %.\n\nSincerely,\nHelen Stein, MD"
)


def found(text, applicant=APPLICANT):
    return [code for code, remark in check_letter(text, applicant).items() if remark.found]


def test_evidence_is_quoted_exactly_line_ends_and_all():
    said = check_letter(GOOD, APPLICANT)
    assert said["direct_supervision_stated"].evidence == (
        "I directly supervised Dr. Boateng on the inpatient service for four weeks.",
    )
    assert said["concrete_behaviours"].evidence == ("She carried\neight patients a day.",)
    assert said["comparative_statement"].evidence == (
        "Among the 40 rotators I have supervised, she is in the top 5 %.",
    )


def test_curly_quotes_and_long_dashes_are_quoted_as_they_stand():
    text = "Dr. Boateng’s notes were long — by the end of the month she was presenting in three minutes."
    assert check_letter(text, APPLICANT)["growth"].evidence == (text,)


def test_what_is_missing_comes_with_what_to_add_and_what_is_well_with_nothing():
    said = check_letter(GOOD, APPLICANT)
    assert said["growth"].advice == "Say what changed over the rotation and state the level reached at its end."
    assert said["comparative_statement"].advice is None
    assert said["mentions_visa_status"].advice is None


def test_an_empty_draft_shows_nothing_and_is_short():
    assert found("") == ["short_letter"]


def test_another_persons_signature_is_not_the_letter():
    text = "Dear Program Director,\n\nShe worked hard.\n\nSincerely,\nJ. Reyes, MD\nRefugee Health Clinic"
    assert "resource_limited" not in found(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Dr. Fatima Al-Rashid", "I recommend Dr. Al Rashid."),
        ("Dr. Nguyễn Thị Minh Anh", "I recommend Dr. Nguyen without reservation. Minh Anh is a fine physician."),
        ("María José Paredes", "I recommend Dr. PAREDES to you."),
        ("Dr. O'Connor", "Dr. O’Connor would be an excellent resident."),
        ("", "I recommend Dr. Anybody."),
    ],
)
def test_a_name_written_another_way_is_still_the_applicants(name, text):
    assert "wrong_applicant_name" not in found(text, name)


@given(st.text(max_size=400), st.text(max_size=30))
def test_any_text_gets_every_code_and_only_its_own_words(text, applicant):
    said = check_letter(text, applicant)
    assert set(said) == {*STRENGTHS, *PROBLEMS}
    assert all(quote in text for remark in said.values() for quote in remark.evidence)


@given(st.lists(st.sampled_from(GOOD.split("\n")), max_size=8))
def test_lines_in_any_order_are_quoted_exactly(lines):
    text = "\n".join(lines)
    assert all(quote in text for remark in check_letter(text, APPLICANT).values() for quote in remark.evidence)


def test_the_command_answers_every_code_as_the_contract_shows():
    result = CliRunner().invoke(guidance, ["letter", "--applicant", APPLICANT], input=GOOD.encode())
    answer = json.loads(result.stdout)
    assert sorted(answer) == sorted(CODES)
    assert answer["mentions_visa_status"] == {"found": False}
    assert answer["growth"] == {"found": False, "advice": check_letter(GOOD)["growth"].advice}
    assert answer["direct_supervision_stated"]["evidence"] == [
        "I directly supervised Dr. Boateng on the inpatient service for four weeks."
    ]


def test_a_draft_that_is_not_utf_8_ends_the_command_with_a_sentence():
    result = CliRunner().invoke(guidance, ["letter"], input=b"Caf\xe9")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "The input is not UTF-8 (line 1). Save it as UTF-8 and try again.\n"


def _table(title, counted):
    lines = [f"{title:28} precision recall  found rightly, wrongly, missed"]
    lines += [
        f"{code:28} {tally.precision:9.2f} {tally.recall:6.2f}  {tally.right:3} {tally.wrong:3} {tally.missed:3}"
        for code, tally in counted.items()
    ]
    return "\n".join(lines)


def _together(counted):
    whole = Tally()
    for tally in counted.values():
        whole.right, whole.wrong, whole.missed = (
            whole.right + tally.right,
            whole.wrong + tally.wrong,
            whole.missed + tally.missed,
        )
    return whole


def _below(counted, floor):
    return {code: (t.precision, t.recall) for code, t in counted.items() if min(t.precision, t.recall) < floor}


def test_texts_that_were_learned_from_are_read_nearly_as_a_person_reads_them():
    assert _below(tallies([*drafts("tuned"), *passages("tuned")]), 0.88) == {}


def test_what_is_quoted_in_drafts_of_another_hand_is_right_and_most_is_found(capsys):
    """Prints the table. The drafts were written and labelled by somebody who had not seen the lexicon, and nothing was learned from them.

    The aim is 0.9 for both. What is quoted is right that often; one thing of five or six is missed. A draft that is looked at in order to
    change the lexicon moves to the tuned half.
    """
    counted = tallies(drafts("held_out"))
    with capsys.disabled():
        print("\n" + _table("held out", {**counted, "together": _together(counted)}))
    whole = _together(counted)
    assert (whole.precision > 0.9, whole.recall > 0.8) == (True, True)


def test_single_passages_that_were_held_out_are_read_well():
    whole = _together(tallies(passages("held_out")))
    assert (whole.precision > 0.9, whole.recall > 0.9) == (True, True)


def test_a_very_long_line_is_read_in_pieces():
    text = "She managed eight patients a day and said that he was well " * 60
    quotes = check_letter(text, APPLICANT)["concrete_behaviours"].evidence
    assert all(quote in text and len(quote) <= 800 for quote in quotes)
