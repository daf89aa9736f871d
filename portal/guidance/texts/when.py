"""When to do what: what each code says. Rules: `timeline.py`; table: "When"."""

from portal.guidance.finding import Severity
from portal.guidance.texts import sections
from portal.guidance.texts.advice import N_, Advice

ADVICE = {
    "plan_early": Advice(
        Severity.NOTICE,
        N_("Plan the letters now."),
        N_("Applications go in on {applies_on}. Planning starts {least} to {best} before."),
        N_("Write down which rotation could bear which letter, and who would write it."),
        sections.PLAN_EARLY,
    ),
    "signal_mid_rotation": Advice(
        Severity.NOTICE,
        N_("Ask for feedback and signal your interest."),
        N_("The rotation with {writer_within} is about half done: early enough to act on what they say."),
        N_("Ask for mid-rotation feedback, and whether a strong letter is in reach."),
        sections.SIGNAL,
    ),
    "ask_at_end": Advice(
        Severity.NOTICE,
        N_("Ask for a strong letter."),
        N_("The rotation with {writer_within} ends on {ends_on}."),
        N_("Ask explicitly for a strong letter, in person or by mail. A hesitant answer is an answer too."),
        sections.ASK,
    ),
    "notice_4_to_6_weeks": Advice(
        Severity.NOTICE,
        N_("Give the writer time."),
        N_("For the due date {due_on} the request should be with {writer_within} {least} to {best} before."),
        N_("Send the request between {from_on} and {until_on}."),
        sections.REMIND,
    ),
    "due_date": Advice(
        Severity.NOTICE,
        N_("The writer's due date is {due_on}."),
        N_(
            "It lies before the first day that a program needs the letter, less the service's processing time and"
            " a margin."
        ),
        N_("Give the writer this one date, and keep the programs' own clocks to yourself."),
        sections.SERVICES,
    ),
    "gentle_reminder": Advice(
        Severity.NOTICE,
        N_("Time for a gentle reminder."),
        N_("The letter of {writer_within} is due on {due_on}, {left} from now, and is still out."),
        N_("Send a short, polite and thankful reminder, and offer anything that is missing."),
        sections.REMIND,
    ),
    "final_reminder": Advice(
        Severity.WARNING,
        N_("Time for the last reminder."),
        N_("The letter of {writer_within} is due on {due_on}, {left} from now, and is still out."),
        N_("Send one last, kind reminder, and make sure that a back-up writer is ready."),
        sections.REMIND,
    ),
    "reminders_stop": Advice(
        Severity.NOTICE,
        N_("No more reminders."),
        N_("{writer} has answered, has uploaded, asked for none, or has had as many as the office allows ({ceiling})."),
        N_("Leave the writer in peace. If the letter is still needed, turn to a back-up writer."),
        sections.REMIND,
    ),
    "backup_writer": Advice(
        Severity.WARNING,
        N_("Name a back-up writer."),
        N_("{writer} is silent, hesitant or has declined, so this letter may not come."),
        N_("Agree on a back-up writer now, best one who supervised the applicant in the same specialty."),
        sections.ASK,
    ),
}
