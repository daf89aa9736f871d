"""The sentences of the gates as data, so that they can be translated: a code, then the words with named places for
the values.

A code is the criterion, a dot, and the answer; an unknown says whose side is missing, because the next step differs:
the applicant's profile is completed, the program is asked.
"""

from collections.abc import Mapping
from typing import Final

GATE_SENTENCES: Final[Mapping[str, str]] = {
    "specialty.meets": "The program trains in %(wanted)s, which is the specialty applied for.",
    "specialty.fails": "The program trains in %(wanted)s; the specialty applied for is %(have)s.",
    "specialty.program_unknown": "The program's specialty is not known; the specialty applied for is %(have)s. "
    "Ask the program.",
    "specialty.applicant_unknown": "The specialty applied for is not known. "
    "Add it to the profile; the program trains in %(wanted)s.",
    "specialty.conflict": "Sources disagree on the program's specialty (%(wanted)s). Ask the program.",
    "visa.meets": "Visa needed: %(have)s. The program sponsors: %(wanted)s.",
    "visa.meets_without": "No visa is needed, so what the program sponsors does not matter.",
    "visa.fails": "Visa needed: %(have)s. The program sponsors: %(wanted)s.",
    "visa.program_unknown": "Visa needed: %(have)s. What the program sponsors is not known. Ask the program.",
    "visa.applicant_unknown": "The visa needed is not known. Add it to the profile. The program sponsors: %(wanted)s.",
    "visa.conflict": "Visa needed: %(have)s. Sources disagree on what the program sponsors (%(wanted)s). "
    "Ask the program.",
    "step2ck.meets": "Step 2 CK %(have)s reaches the minimum of %(wanted)s.",
    "step2ck.fails": "Step 2 CK %(have)s is below the minimum of %(wanted)s.",
    "step2ck.not_asked": "The program states that it has no minimum for Step 2 CK.",
    "step2ck.program_unknown": "Step 2 CK: %(have)s. The program's minimum is not known. Ask the program.",
    "step2ck.applicant_unknown": "The Step 2 CK score is not known; the minimum is %(wanted)s. "
    "Add the score to the profile.",
    "step2ck.conflict": "Sources disagree on the minimum for Step 2 CK (%(wanted)s). Ask the program.",
    "attempts.meets": "Attempts at Step 2 CK: %(have)s. The program accepts at most %(wanted)s.",
    "attempts.fails": "Attempts at Step 2 CK: %(have)s. The program accepts at most %(wanted)s.",
    "attempts.not_asked": "The program states that it does not limit attempts.",
    "attempts.program_unknown": "Attempts at Step 2 CK: %(have)s. How many the program accepts is not known. "
    "Ask the program.",
    "attempts.applicant_unknown": "The number of attempts at Step 2 CK is not known; the program accepts at most "
    "%(wanted)s. Add it to the profile.",
    "attempts.conflict": "Sources disagree on how many attempts the program accepts (%(wanted)s). Ask the program.",
    "graduation_years.meets": "Whole years from graduation on %(graduated)s to %(on)s: %(have)s. "
    "The program accepts at most %(wanted)s.",
    "graduation_years.fails": "Whole years from graduation on %(graduated)s to %(on)s: %(have)s. "
    "The program accepts at most %(wanted)s.",
    "graduation_years.not_asked": "The program states that it does not limit the years since graduation.",
    "graduation_years.program_unknown": "Whole years since graduation: %(have)s. "
    "How many the program accepts is not known. Ask the program.",
    "graduation_years.applicant_unknown": "The years since graduation are not known; the program accepts at most "
    "%(wanted)s. Add the graduation date to the profile.",
    "graduation_years.day_unknown": "The day to count the years since graduation to is not known; the program accepts "
    "at most %(wanted)s. Give the day of the application.",
    "graduation_years.conflict": "Sources disagree on the years since graduation that the program accepts "
    "(%(wanted)s). Ask the program.",
    "usce_months.meets": "Months of US clinical experience: %(have)s. The program asks for at least %(wanted)s.",
    "usce_months.fails": "Months of US clinical experience: %(have)s. The program asks for at least %(wanted)s.",
    "usce_months.not_asked": "The program states that it asks for no US clinical experience.",
    "usce_months.program_unknown": "Months of US clinical experience: %(have)s. "
    "How many the program asks for is not known. Ask the program.",
    "usce_months.applicant_unknown": "The months of US clinical experience are not known; the program asks for at "
    "least %(wanted)s. Add them to the profile.",
    "usce_months.conflict": "Sources disagree on the months of US clinical experience asked for (%(wanted)s). "
    "Ask the program.",
    "usce_hands_on.meets": "The program asks for hands-on US clinical experience; months of it: %(have)s.",
    "usce_hands_on.fails": "The program asks for hands-on US clinical experience; months of it: %(have)s. "
    "Observing does not count.",
    "usce_hands_on.not_asked": "The program states that US clinical experience need not be hands-on.",
    "usce_hands_on.program_unknown": "Months of hands-on US clinical experience: %(have)s. "
    "Whether the program asks for it is not known. Ask the program.",
    "usce_hands_on.applicant_unknown": "The program asks for hands-on US clinical experience; the months of it are "
    "not known. Add them to the profile.",
    "usce_hands_on.conflict": "Sources disagree on whether US clinical experience must be hands-on. Ask the program.",
    "ecfmg.meets": "The program asks for ECFMG certification when applying; it is there.",
    "ecfmg.fails": "The program asks for ECFMG certification when applying; it is not there yet.",
    "ecfmg.not_asked": "The program states that ECFMG certification may come after applying.",
    "ecfmg.program_unknown": "Whether ECFMG certification must be there when applying is not known. Ask the program.",
    "ecfmg.applicant_unknown": "The program asks for ECFMG certification when applying; whether it is there is not "
    "known. Add it to the profile.",
    "ecfmg.conflict": "Sources disagree on whether ECFMG certification must be there when applying. Ask the program.",
    "step3.meets": "The visa that fits is H-1B, for which the program asks for Step 3; it is passed.",
    "step3.fails": "The visa that fits is H-1B, for which the program asks for Step 3; it is not passed.",
    "step3.not_asked": "The visa that fits is H-1B; the program states that it does not ask for Step 3.",
    "step3.no_h1b": "Step 3 is asked only for an H-1B visa, and H-1B is not the visa that fits here.",
    "step3.visa_unknown": "Step 3 is asked only for an H-1B visa; whether that is the visa that fits is not known. "
    "Settle the visa first.",
    "step3.program_unknown": "The visa that fits is H-1B; whether the program asks for Step 3 is not known. "
    "Ask the program.",
    "step3.applicant_unknown": "The visa that fits is H-1B, for which the program asks for Step 3; whether it is "
    "passed is not known. Add it to the profile.",
    "step3.conflict": "The visa that fits is H-1B; sources disagree on whether the program asks for Step 3. "
    "Ask the program.",
}

