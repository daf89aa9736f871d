"""The page of one letter: salutation, question, packet, checklist, file check, upload."""

from datetime import date, datetime, timedelta
from typing import Any

from flask import g, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from blueprints.due_shown import explained_to_writer
from blueprints.pages import page
from blueprints.writer.answer_shown import answer_shown
from blueprints.writer.check_shown import CheckShown
from blueprints.writer.checklist_shown import checklist_shown, groups_of
from blueprints.writer.forms import CheckForm, UploadForm
from blueprints.writer.packet_shown import (
    earlier_shown,
    files_shown,
    is_news,
    news_shown,
    portal_name,
    sheet_shown,
    since,
)
from portal.answers import answer_to_undo
from portal.clock import today
from portal.documents.helper import grouped
from portal.lifecycle import DELIVERED, ENDED, WITH_WRITER, Move, Noun, moves_open_to
from portal.queries.writer_letter import WriterLetter, entries_of
from portal.queries.writer_packet import PacketVersionRow, published_versions
from portal.roles import Role
from portal.shown import Crumb, Line, line_for, shown_date
from portal.shown.dates import day_and_month
from portal.translating import gettext

#: Services change their rules with the season.
RULES_ARE_OLD = timedelta(days=365)
FILE_RULES = ("file_bytes", "page_size")


def letter_page(
    letter: WriterLetter,
    *,
    upload: UploadForm | None = None,
    check: CheckForm | None = None,
    checked: CheckShown | None = None,
) -> ResponseReturnValue:
    """Show it; a form with errors makes it a 422. Three queries for the writer, one for who uploads for them."""
    wrong = next((form for form in (upload, check) if form is not None and form.errors), None)
    status = 422 if wrong else None
    given = _for_everyone(letter) | {
        "upload_form": upload or upload_form(letter),
        "check_form": check,
        "checked": checked,
        "wrong": wrong,
    }
    if g.actor.role is Role.DESIGNEE:
        return page("writer/upload_for.html", status=status, **given)
    entries = entries_of(letter)
    last = answer_to_undo(entries, letter.status, g.actor.id)
    if letter.status in ENDED:
        return page("writer/ended.html", status=status, may_undo=last is not None, **given)
    answer = answer_shown(letter, last, given["today"])
    return page("writer/letter.html", status=status, answer=answer, **given, **_for_the_writer(letter))


def upload_form(letter: WriterLetter) -> UploadForm:
    """Uploaded today, unless told; by the writer, unless somebody is named."""
    form = UploadForm(formdata=None, data={"on": today(letter.time_zone), "by": "writer"})
    return with_uploaders(form, letter)


def with_uploaders(form: UploadForm, letter: WriterLetter) -> UploadForm:
    """Who may have done it; nobody is asked where there is one person alone."""
    if letter.designee:
        form.by.choices = [
            SelectChoice("writer", gettext("By me")),
            SelectChoice("designee", gettext("By %(name)s", name=letter.designee)),
        ]
    else:
        del form.by
    return form


def line_shown(letter: WriterLetter) -> Line:
    """The letter's whole way, as far as its writer knows it."""
    days: dict[str, datetime | None] = {
        "approved": letter.approved_at,
        "asked": letter.asked_at,
        "agreed": letter.answered_at or letter.promised_at,
        "sent": letter.sent_at,
        "seen": letter.seen_at,
        "uploaded": letter.uploaded_at,
        "available": letter.available_at,
        "assigned": letter.assigned_at,
    }
    reached = [station for station, at in days.items() if at]
    notes = {station: day_and_month(at.date()) for station, at in days.items() if at}
    skipped = [station for station, at in days.items() if at is None]
    at = reached[-1] if letter.status in ENDED and reached else None
    if letter.due_on and not letter.uploaded_at:
        notes["uploaded"] = gettext("by %(day)s", day=day_and_month(letter.due_on))
    return line_for(letter.status, at=at, skipped=skipped, notes=notes, yours=letter.status in WITH_WRITER)


def _for_everyone(letter: WriterLetter) -> dict[str, Any]:
    day = today(letter.time_zone)
    return {
        "letter": letter,
        "today": day,
        "due": shown_date(letter.due_on, day) if letter.due_on else None,
        "is_in": letter.status in DELIVERED,
        "why_due": _why_due(letter, day),
        "due_place": gettext("end of the day in %(place)s", place=place_of(letter.time_zone)),
        "specialty": letter.specialty[:1].upper() + letter.specialty[1:],
        "aamc_id": grouped(letter.aamc_id),
        "access": _access(letter),
        "checklist": checklist_shown(letter, groups_of(letter)),
        "ticks_seen_by": _ticks_seen_by(letter),
        "rules_from": _rules_from(letter, day),
        "portal": portal_name(letter),
        "portal_address": letter.rules.portal_address,
        "takes_pdf": letter.rules.takes_pdf(letter.specialty, letter.letter_type),
        "moves": moves_open_to(Noun.REQUEST, g.actor.role, letter.status),
        "Move": Move,
        "footer": _footer(letter),
        "sign_in_url": url_for("account.sign_in", next=url_for("writer.home")),
    }


