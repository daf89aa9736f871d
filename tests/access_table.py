"""Who may open what: one line for each endpoint, grouped by area. `test_access.py` holds every line against every kind of person.

**To add a page**, add its line to its area's group; a page without a line fails the test. A line says who is answered:

    line("advisor.letter", anna, id="letter")

- the endpoint; then the people who may enter, joined by `|`; then a value for each part of its address. A word names something
  of the scene (`Scene` in test_access.py: Minh's letter, written by Dr. Park, at Harbor Advising); a UUID or other text stands for itself.
- Everyone else gets what a stranger gets: 404 where they are signed in, the sign-in page where they are not. Both are tried with
  GET and with POST, as far as the endpoint takes them.
- `answer` is the status of a GET for those who may (200). An endpoint that takes POST alone is tried with an empty form, or with
  `form`: whoever may is answered with anything but 404 and the sign-in page.

The people: nobody (not signed in), anna (advises at Harbor, Minh too), lena (advises at Lakeside), minh and kofi (apply at Harbor),
rosa (applies at Lakeside), park (writes Minh's letter, and for Lakeside), stein (writes for Harbor, not this letter),
link (holds Dr. Park's mailed link, opened in this browser), designee (holds the mailed link of whom Dr. Park named to upload).
"""

from dataclasses import dataclass, field
from enum import Flag, auto


class Who(Flag):
    """The kinds of people of two offices."""

    NOBODY = auto()
    ANNA = auto()
    LENA = auto()
    MINH = auto()
    KOFI = auto()
    ROSA = auto()
    PARK = auto()
    STEIN = auto()
    LINK = auto()
    DESIGNEE = auto()


nobody, anna, lena, minh, kofi, rosa, park, stein, link, designee = Who
not_signed_in = nobody | link | designee
advisors = anna | lena
applicants = minh | kofi | rosa
writers = park | stein
signed_in = advisors | applicants | writers
everybody = signed_in | not_signed_in


@dataclass(frozen=True)
class Line:
    """An endpoint, who may enter, and what their GET is answered with."""

    endpoint: str
    may: Who
    answer: int
    form: dict[str, str] = field(hash=False)
    address: dict[str, str] = field(hash=False)


def line(endpoint: str, may: Who, *, answer: int = 200, form: dict[str, str] | None = None, **address: str) -> Line:
    """A line of the table."""
    return Line(endpoint, may, answer, form or {}, address)


ACCOUNT = [
    line("account.home", not_signed_in),
    line("account.home", signed_in, answer=302),
    line("account.help_page", everybody),
    line("account.privacy", everybody),
    line("account.accessibility", everybody),
    line("account.sign_in", not_signed_in),
    line("account.sign_in", signed_in, answer=302),
    line("account.sign_in_mailed", everybody),
    line("account.sign_in_with_password", everybody),
    line("account.ask_passkey", everybody),
    line("account.use_passkey", everybody),
    line("account.passkeys", signed_in),
    line("account.remove_passkey", anna, id="passkey"),
    line("account.use_link", everybody, token="sign_in_token"),
    line("account.sign_out", everybody),
    line("account.settings", signed_in),
    line("account.set_password", signed_in),
    line("account.end_other_sessions", signed_in),
    line("account.sit", anna, answer=302, role="advisor", own_id="anna"),
    line("account.sit", minh, answer=302, role="applicant", own_id="minh"),
]

ADVICE = [
    line("advice.advice", everybody),
    line("advice.advice_for", everybody, reader="writer"),
]

LETTER = [
    line("letter.look", everybody ^ link, token="link_token"),
    line("letter.look", link, answer=302, token="link_token"),
    line("letter.type_code", everybody, token="link_token"),
    line("letter.open_here", everybody, token="link_token"),
    line("letter.open_with_code", everybody, token="link_token"),
    line("letter.mail_code", everybody, token="link_token"),
    line("letter.mail_link_again", everybody, token="link_token"),
    line("letter.mailed", everybody),
    line("letter.stop_reminders", everybody, token="stop_token"),
    line("letter.stop_reminders_now", everybody, token="stop_token"),
]

REPORTS = [
    line("reports.postmark", everybody),
    line("reports.mailgun", everybody),
    line("reports.ses", everybody),
]

CALENDAR = [
    line("calendar.feed", everybody, token="calendar_token"),
    line("calendar.calendars", signed_in),
    line("calendar.make_calendar", anna, form={"role": "advisor", "desk": "anna"}),
    line("calendar.stop_calendar", anna, form={"role": "advisor", "desk": "anna"}),
]