FIT_SENTENCES: Final[Mapping[str, str]] = {
    "global_health.yes": "The program has a global-health track, as wished.",
    "global_health.no": "The program has no global-health track, which was wished for.",
    "global_health.unknown": "Whether the program has a global-health track is not known. Ask the program.",
    "img_share.share": "%(percent)s percent of its residents graduated abroad.",
    "img_share.unknown": "How many of its residents graduated abroad is not known.",
    "score.no_minimum": "The program states that it has no minimum for Step 2 CK.",
    "score.above": "Step 2 CK %(score)s against a minimum of %(minimum)s.",
    "score.below": "Step 2 CK %(score)s is below the minimum of %(minimum)s.",
    "score.unknown": "The Step 2 CK score or the program's minimum is not known.",
    "place.wished": "It is in %(value)s, one of the places wished for.",
    "place.other": "It is in %(value)s, which is none of the places wished for.",
    "place.unknown": "Where the program is, is not known.",
    "setting.wished": "Its setting is %(value)s, as wished.",
    "setting.other": "Its setting is %(value)s, which is none of those wished for.",
    "setting.unknown": "The program's setting is not known.",
    "fresh.recent": "Its facts were checked on %(checked)s, within the last 12 months.",
    "fresh.old": "Its facts were last checked on %(checked)s, more than 12 months ago. Check them again.",
    "fresh.undated": "When its facts were checked is not known. Check them.",
    "elements.count": "Its global-health offer has %(count)s of the %(wished)s elements wished for.",
    "elements.unknown": "What its global-health offer holds is not known in full. Ask the program.",
    "couple.there": "Your partner could train in %(value)s as well.",
    "couple.elsewhere": "The catalogue has no program for your partner in %(value)s.",
    "couple.unknown": "Where the program is, is not known, so nor is whether your partner could train there.",
    "size.wished": "%(positions)s residents begin each year, a size you wished for.",
    "size.other": "%(positions)s residents begin each year, which is none of the sizes wished for.",
    "size.unknown": "How many residents begin each year is not known.",
    "research.yes": "It gives time or a track for research, as wished.",
    "research.no": "It gives no time and no track for research, which was wished for.",
    "research.unknown": "Whether it gives time for research is not known. Ask the program.",
}

WHY_NO_ODDS: Final = (
    "Fit says how well a program suits what you asked for. It is not a chance of matching: no service publishes "
    "outcomes for "
    "single programs, so any such number would be invented."
)
