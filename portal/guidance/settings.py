"""The numbers an office may change. The guide gives ranges; where it gives none, the default here is our assumption."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Every number that a rule compares with. Fields marked *assumed* are not in the guide (`guidance-rules.md`)."""

    # One writer choice
    short_contact_weeks: int = 2  # assumed
    short_rotation_weeks: int = 26  # assumed: a rotation shorter than this is forgotten sooner
    asked_late_months: int = 6
    asked_late_severe_months: int = 12
    ask_now_weeks_before_end: int = 2  # assumed
    ask_now_weeks_after_end: int = 4  # assumed
    notice_weeks: int = 4
    notice_weeks_best: int = 6

    # The set of letters
    us_clinical_letters: int = 2
    core_clinical_letters_best: int = 3
    required_specialty_letters: int = 1  # assumed, where the program does not say
    deadline_risk_days: int = 14  # assumed

    # When
    planning_months: int = 6
    planning_months_best: int = 12
    signal_after_weeks: int = 2  # assumed for "a few weeks in"
    signal_rotation_weeks: int = 4  # assumed: in a shorter rotation, half of it is the moment
    ask_before_end_days: int = 7  # assumed for "near the end"
    gentle_reminder_days: int = 10  # assumed, within 1 to 2 weeks
    final_reminder_days: int = 3  # assumed, "a few days"
    reminders_ceiling: int = 3  # assumed

    season_turns_in_month: int = 9  # assumed: from September on a rotation is for the next season's applications

    # The packet and the letter
    helper_bullets_least: int = 4
    helper_bullets_most: int = 6
    short_letter_words: int = 120  # assumed: well under half a page

    def __post_init__(self) -> None:
        """Refuse numbers that no rule could mean. Raises ValueError with the field's name."""
        for name in self.__slots__:
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative")


DEFAULTS = Settings()
