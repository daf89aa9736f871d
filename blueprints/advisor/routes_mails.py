"""What the office sent to whom, and what became of it; the way on where a mail did not arrive."""

from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from blueprints.advisor import area
from blueprints.handover_sheet import send_handover
from blueprints.mails_shown import shown_mail
from blueprints.pages import page
from blueprints.words import number_word
from portal.queries.keyset import Place
from portal.queries.mails import ALL, NOT_ARRIVED, WAITING, MailCounts, mail_counts, mails_of_office
from portal.rate_limits import limiter, mailed_by
from portal.translating import gettext, ngettext
from portal.usecases import mails


@area.get("/office/mails", endpoint="mails")
def mails_table() -> ResponseReturnValue:
    """The last first; a view of those that wait and of those that did not arrive."""
    view = request.args.get("view", ALL)
    place = Place(request.args.get("before") or request.args.get("after", ""), backwards="after" in request.args)
    found, counts = mails_of_office(view, place), mail_counts()
    return page(
        "advisor/mails.html",
        title=_title(counts),
        mails=[shown_mail(mail) for mail in found.rows],
        view=view,
        views=[
            {
                "label": label,
                "url": url_for("advisor.mails", view=name or None),
                "count": count,
                "current": name == view,
            }
            for name, label, count in (
                (ALL, gettext("All"), ""),
                (WAITING, gettext("Waiting"), counts.waiting),
                (NOT_ARRIVED, gettext("Did not arrive"), counts.not_arrived),
            )
        ],
        newer=url_for("advisor.mails", view=view or None, after=found.earlier) if found.earlier else "",
        older=url_for("advisor.mails", view=view or None, before=found.later) if found.later else "",
        plain=FlaskForm(),
    )


def _title(counts: MailCounts) -> str:
    if counts.not_arrived:
        return ngettext(
            "One mail did not arrive",
            "%(many)s mails did not arrive",
            counts.not_arrived,
            many=number_word(counts.not_arrived),
        )
    if counts.waiting:
        return ngettext(
            "One mail is on its way",
            "%(many)s mails are on their way",
            counts.waiting,
            many=number_word(counts.waiting),
        )
    return gettext("Every mail has gone out")


@area.post("/office/mails/<uuid:id>/send-again")
@limiter.limit("6 per day", key_func=mailed_by)
def send_mail_again(id: UUID) -> ResponseReturnValue:
    """Try once more what was given up."""
    mails.send_again(id)
    flash(gettext("It is on its way again."))
    return redirect(url_for("advisor.mails", view=NOT_ARRIVED), 303)


@area.get("/letters/<uuid:id>/request.pdf")
def handover(id: UUID) -> Response:
    """The request on paper, to hand over where no address works."""
    return send_handover(id)
