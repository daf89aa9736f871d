"""The gates: one small function per criterion, each answering meets, fails, unknown or not asked, with the values
compared.

A gate is hard: one `fails` makes the program ineligible. Nothing is guessed: where either side is not known, or
sources contradict each other, the answer is unknown and the sentence says whom to ask (domain.md 5.1, rules R36 and
R37; contracts.md, "Programs").
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from portal.programs.facts import NOT_ASKED, Applicant, Conflict, Limit, Program, Question, Visa, VisaNeed
from portal.programs.sentences import GATE_SENTENCES
from portal.programs.words import long_date, need_word, same_specialty, visas_words, word


class Answer(StrEnum):
    """What a gate answers."""

    MEETS = "meets"
    FAILS = "fails"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"


class Eligible(StrEnum):
    """All gates together."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Gate(NamedTuple):
    """One criterion's answer and the values compared, which its sentence names: what the applicant has, what is wanted.

    `graduated` and `on` are the two dates, written out, between which years since graduation are counted.
    """

    criterion: str
    answer: Answer
    code: str
    have: object = None
    wanted: object = None
    graduated: str = ""
    on: str = ""

    @property
    def values(self) -> Mapping[str, object]:
        """What fills the places of the sentence."""
        return {"have": self.have, "wanted": self.wanted, "graduated": self.graduated, "on": self.on}

    @property
    def why(self) -> str:
        """The sentence in English; a page translates `GATE_SENTENCES[code]` and fills in `values`."""
        return GATE_SENTENCES[self.code] % self.values


class Judgement(NamedTuple):
    """Every gate of one applicant at one program. `stale`: the program was last checked too long ago to rely on."""

    gates: Mapping[str, Gate]
    eligible: Eligible
    stale: bool

    @property
    def failed(self) -> tuple[Gate, ...]:
        """The gates that shut: shown beside the program, which is listed apart and never dropped."""
        return tuple(gate for gate in self.gates.values() if gate.answer is Answer.FAILS)

    @property
    def to_ask(self) -> tuple[Gate, ...]:
        """The gates that nobody can answer yet: what to ask the program, or to add to the profile."""
        return tuple(gate for gate in self.gates.values() if gate.answer is Answer.UNKNOWN)


def specialty(applicant: Applicant, program: Program, on: date | None) -> Gate:
    """The program trains in what is applied for; spelling and common short names aside."""
    have, wanted = applicant.specialty, program.specialty
    if wanted is None:
        return _unknown("specialty", "program_unknown", have, wanted)
    if isinstance(wanted, Conflict):
        return _unknown("specialty", "conflict", have, wanted)
    if have is None:
        return _unknown("specialty", "applicant_unknown", have, wanted)
    return _compared("specialty", same_specialty(have, wanted), have, wanted)


def visa(applicant: Applicant, program: Program, on: date | None) -> Gate:
    """The program sponsors a visa the applicant can come with; who needs none meets every program."""
    need, sponsored = applicant.visa_need, program.visas
    if need is VisaNeed.NONE:
        return Gate("visa", Answer.MEETS, "visa.meets_without")
    if sponsored is None:
        return _unknown("visa", "program_unknown", need_word(need), None)
    if isinstance(sponsored, Conflict):
        return _unknown("visa", "conflict", need_word(need), sponsored)
    if need is None:
        return _unknown("visa", "applicant_unknown", None, visas_words(sponsored))
    return _compared("visa", not sponsored.isdisjoint(_FITTING[need]), need_word(need), visas_words(sponsored))


def step2ck(applicant: Applicant, program: Program, on: date | None) -> Gate:
    """The Step 2 CK score (1 to 300) reaches the program's minimum."""
    return _at_least("step2ck", applicant.step2ck, program.step2ck_minimum)


def attempts(applicant: Applicant, program: Program, on: date | None) -> Gate:
    """No more attempts at Step 2 CK than the program accepts; 1 is a first-attempt rule."""
    return _at_most("attempts", applicant.step2ck_attempts, program.attempts_maximum)


def graduation_years(applicant: Applicant, program: Program, on: date | None) -> Gate:
    """Whole years from the diploma to the application (domain.md 5.1) are no more than the program accepts."""
    graduated, wanted = applicant.graduated_on, program.graduation_years_maximum
    if graduated is None:
        return _at_most("graduation_years", None, wanted)
    if on is None:
        asked = _at_most("graduation_years", None, wanted)
        return asked._replace(code=asked.code.replace("applicant_unknown", "day_unknown"))
    gate = _at_most("graduation_years", whole_years(graduated, on), wanted)
    return Gate(*gate[:5], long_date(graduated), long_date(on))


def usce_months(applicant: Applicant, program: Program, on: date | None) -> Gate:
    """Months of US clinical experience, of any kind, reach the program's minimum."""
    return _at_least("usce_months", applicant.usce_months, program.usce_months_minimum)


def usce_hands_on(applicant: Applicant, program: Program, on: date | None) -> Gate:
    """Some of the US clinical experience was hands-on, where the program asks for that; an observership is not."""
    months = applicant.usce_hands_on_months
    return _if_asked("usce_hands_on", None if months is None else months > 0, program.usce_hands_on, have=months)


