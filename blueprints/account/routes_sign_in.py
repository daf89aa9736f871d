"""Sign in by a mailed one-time link or a password, and sign out."""

import hashlib

from flask import flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from blueprints.account import area, visit
from blueprints.account.forms import PasswordForm, SignInForm
from blueprints.pages import page
from portal.errors import NotThere
from portal.extensions import db
from portal.person import person_of
from portal.queries.sign_in import account_with, sign_in_offered
from portal.rate_limits import limiter
from portal.safe_paths import safe_next
from portal.translating import gettext
from portal.usecases.sign_in import note_sign_in, offer_sign_in, use_sign_in


def typed_email() -> str:
    """Limits count an address that was typed, whoever typed it; the count does not hold the address itself."""
    email = request.form.get("email", "").strip().casefold()
    return "email:" + hashlib.sha256(email.encode()).hexdigest()


@area.route("/sign-in", methods=["GET", "POST"])
@limiter.limit("30 per 10 minutes", methods=["POST"])
@limiter.limit("5 per 10 minutes", key_func=typed_email, methods=["POST"])
def sign_in() -> ResponseReturnValue:
    """Ask for an address and mail a link to it. The answer is the same, and as quick, whether or not we know it."""
    if current_user.is_authenticated:
        return redirect(safe_next(request.args.get("next")) or url_for(".home"))
    form = SignInForm(next=safe_next(request.args.get("next")))
    if form.validate_on_submit():
        offer_sign_in(form.email.data, form.next.data)
        session["mailed_to"] = form.email.data.strip()
        visit.even_out_time()
        return redirect(url_for(".sign_in_mailed"), 303)
    return page("account/sign_in.html", form=form)


@area.get("/sign-in/mailed")
def sign_in_mailed() -> ResponseReturnValue:
    """Look into your mail."""
    return page("account/sign_in_mailed.html", mailed_to=session.get("mailed_to", ""))


@area.route("/sign-in/password", methods=["GET", "POST"])
@limiter.limit("30 per 10 minutes", methods=["POST"])
@limiter.limit("10 per 10 minutes", key_func=typed_email, methods=["POST"])
def sign_in_with_password() -> ResponseReturnValue:
    """Address and password. A wrong one and an unknown address get the same sentence, in the same time."""
    form = PasswordForm(next=safe_next(request.args.get("next")))
    if form.validate_on_submit():
        account_id = account_with(form.email.data, form.password.data)
        person = person_of(db.session(), account_id) if account_id else None
        if person:
            note_sign_in(person.id)
            visit.begin(person, by_link=False)
            return redirect(safe_next(form.next.data) or url_for(".home"), 303)
        form.password.errors = [
            gettext("This address and this password do not belong together. A mailed link always works.")
        ]
    return page("account/sign_in_with_password.html", form=form)


@area.route("/sign-in/<token>", methods=["GET", "POST"])
@limiter.limit("30 per 10 minutes", methods=["POST"])
def use_link(token: str) -> ResponseReturnValue:
    """The page of a mailed link: looking at it, as a mail scanner does, changes nothing; its button signs in."""
    if request.method != "POST":
        works = sign_in_offered(token)
        return page("account/use_link.html" if works else "account/link_used.html", status=200 if works else 410)
    arrival = use_sign_in(token)
    if arrival is None:
        return page("account/link_used.html", status=410)
    person = person_of(db.session(), arrival.account_id)
    if person is None:
        raise NotThere
    note_sign_in(person.id)
    visit.begin(person, by_link=True)
    return redirect(arrival.next or url_for(".home"), 303)


@area.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Leave, in this browser."""
    visit.end()
    flash(gettext("You are signed out in this browser."))
    return redirect(url_for(".home"), 303)
