"""What blocks: the few rules a person cannot pass over. Rules: `blocks.py`; table: "What blocks"."""

from portal.guidance.finding import Severity
from portal.guidance.texts import sections
from portal.guidance.texts.advice import N_, Advice

ADVICE = {
    "waiver_first": Advice(
        Severity.SEVERE,
        N_("Decide about the waiver first."),
        N_(
            "Whether the right to read this letter is waived or kept has not been recorded, and the writer should"
            " know it."
        ),
        N_(
            "Record the choice and sign it with your name. Keeping the right is a full choice: nothing here "
            "depends on it."
        ),
        sections.SERVICES,
    ),
    "content_is_the_writers": Advice(
        Severity.SEVERE,
        N_("What the letter says is the writer's alone."),
        N_("Nothing of a letter, its self-check or its file check reaches the applicant or the office."),
        N_("Look at the status instead: what happened, when, and who reported it."),
        sections.SERVICES,
    ),
    "designee_not_advising": Advice(
        Severity.SEVERE,
        N_("This person may not upload the letter."),
        N_(
            "The services let a writer name anyone to upload except people who advise the applicant and "
            "applicants who waived."
        ),
        N_("Name someone outside the advising office, or upload the letter yourself."),
        sections.SERVICES,
    ),
    "one_request_one_writer": Advice(
        Severity.SEVERE,
        N_("This letter id belongs to another request."),
        N_("A service's letter id stands for one letter by one writer, and is used once."),
        N_("Create a new request in the application service and enter its own id here."),
        sections.SERVICES,
    ),
    "slots": Advice(
        Severity.SEVERE,
        N_("No place is left at this program."),
        N_("{service} takes {slots} for each program, and {assigned} would be assigned."),
        N_("Take another letter off this program first, while that is still possible."),
        sections.SERVICES,
    ),
    "office_only": Advice(
        Severity.SEVERE,
        N_("This is for the office."),
        N_(
            "Visa need, scores and attempts are seen by the applicant and their office alone; advisors' notes by "
            "the office alone."
        ),
        N_("Ask the applicant if you need to know."),
        sections.SERVICES,
    ),
}