def _why_due(letter: WriterLetter, day: date) -> str:
    """While the letter is out: when programs look, and how long the service takes."""
    if letter.due_on is None or letter.status in DELIVERED:
        return ""
    rules = letter.rules
    who = rules.processed_by or letter.service_name
    return explained_to_writer(letter.review_starts, rules.processing_business_days, who, letter.due_on, day)


def _for_the_writer(letter: WriterLetter) -> dict[str, Any]:
    versions: list[PacketVersionRow] = published_versions(letter.id)
    if not versions:
        return {
            "sheet": None,
            "files": [],
            "news": [],
            "since": "",
            "earlier": [],
            "worked": "",
            "line": line_shown(letter),
        }
    return {
        "sheet": sheet_shown(letter, versions),
        "files": files_shown(letter, versions[0]),
        "news": news_shown(letter, versions) if is_news(letter, versions) else [],
        "since": since(letter, versions),
        "earlier": earlier_shown(letter, versions),
        "worked": worked_together(letter, versions[0].facts),
        "line": line_shown(letter),
    }


def worked_together(letter: WriterLetter, facts: dict[str, Any]) -> str:
    """Where and when the writer saw the applicant: a busy person has had forty since."""
    worked = facts.get("worked") or {}
    if not worked:
        return gettext(
            "%(first)s applies for a residency in %(specialty)s.", first=letter.first_name, specialty=letter.specialty
        )
    return gettext(
        "%(first)s worked with you in the %(place)s from %(start)s to %(end)s, and applies for a residency in %(specialty)s.",
        first=letter.first_name,
        place=worked["place"],
        start=_day(worked["starts_on"]),
        end=_day(worked["ends_on"], year=True),
        specialty=letter.specialty,
    )


def _day(written: str, *, year: bool = False) -> str:
    day = date.fromisoformat(written)
    return together(f"{day_and_month(day)} {day.year}" if year else day_and_month(day))


def together(day: str) -> str:
    """A day that no line breaks in two."""
    return day.replace(" ", "\N{NO-BREAK SPACE}")


def place_of(time_zone: str) -> str:
    """ "Chicago" for America/Chicago."""
    return time_zone.rpartition("/")[2].replace("_", " ")


def _access(letter: WriterLetter) -> str:
    """Whether the applicant can read the letter, and since when that holds."""
    if letter.waiver_signed_at is None:
        return gettext("Not signed yet")
    names = {"first": letter.first_name, "day": together(day_and_month(letter.waiver_signed_at.date()))}
    if letter.waiver_revoked_at:
        revoked = day_and_month(letter.waiver_revoked_at.date())
        return gettext(
            "%(first)s revoked an earlier answer on %(day)s. Ask before you write.",
            first=letter.first_name,
            day=revoked,
        )
    if letter.waived:
        return gettext("No. %(first)s has waived access, signed %(day)s.", **names)
    return gettext("Yes. %(first)s keeps the right to read it, signed %(day)s.", **names)


def _ticks_seen_by(letter: WriterLetter) -> str:
    """The whole truth about who sees the ticks."""
    if g.actor.role is Role.DESIGNEE:
        return gettext("You share these ticks with %(name)s. Nobody else sees them.", name=letter.writer_name)
    if letter.designee:
        return gettext(
            "Tick as you go. Your ticks are kept, and nobody but you and %(name)s sees them.", name=letter.designee
        )
    return gettext("Tick as you go. Your ticks are kept and nobody but you sees them.")


def _rules_from(letter: WriterLetter, day: date) -> str:
    """How old the rules are; old ones look old, and send the writer to the service's own page."""
    checked = min((fact.checked_on for fact in letter.rules.facts), default=None)
    if checked is None:
        return ""
    said = {"service": letter.service_name, "day": shown_date(checked, day).words}
    if day - checked > RULES_ARE_OLD:
        return gettext("These rules of %(service)s were last checked on %(day)s. Look at its own page as well.", **said)
    if any(not letter.rules.confirmed(key) for key in FILE_RULES):
        return gettext(
            "The rules of %(service)s as last checked on %(day)s. It has not confirmed its file limits for this season: they are"
            " the last known.",
            **said,
        )
    return gettext("The rules of %(service)s as last checked on %(day)s.", **said)


def _footer(letter: WriterLetter) -> list[Crumb]:
    links = [
        Crumb(gettext("What a strong letter shows"), url_for("advice.advice_for", reader="writer")),
        Crumb(gettext("Who sees what"), url_for("account.privacy")),
        Crumb(gettext("Help"), url_for("account.help_page")),
    ]
    if g.actor.role is Role.DESIGNEE or letter.status not in WITH_WRITER:
        return links
    stop = (
        Crumb(gettext("Send me reminders again"), url_for("writer.resume", id=letter.id))
        if letter.reminders_paused_at
        else Crumb(gettext("Stop the reminders"), url_for("writer.pause", id=letter.id))
    )
    return [Crumb(gettext("Let someone upload for you"), url_for("writer.designee", id=letter.id)), *links, stop]