def ecfmg(applicant: Applicant, program: Program, on: date | None) -> Gate:
    """ECFMG certification is there when applying, where the program asks for that."""
    return _if_asked("ecfmg", applicant.ecfmg_certified, program.ecfmg_at_application)


def step3(applicant: Applicant, program: Program, on: date | None) -> Gate:
    """Step 3 is passed: asked only where H-1B is the visa that fits and the program wants Step 3 for it."""
    if program.step3_for_h1b is False:
        return Gate("step3", Answer.NOT_ASKED, "step3.not_asked")
    h1b = _comes_with_h1b(applicant.visa_need, program.visas)
    if h1b is None:
        return Gate("step3", Answer.UNKNOWN, "step3.visa_unknown")
    if not h1b:
        return Gate("step3", Answer.NOT_ASKED, "step3.no_h1b")
    return _if_asked("step3", applicant.step3_passed, program.step3_for_h1b)


GateFunction = Callable[[Applicant, Program, date | None], Gate]

GATES: Final[Mapping[str, GateFunction]] = {
    "specialty": specialty,
    "visa": visa,
    "step2ck": step2ck,
    "attempts": attempts,
    "graduation_years": graduation_years,
    "usce_months": usce_months,
    "usce_hands_on": usce_hands_on,
    "ecfmg": ecfmg,
    "step3": step3,
}


def judge(applicant: Applicant, program: Program, on: date | None) -> Judgement:
    """Answer every gate as of the day `on`; without that day the years since graduation stay unknown."""
    gates = {criterion: gate(applicant, program, on) for criterion, gate in GATES.items()}
    return Judgement(gates, eligible(gates), is_stale(program.checked_on, on))


def eligible(gates: Mapping[str, Gate]) -> Eligible:
    """No if any gate fails, else unknown if any is unknown, else yes."""
    answers = {gate.answer for gate in gates.values()}
    if Answer.FAILS in answers:
        return Eligible.NO
    return Eligible.UNKNOWN if Answer.UNKNOWN in answers else Eligible.YES


def is_stale(checked_on: date | None, on: date | None) -> bool:
    """Checked more than 12 months before `on`, or at no known time (rule R37).

    To the day 12 months is not yet stale.
    """
    if checked_on is None or on is None:
        return True
    return checked_on < a_year_before(on)


def whole_years(start: date, end: date) -> int:
    """Completed years from `start` to `end`; 0 for a graduation still to come. 29 February completes on 1 March."""
    return max(0, end.year - start.year - ((end.month, end.day) < (start.month, start.day)))


_FITTING: Final[Mapping[VisaNeed, frozenset[Visa]]] = {
    VisaNeed.NONE: frozenset(),
    VisaNeed.J1: frozenset({Visa.J1}),
    VisaNeed.H1B: frozenset({Visa.H1B}),
    VisaNeed.J1_OR_H1B: frozenset({Visa.J1, Visa.H1B}),
}


def _comes_with_h1b(need: VisaNeed | None, sponsored: frozenset[Visa] | Conflict | None) -> bool | None:
    """Whether the visa that fits is H-1B.

    Where J-1 fits as well, J-1 it is, for it asks for no Step 3. None: not known.
    """
    if need is VisaNeed.NONE or need is VisaNeed.J1:
        return False
    if sponsored is None or isinstance(sponsored, Conflict):
        return None
    if Visa.H1B not in sponsored:
        return False
    if need is None:
        return None
    return need is VisaNeed.H1B or Visa.J1 not in sponsored


def _at_least(criterion: str, have: float | None, wanted: Limit) -> Gate:
    if have is not None and isinstance(wanted, int | float):
        return _compared(criterion, have >= wanted, have, wanted)
    return _uncompared(criterion, have, wanted)


def _at_most(criterion: str, have: float | None, wanted: Limit) -> Gate:
    if have is not None and isinstance(wanted, int | float):
        return _compared(criterion, have <= wanted, have, wanted)
    return _uncompared(criterion, have, wanted)


def _if_asked(criterion: str, fulfilled: bool | None, asked: Question, have: float | None = None) -> Gate:
    if asked is True and fulfilled is not None:
        return _compared(criterion, fulfilled, have, None)
    return _uncompared(criterion, have, NOT_ASKED if asked is False else asked)


def _compared(criterion: str, fulfilled: bool, have: object, wanted: object) -> Gate:
    answer = Answer.MEETS if fulfilled else Answer.FAILS
    return Gate(criterion, answer, f"{criterion}.{answer}", have, wanted)


def _uncompared(criterion: str, have: float | None, wanted: Limit | Question) -> Gate:
    """The program asks nothing, or one side is missing.

    The program's side is named first, for it decides what is needed.
    """
    if wanted is NOT_ASKED:
        return Gate(criterion, Answer.NOT_ASKED, f"{criterion}.not_asked")
    if wanted is None:
        return _unknown(criterion, "program_unknown", have, wanted)
    if isinstance(wanted, Conflict):
        return _unknown(criterion, "conflict", have, wanted)
    return _unknown(criterion, "applicant_unknown", have, wanted)


def _unknown(criterion: str, reason: str, have: object, wanted: object) -> Gate:
    return Gate(criterion, Answer.UNKNOWN, f"{criterion}.{reason}", word(have), word(wanted))


def a_year_before(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)