ADVISOR = [
    line("advisor.due_day", anna, id="letter"),
    line("advisor.home", advisors),
    line("advisor.applicants", advisors),
    line("advisor.letters", advisors),
    line("advisor.applicants_file", advisors, kind="csv"),
    line("advisor.letters_file", advisors, kind="xlsx"),
    line("advisor.programs", advisors),
    line("advisor.programs_file", advisors, kind="csv"),
    line("advisor.programs_template", advisors, kind="xlsx"),
    line("advisor.programs_import", advisors),
    line("advisor.stale_facts", advisors),
    line("advisor.add_program", advisors),
    line("advisor.program", anna, id="program"),
    line("advisor.program_value", anna, id="program", name="visas"),
    line("advisor.settle_value", anna, id="program", name="visas"),
    line("advisor.forget_value", anna, id="program", name="visas"),
    line("advisor.recheck_program", anna, id="program"),
    line("advisor.numbers", advisors),
    line("advisor.numbers_seasons", advisors),
    line("advisor.numbers_shared", advisors),
    line("advisor.cohort", advisors),
    line("advisor.view_save", advisors, form={"of": "letters", "name": "Late", "filters": "risk=late"}),
    line("advisor.view_forget", anna, id="view"),
    line("advisor.bulk_choose", advisors, form={"of": "applicants", "kind": "tag"}),
    line("advisor.bulk", anna, id="bulk"),
    line("advisor.bulk_undo", anna, id="bulk"),
    line("advisor.bulk_go_on", anna, id="bulk"),
    line("advisor.cohort_columns", anna, id="upload"),
    line("advisor.cohort_rows", anna, id="upload"),
    line("advisor.cohort_fates", anna, id="upload"),
    line("advisor.cohort_import", anna, id="upload"),
    line("advisor.cohort_start", anna, id="upload"),
    line("advisor.cohort_forget", anna, id="upload"),
    line("advisor.office", advisors),
    line("advisor.add_applicant", advisors),
    line("advisor.invite_advisor", advisors),
    line("advisor.office_reminders", advisors),
    line("advisor.office_guide", advisors),
    line("advisor.office_guide_words", advisors, code="ask_now"),
    line("advisor.digest", advisors),
    line("advisor.office_service", anna, code="eras"),
    line("advisor.office_fact", anna, code="eras", key="program_letter_slots"),
    line("advisor.office_season", anna, id="season"),
    line("advisor.office_season_date", anna, id="season", kind="match_day"),
    line("advisor.applicant", anna, id="minh"),
    line("advisor.applicant_history", anna, id="minh"),
    line("advisor.letters_report", anna, id="minh"),
    line("advisor.suggest", anna, id="minh"),
    line("advisor.program_profile", anna, id="minh"),
    line("advisor.program_lists_of", anna, id="minh"),
    line("advisor.program_list", anna, id="list"),
    line("advisor.comment_list", anna, id="list"),
    line("advisor.propose", anna, id="minh"),
    line("advisor.propose_program", anna, id="minh", program_id="program"),
    line("advisor.note", anna, id="minh"),
    line("advisor.invite", anna, id="minh"),
    line("advisor.choice", anna, id="choice"),
    line("advisor.letter", anna, id="letter"),
    line("advisor.mails", advisors),
    line("advisor.office_messages", advisors),
    line("advisor.office_message", advisors, key="thank_you"),
    line("advisor.reset_office_message", advisors, key="thank_you"),
    line("advisor.send_mail_again", anna, id="mail"),
    line("advisor.handover", anna, id="letter"),
    line("advisor.packet", anna, id="letter"),
    line("advisor.file", anna, id="letter", file_id="file"),
    line("advisor.helper", anna, id="letter"),
    line("advisor.correct", anna, id="letter"),
    line("advisor.correct_address", anna, id="letter"),
    line("advisor.confirm_address", anna, id="letter"),
    line("advisor.move_due", anna, id="letter"),
    line("advisor.send_link_again", anna, id="letter"),
    line("advisor.remove_advisor", anna, id="ben"),
]

