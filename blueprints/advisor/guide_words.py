"""The guide's numbers and findings as the office's pages name them."""

from flask_babel import lazy_gettext

from portal.guidance.texts import choice, packet, portfolio, when
from portal.translating import gettext

#: The numbers an office adjusts, by what they are about. Those of reminders stand on the page of reminders.
NUMBERS = {
    lazy_gettext("One writer choice"): {
        "short_contact_weeks": lazy_gettext("Weeks together that are short"),
        "short_rotation_weeks": lazy_gettext("A rotation of fewer weeks is forgotten sooner"),
        "asked_late_months": lazy_gettext("Months after such a rotation when asking is late"),
        "asked_late_severe_months": lazy_gettext("Months after which it is very late"),
        "ask_now_weeks_before_end": lazy_gettext("The moment to ask: weeks before the end"),
        "ask_now_weeks_after_end": lazy_gettext("The moment to ask: weeks after the end"),
        "notice_weeks": lazy_gettext("Weeks that a writer gets at least"),
        "notice_weeks_best": lazy_gettext("Weeks that a writer gets at best"),
    },
    lazy_gettext("The set of letters"): {
        "us_clinical_letters": lazy_gettext("US clinical letters at least"),
        "core_clinical_letters_best": lazy_gettext("Core clinical letters at best"),
        "required_specialty_letters": lazy_gettext("Letters from the specialty, where a program does not say"),
        "deadline_risk_days": lazy_gettext("Days before the due date when a letter that is out is at risk"),
    },
    lazy_gettext("The year"): {
        "planning_months": lazy_gettext("Months before applying when a plan stands at the latest"),
        "planning_months_best": lazy_gettext("Months before applying when planning begins"),
        "signal_after_weeks": lazy_gettext("Weeks into a rotation when feedback is asked for"),
        "ask_before_end_days": lazy_gettext("Days before the end of a rotation when the question is put"),
        "season_turns_in_month": lazy_gettext("Month from which a rotation is for the next season (9 is September)"),
    },
    lazy_gettext("The packet"): {
        "helper_bullets_least": lazy_gettext("Bullets at least"),
        "helper_bullets_most": lazy_gettext("Bullets at most"),
    },
}
#: What stands for a placeholder in a preview.
SAMPLES = {
    "writer": "Dr. Park",
    "writer_within": "Dr. Park",
    "applies_on": "Wednesday 1 September",
    "due_on": "Friday 27 August",
    "ends_on": "Friday 30 April",
    "from_on": "Friday 16 July",
    "until_on": "Friday 30 July",
    "best": "6 weeks",
    "least": "4 weeks",
    "length": "4 weeks",
    "since": "8 months",
    "notice": "2 weeks",
    "left": "9 days",
    "specialty": "internal medicine",
    "themes": "teamwork, ethics",
    "parts": "an up-to-date CV, the AAMC ID",
    "bullets": "3 bullets",
    "words": "hardworking",
    "service": "ERAS",
    "letters": "3",
    "slots": "4 letters",
}
A_NUMBER = "2"


def findings_to_word() -> list[tuple[str, list[str]]]:
    """The codes that an office may say in its own words, by what they are about."""
    return [
        (gettext("One writer choice"), list(choice.ADVICE)),
        (gettext("The set of letters"), list(portfolio.ADVICE)),
        (gettext("The year"), list(when.ADVICE)),
        (gettext("The packet"), list(packet.ADVICE)),
    ]
