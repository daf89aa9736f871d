"""One's own account: name, time zone, light or dark, password, sessions."""

from flask import flash, redirect, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from blueprints.account import area, visit
from blueprints.account.forms import AccountForm, NewPasswordForm
from blueprints.pages import page, put_beside_field
from portal.errors import Wrong
from portal.queries.sign_in import account_with, has_password
from portal.rate_limits import limiter
from portal.roles import Role
from portal.translating import gettext
from portal.usecases.sign_in import change_account, end_sessions
from portal.usecases.sign_in import set_password as keep_password


@area.route("/account", methods=["GET", "POST"])
@login_required
def settings() -> ResponseReturnValue:
    """What the account says about its owner."""
    form = AccountForm(obj=current_user)
    if form.validate_on_submit():
        change_account(name=form.name.data, time_zone=form.time_zone.data, theme=form.theme.data)
        session["theme"] = form.theme.data
        flash(gettext("Your account is changed."))
        return redirect(url_for(".settings"), 303)
    email = current_user.email
    return page("account/settings.html", form=form, email=email, has_password=has_password(email), mails=_mails())


def _mails() -> list[tuple[str, str]]:
    """What the portal writes to this person by itself, and where to stop it."""
    places = [
        (Role.APPLICANT, gettext("Nudges to you as an applicant"), "applicant.nudges"),
        (Role.ADVISOR, gettext("Your daily digest"), "advisor.digest"),
    ]
    return [(label, url_for(endpoint)) for role, label, endpoint in places if current_user.desks_as(role)]


@area.route("/account/password", methods=["GET", "POST"])
@login_required
@limiter.limit("10 per 10 minutes", methods=["POST"])
def set_password() -> ResponseReturnValue:
    """Set a password, or change it. It takes the present one, or a mailed link used a few minutes ago."""
    form = NewPasswordForm()
    asks_present = has_password(current_user.email) and not visit.proven_by_link()
    if not asks_present:
        del form.current
    if form.validate_on_submit():
        try:
            if asks_present and not account_with(current_user.email, form.current.data or ""):
                raise Wrong(
                    "current",
                    gettext(
                        "This is not your present password. If you forgot it, sign out and in again by a mailed link."
                    ),
                )
            epoch = keep_password(form.password.data, names=(current_user.name, current_user.email))
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            visit.stay(current_user, epoch)
            flash(gettext("Your password is set. Every other browser is signed out."))
            return redirect(url_for(".settings"), 303)
    return page("account/password.html", form=form)


@area.post("/account/sessions/end")
@login_required
def end_other_sessions() -> ResponseReturnValue:
    """Sign out everywhere but here."""
    visit.stay(current_user, end_sessions())
    flash(gettext("Every other browser is signed out."))
    return redirect(url_for(".settings"), 303)