APPLICANT = [
    line("applicant.home", applicants),
    line("applicant.home_steps", applicants),
    line("applicant.letters_report", applicants),
    line("applicant.ask", applicants),
    line("applicant.packet", applicants),
    line("applicant.plan", applicants),
    line("applicant.plan_profile", applicants),
    line("applicant.plan_target_new", applicants),
    line("applicant.plan_rotation_new", applicants),
    line("applicant.plan_choice_new", applicants),
    line("applicant.plan_choice_new_advice", applicants),
    line("applicant.programs", applicants),
    line("applicant.program_profile", applicants),
    line("applicant.programs_catalogue", applicants),
    line("applicant.programs_fit", applicants),
    line("applicant.programs_fit_one", minh | kofi, id="program"),
    line("applicant.program_letters", applicants),
    line("applicant.program_letters_one", minh, id="application"),
    line("applicant.accept_proposal", minh, id="proposal"),
    line("applicant.decline_proposal", minh, id="proposal"),
    line("applicant.programs_lists", applicants),
    line("applicant.programs_list_new", minh | rosa),
    line("applicant.programs_list_new", kofi, answer=409),
    line("applicant.programs_list", minh, id="list"),
    line("applicant.programs_list_file", minh, id="list", kind="csv"),
    line("applicant.programs_list_change", minh, id="list"),
    line("applicant.programs_list_hold", minh, id="list"),
    line("applicant.programs_list_take_over", minh, id="list"),
    line("applicant.programs_list_comment", minh, id="list"),
    line("applicant.programs_list_remove", minh, id="list"),
    line("applicant.programs_lists_compare", applicants, answer=302),
    line("applicant.upload_file", applicants, kind="cv"),
    line("applicant.open_file", minh, id="file"),
    line("applicant.plan_target", minh, id="target"),
    line("applicant.plan_target_remove", minh, id="target"),
    line("applicant.plan_rotation", minh, id="rotation"),
    line("applicant.plan_rotation_remove", minh, id="rotation"),
    line("applicant.plan_choice", minh, id="choice"),
    line("applicant.plan_choice_advice", minh, id="choice"),
    line("applicant.plan_choice_drop", minh, id="choice"),
    line("applicant.plan_choice_recall", minh, id="choice"),
    line("applicant.due_day", minh, id="letter"),
    line("applicant.letter", minh, id="letter"),
    line("applicant.letter_mails", minh, id="letter"),
    line("applicant.propose_address", minh, id="letter"),
    line("applicant.handover", minh, id="letter"),
    line("applicant.ask_letter", minh, id="letter"),
    line("applicant.agree", minh, id="letter"),
    line("applicant.hesitate", minh, id="letter"),
    line("applicant.decline", minh, id="letter"),
    line("applicant.withdraw", minh, id="letter"),
    line("applicant.move_due", minh, id="letter"),
    line("applicant.nudges", applicants),
    line("applicant.keep_letter_id", minh, id="letter"),
    line("applicant.packet_letter", minh, id="letter"),
    line("applicant.packet_helper", minh, id="letter"),
    line("applicant.packet_preview", minh, id="letter"),
    line("applicant.packet_recall", minh, id="letter"),
    line("applicant.packet_waiver", minh, id="letter"),
    line("applicant.revoke_waiver", minh, id="letter"),
    line("applicant.upload", minh, id="letter"),
    line("applicant.upload_request_form", minh, id="letter"),
    line("applicant.receive", minh, id="letter"),
    line("applicant.backup", minh, id="letter"),
    line("applicant.remind", minh, id="letter"),
    line("applicant.thank", minh, id="letter"),
    line("applicant.tell_outcome", minh, id="letter"),
    line("applicant.add_program", minh | kofi, id="program"),
    line("applicant.apply", minh, id="application"),
    line("applicant.assign", minh, id="application", form={"letter": "letter"}),
    line("applicant.unassign", minh, id="application", form={"letter": "letter"}),
    line("applicant.remove_program", minh, id="application"),
]

WRITER = [
    line("writer.home", writers),
    line("writer.letter", park | link | designee, id="letter"),
    line("writer.due_day", park | link, id="letter"),
    line("writer.packet_version", park | link, id="letter", version="1"),
    line("writer.see_packet", park | link, id="letter"),
    line("writer.tick", park | link | designee, id="letter"),
    line("writer.check", park | link | designee, id="letter"),
    line("writer.upload", park | link | designee, id="letter"),
    line("writer.see", park | link, id="letter"),
    line("writer.promise", park | link, id="letter"),
    line("writer.postpone", park | link, id="letter"),
    line("writer.decline", park | link, id="letter"),
    line("writer.undo", park | link, id="letter"),
    line("writer.pause", park | link, id="letter"),
    line("writer.resume", park | link, id="letter"),
    line("writer.replace", park | link, id="letter"),
    line("writer.withdraw", park | link, id="letter"),
    line("writer.time_zone", park | link, id="letter"),
    line("writer.designee", park | link, id="letter"),
    line("writer.end_designee", park | link, id="letter"),
    line("writer.self_check", park | link, id="letter"),
    line("writer.helper", park | link, id="letter"),
    line("writer.outline", park | link, id="letter"),
    line("writer.packet_zip", park | link, id="letter"),
    line("writer.file", park | link, id="letter", file_id="file"),
]

HEALTH = [
    line("health.live", everybody),
    line("health.ready", everybody),
    line("health.metrics", everybody),
    line("static", everybody, filename="icon.svg"),
]

TABLE = [*ACCOUNT, *ADVICE, *LETTER, *REPORTS, *CALENDAR, *ADVISOR, *APPLICANT, *WRITER, *HEALTH]
