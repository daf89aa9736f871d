"""The office's own words for the messages of the journey: looked at before they are kept, and put back to ours at will."""

from typing import NamedTuple

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import Length

from blueprints.advisor import area
from blueprints.advisor.message_words import examples, message_moment, message_name
from blueprints.pages import page, put_beside_field
from portal.clock import now, today
from portal.errors import Wrong
from portal.guidance.messages import Message, MessageKind, compose, placeholders, words_of
from portal.queries.wordings import OwnWords, own_wordings, words_before
from portal.shown import shown_date, shown_moment
from portal.translating import gettext
from portal.usecases import wordings

#: In the order of the journey.
ORDER = (
    MessageKind.MID_ROTATION_FEEDBACK,
    MessageKind.SIGNAL_INTEREST,
    MessageKind.ASK_IN_PERSON,
    MessageKind.ASK_BY_MAIL,
    MessageKind.ANOTHER_WRITER,
    MessageKind.GENTLE_REMINDER,
    MessageKind.FINAL_REMINDER,
    MessageKind.THANK_YOU,
    MessageKind.THANK_FOR_NO,
    MessageKind.OUTCOME,
)


class WordsForm(FlaskForm):
    """Subject and body; the use case says what is wrong with them."""

    subject = StringField(lazy_gettext("Subject"), validators=[Length(max=200)])
    body = TextAreaField(lazy_gettext("Words"), validators=[Length(max=5000)])


class MessageLine(NamedTuple):
    """A message in the list."""

    kind: str
    name: str
    moment: str
    whose: str


@area.get("/office/messages")
def office_messages() -> ResponseReturnValue:
    """Every message, and whose words it has."""
    own = own_wordings()
    lines = [
        MessageLine(kind.value, message_name(kind), message_moment(kind), _whose(own.get(kind.value))) for kind in ORDER
    ]
    return page("advisor/messages.html", lines=lines, changed=len(own))


@area.route("/office/messages/<key>", methods=["GET", "POST"])
def office_message(key: str) -> ResponseReturnValue:
    """Change one. "Look at it" shows what was typed, filled with examples, and keeps nothing."""
    kind = wordings.kind_of(key)
    own = own_wordings().get(key)
    subject, body = (own.subject, own.body) if own else tuple(gettext(text) if text else "" for text in words_of(kind))
    form = WordsForm(data={"subject": subject, "body": body})
    if form.validate_on_submit():
        typed = form.subject.data or "", form.body.data or ""
        try:
            if "look" in request.form:
                wordings.check(kind, *typed)
                subject, body = typed
            else:
                wordings.change_wording(kind, subject=typed[0], body=typed[1])
                flash(gettext("Kept. It is said this way from now on."))
                return redirect(url_for(".office_message", key=key), 303)
        except Wrong as wrong:
            put_beside_field(form, wrong)
    return page(
        "advisor/message.html",
        form=form,
        key=key,
        name=message_name(kind),
        moment=message_moment(kind),
        has_subject=bool(words_of(kind)[0]),
        known=_known(kind),
        preview=_filled(kind, subject, body),
        is_own=own is not None,
        before=[(change, shown_moment(change.at, now())) for change in words_before(key)],
        plain=FlaskForm(formdata=None),
    )


@area.post("/office/messages/<key>/reset")
def reset_office_message(key: str) -> ResponseReturnValue:
    """Our words again."""
    wordings.reset_wording(wordings.kind_of(key))
    flash(gettext("Our words are in force again. Yours stand in the history below."))
    return redirect(url_for(".office_message", key=key), 303)


def _known(kind: MessageKind) -> list[tuple[str, str]]:
    """The places that can be filled, each with an example."""
    known = [(f"{{{name}}}", examples()[name]) for name in placeholders(kind)]
    if "{visa_line}" in words_of(kind)[1]:
        known.append(("{visa_line}", gettext("The applicant’s own line about a visa, or nothing")))
    return known


def _filled(kind: MessageKind, subject: str, body: str) -> Message:
    return compose(kind, examples(), own=(subject, body))


def _whose(own: OwnWords | None) -> str:
    if own is None:
        return gettext("Ours")
    return gettext("Yours, since %(day)s", day=shown_date(own.changed_at.date(), today()).words)
