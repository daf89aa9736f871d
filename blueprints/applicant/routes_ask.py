"""Ask: the words for it, and the answer recorded. A yes in the corridor never needs the portal."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.ask import ask_shown
from blueprints.applicant.forms_letter import AnswerForm, DeclinedForm, MessageForm
from blueprints.applicant.messages import kind_of_mail, messages_for, visa_in_words
from blueprints.pages import page
from portal.clock import day_of
from portal.guidance.messages import MessageKind
from portal.lifecycle import Move, Noun, moves_open_to
from portal.models import LetterRequest
from portal.queries.applicant_ask import visa_need
from portal.queries.applicant_frame import frame
from portal.queries.applicant_letters import planned_letter
from portal.queries.applicant_plan import profile
from portal.queries.find import find
from portal.rate_limits import limiter, mailed_by
from portal.roles import Role
from portal.shown import shown_date
from portal.translating import gettext
from portal.usecases import letters

SPOKEN = (MessageKind.MID_ROTATION_FEEDBACK, MessageKind.SIGNAL_INTEREST, MessageKind.ASK_IN_PERSON)
HOW = ("in_person", "by_us", "by_mail")


@area.get("/ask")
def ask() -> ResponseReturnValue:
    """Whom to ask now, and who has not answered."""
    return page("applicant/ask.html", ask=ask_shown())


@area.route("/letters/<uuid:id>/ask", methods=["GET", "POST"])
@limiter.limit("6 per day", key_func=mailed_by, methods=["POST"])
def ask_letter(id: UUID) -> ResponseReturnValue:
    """The guide's messages, filled in; sent by us, or said and recorded. `?visa=tell` adds the line on the visa, for their knowledge."""
    letter, who = planned_letter(id), frame()
    tells_visa, kind = request.args.get("visa") == "tell", kind_of_mail(letter, who)
    need = visa_in_words(visa_need()) if tells_visa else None
    words = messages_for(letter, who, (*SPOKEN, kind), profile(), visa_need=need)
    mail = words[kind]
    form = MessageForm(data={"subject": mail.subject, "body": mail.body})
    how = request.form.get("how", "by_us")
    if request.method == "POST" and (how in ("in_person", "by_mail") or form.validate_on_submit()):
        letters.ask(
            find(LetterRequest, id),
            how=how if how in HOW else "by_us",
            subject=form.subject.data or "",
            body=form.body.data or "",
        )
        flash(_said(how, letter.writer_name))
        return redirect(url_for("applicant.ask_letter", id=id), 303)
    return page(
        "applicant/ask_letter.html",
        form=form,
        letter=letter,
        words=words,
        tells_visa=tells_visa,
        due=shown_date(letter.due_on, who.today) if letter.due_on else None,
        asked=shown_date(day_of(letter.asked_at, who.time_zone), who.today) if letter.asked_at else None,
        moves=moves_open_to(Noun.REQUEST, Role.APPLICANT, letter.status),
        Move=Move,
        declined=DeclinedForm(formdata=None),
    )


@area.post("/letters/<uuid:id>/agree")
def agree(id: UUID) -> ResponseReturnValue:
    """A strong yes."""
    letter_request = find(LetterRequest, id)
    if AnswerForm().validate_on_submit():
        letters.agree(letter_request)
        flash(
            gettext(
                "A strong yes. Prepare the packet, so that %(writer)s can begin.", writer=letter_request.writer_name
            )
        )
    return redirect(url_for("applicant.packet_letter", id=id), 303)


@area.post("/letters/<uuid:id>/hesitate")
def hesitate(id: UUID) -> ResponseReturnValue:
    """A hesitant answer."""
    letter_request = find(LetterRequest, id)
    if AnswerForm().validate_on_submit():
        letters.hesitate(letter_request)
        flash(gettext("Recorded. Thank %(writer)s, and choose another writer.", writer=letter_request.writer_name))
    return redirect(url_for("applicant.letter", id=id), 303)


@area.post("/letters/<uuid:id>/decline")
def decline(id: UUID) -> ResponseReturnValue:
    """A no."""
    letter_request = find(LetterRequest, id)
    form = DeclinedForm()
    if form.validate_on_submit():
        letters.decline(letter_request, reason=form.reason.data or "")
        flash(gettext("Recorded, and your advisor knows. A no in time leaves you time for a back-up writer."))
    return redirect(url_for("applicant.letter", id=id), 303)


def _said(how: str, writer: str) -> str:
    if how == "by_us":
        return gettext("Your mail to %(writer)s is on its way; the answer comes to you. Record it here.", writer=writer)
    return gettext("Recorded. When %(writer)s answers, tell us here.", writer=writer)
