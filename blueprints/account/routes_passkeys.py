"""Passkeys: sign in with one; add and remove one's own."""

from base64 import b64decode, b64encode
from uuid import UUID

from flask import current_app, flash, redirect, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from blueprints.account import area, visit
from blueprints.account.forms import NewPasskeyForm, PasskeyForm, SignInForm
from blueprints.pages import page, put_beside_field
from portal.clock import today
from portal.errors import Wrong
from portal.extensions import db
from portal.passkeys import Site, asks_to_make, asks_to_sign, question
from portal.person import person_of
from portal.queries.passkeys import passkeys as own_passkeys
from portal.rate_limits import limiter
from portal.safe_paths import safe_next
from portal.shown import shown_date
from portal.translating import gettext
from portal.usecases.passkeys import add_passkey, sign_in_with_passkey
from portal.usecases.passkeys import remove_passkey as remove
from portal.usecases.sign_in import note_sign_in


def this_site() -> Site:
    """The site that passkeys are made for."""
    return Site(current_app.config["SETTINGS"].base_url)


def ask() -> bytes:
    """A new question, which this browser alone may answer, once."""
    challenge = question()
    session["passkey_question"] = b64encode(challenge).decode()
    return challenge


def asked() -> bytes:
    """The question that was put to this browser; it is put no second time. Nothing, where none was."""
    return b64decode(session.pop("passkey_question", ""))


@area.get("/sign-in/passkey")
def ask_passkey() -> ResponseReturnValue:
    """A question for the browser's passkeys, as JSON; it tells nothing of anybody."""
    return current_app.response_class(asks_to_sign(this_site(), ask()), mimetype="application/json")


@area.post("/sign-in/passkey")
@limiter.limit("30 per 10 minutes")
def use_passkey() -> ResponseReturnValue:
    """Sign in with the passkey's answer."""
    form, challenge = PasskeyForm(), asked()
    account_id = None
    if challenge and form.validate_on_submit():
        account_id = sign_in_with_passkey(this_site(), challenge, form.answer.data)
    person = person_of(db.session(), account_id) if account_id else None
    if person is None:
        sign_in = SignInForm(formdata=None, next=safe_next(form.next.data))
        sign_in.form_errors.append(gettext("No account here knows this passkey. Sign in by a mailed link instead."))
        return page("account/sign_in.html", form=sign_in)
    note_sign_in(person.id)
    visit.begin(person, by_link=False)
    return redirect(safe_next(form.next.data) or url_for(".home"), 303)


@area.route("/account/passkeys", methods=["GET", "POST"])
@login_required
@limiter.limit("30 per 10 minutes", methods=["POST"])
def passkeys() -> ResponseReturnValue:
    """One's own passkeys, and a new one."""
    form = NewPasskeyForm()
    if form.validate_on_submit():
        try:
            add_passkey(this_site(), asked(), form.answer.data, name=form.name.data or "")
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            flash(gettext("The passkey is added. It signs you in on this device from now on."))
            return redirect(url_for(".passkeys"), 303)
    rows = own_passkeys()
    day = today(current_user.time_zone)
    shown = [(row.id, row.name, shown_date(row.created_at.date(), day)) for row in rows]
    person = current_user
    options = asks_to_make(
        this_site(), ask(), person.id, person.email, person.name, [bytes(row.credential_id) for row in rows]
    )
    return page("account/passkeys.html", form=form, passkeys=shown, options=options)


@area.post("/account/passkeys/<uuid:id>/remove")
@login_required
def remove_passkey(id: UUID) -> ResponseReturnValue:
    """A device signs in no longer."""
    remove(id)
    flash(gettext("The passkey is removed. It signs in no longer."))
    return redirect(url_for(".passkeys"), 303)
