"""The people and programs of these tests: one applicant who meets one program on every gate."""

from datetime import date

from portal.programs.facts import Applicant, Program, Visa, VisaNeed

ON = date(2027, 8, 17)

AMA = Applicant(
    visa_need=VisaNeed.H1B,
    step2ck=241,
    step2ck_attempts=1,
    graduated_on=date(2023, 6, 30),
    usce_months=3,
    usce_hands_on_months=1,
    ecfmg_certified=True,
    step3_passed=True,
    specialty="internal medicine",
)

OPEN_DOOR = Program(
    specialty="internal medicine",
    visas=frozenset({Visa.H1B}),
    step2ck_minimum=230,
    attempts_maximum=1,
    graduation_years_maximum=5,
    usce_months_minimum=2,
    usce_hands_on=True,
    ecfmg_at_application=True,
    step3_for_h1b=True,
    checked_on=date(2027, 2, 1),
)
