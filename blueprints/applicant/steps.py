"""Next steps in words, each with the one button that does it."""

from flask import url_for

from portal.clock import day_of
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import PlannedLetter
from portal.queries.applicant_steps import NextStep, StepKind
from portal.shown import Action, Step, shown_date
from portal.translating import gettext


def shown_step(step: NextStep, frame: Frame) -> Step:
    """The step as it stands on the page."""
    when = shown_date(step.on, frame.today)
    if step.letter is None:
        title, why, label, url = _of_plan(step.kind)
        return Step(when, title, why, Action(label, url))
    letter = step.letter
    title, why, label = _words(step.kind, letter, frame)
    return Step(when, title, why, Action(label, _url(step.kind, letter), letter.writer_name))


def _of_plan(kind: StepKind) -> tuple[str, str, str, str]:
    if kind is StepKind.ADD_TARGET:
        return (
            gettext("Say what you apply for"),
            gettext("Specialty, track and service: all advice on your letters starts from it."),
            gettext("Add a target"),
            url_for("applicant.plan_target_new"),
        )
    return (
        gettext("Choose your first writer"),
        gettext("Write down which rotation could bear which letter. Planning starts 6 to 12 months before you apply."),
        gettext("Choose a writer"),
        url_for("applicant.plan_choice_new"),
    )


def _url(kind: StepKind, letter: PlannedLetter) -> str:
    ends = {
        StepKind.LOOK_AT_SUGGESTION: "applicant.plan_choice",
        StepKind.FINISH_CHOICE: "applicant.plan_choice",
        StepKind.CHANGE_CHOICE: "applicant.plan_choice",
        StepKind.FEEDBACK: "applicant.ask_letter",
        StepKind.ASK: "applicant.ask_letter",
        StepKind.RECORD_ANSWER: "applicant.ask_letter",
        StepKind.SIGN_WAIVER: "applicant.packet_waiver",
        StepKind.PREPARE_PACKET: "applicant.packet_letter",
        StepKind.CHANGE_PACKET: "applicant.packet_letter",
        StepKind.THANK: "applicant.thank",
        StepKind.REPLACE_HESITANT: "applicant.backup",
        StepKind.REPLACE_DECLINED: "applicant.backup",
    }
    if kind is StepKind.ASSIGN:
        return url_for("applicant.programs")
    endpoint = ends.get(kind, "applicant.letter")
    return url_for(endpoint, id=letter.choice_id if endpoint == "applicant.plan_choice" else letter.request_id)


def _words(kind: StepKind, letter: PlannedLetter, frame: Frame) -> tuple[str, str, str]:
    """Title, why, and the button's label."""
    writer = letter.writer_name
    match kind:
        case StepKind.LOOK_AT_SUGGESTION:
            return (
                gettext("Look at your advisor’s suggestion: %(writer)s", writer=writer),
                letter.comment,
                gettext("Look at it"),
            )
        case StepKind.FINISH_CHOICE:
            return (
                gettext("Finish your choice of %(writer)s", writer=writer),
                gettext("It is a draft that only you see. Your advisor reviews the choice before you ask."),
                gettext("Continue"),
            )
        case StepKind.CHANGE_CHOICE:
            return (
                gettext("Change your choice of %(writer)s", writer=writer),
                gettext("Your advisor wrote: %(comment)s", comment=letter.comment),
                gettext("Change it"),
            )
        case StepKind.FEEDBACK:
            return (
                gettext("Ask %(writer)s for feedback", writer=writer),
                gettext(
                    "About half of the rotation is over: say that you hope for a strong letter while you can still act on the answer."
                ),
                gettext("See the words"),
            )
        case StepKind.ASK:
            return (
                gettext("Ask %(writer)s for a strong letter", writer=writer),
                gettext("Your advisor has approved the choice. Ask in person if you can; the words are ready."),
                gettext("Ask"),
            )
        case StepKind.RECORD_ANSWER:
            return (
                gettext("Record %(writer)s’s answer", writer=writer),
                gettext("You asked. A strong yes, a hesitant one or a no: each has its next step."),
                gettext("Record the answer"),
            )
        case StepKind.REPLACE_HESITANT:
            return (
                gettext("Thank %(writer)s, and choose another writer", writer=writer),
                gettext("The answer was hesitant. A lukewarm letter helps you less than another writer does."),
                gettext("See whom to ask instead"),
            )
        case StepKind.REPLACE_DECLINED:
            return (
                gettext("Choose a back-up for %(writer)s", writer=writer),
                gettext("%(writer)s cannot write. A no in time leaves you time.", writer=writer),
                gettext("See whom to ask instead"),
            )
        case StepKind.SIGN_WAIVER:
            return (
                gettext("Sign for %(writer)s’s letter", writer=writer),
                gettext("Whether you waive access or keep it: the packet goes out once you have signed."),
                gettext("Read and sign"),
            )
        case StepKind.PREPARE_PACKET:
            return (
                gettext("Prepare the packet for %(writer)s", writer=writer),
                gettext("%(writer)s has agreed. Four to six things they saw make a strong letter.", writer=writer),
                gettext("Prepare it"),
            )
        case StepKind.CHANGE_PACKET:
            return (
                gettext("Change the packet for %(writer)s", writer=writer),
                gettext("Your advisor sent it back with a comment."),
                gettext("Read the comment"),
            )
        case StepKind.ANSWER_NEW_DATE:
            return (
                gettext("%(writer)s asks for another date", writer=writer),
                gettext("See whether your programs can wait, and move the due date."),
                gettext("Look at the date"),
            )
        case StepKind.CALL:
            return gettext("Call %(writer)s", writer=writer), _why_call(letter, frame), gettext("See the letter")
        case StepKind.LOOK_IN_SERVICE:
            return (
                gettext("Look for %(writer)s’s letter in %(service)s", writer=writer, service=letter.service_name),
                gettext("It was uploaded. Letters take up to 5 business days to appear. Tell us when you see it."),
                gettext("I see it"),
            )
        case StepKind.ASSIGN:
            return (
                gettext("Assign %(writer)s’s letter to programs", writer=writer),
                gettext("A letter that is assigned to no program is read by nobody."),
                gettext("Assign it"),
            )
    return (
        gettext("Thank %(writer)s", writer=writer),
        gettext("The letter is in. Two sentences are enough, and the words are ready."),
        gettext("Write the thanks"),
    )


def _why_call(letter: PlannedLetter, frame: Frame) -> str:
    """What is known of the silence, and by when the letter is due."""
    if letter.seen_at:
        seen = shown_date(day_of(letter.seen_at, frame.time_zone), frame.today).words
        known = gettext("They saw your packet on %(day)s and have not answered.", day=seen)
    elif letter.sent_at:
        sent = shown_date(day_of(letter.sent_at, frame.time_zone), frame.today).words
        known = gettext("They have had your packet since %(day)s and have not opened it.", day=sent)
    else:
        known = gettext("You have heard nothing since you asked.")
    if letter.promised_at:
        known = gettext("They said that they will write.")
    due = shown_date(letter.due_on, frame.today) if letter.due_on else None
    by = gettext("The letter is due %(day)s, %(distance)s.", day=due.words, distance=due.distance) if due else ""
    return f"{known} {by} {gettext('A call does more than a mail.')}"
