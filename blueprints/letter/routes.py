"""`/letter/<token>`: looking changes nothing; a button opens the page, in this browser alone."""

from flask import flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.letter import area
from blueprints.letter.browser import hash_of_this_browser, name_browser, remember, remembers, this_browser
from blueprints.letter.forms import CodeForm
from blueprints.pages import page
from portal import addresses
from portal.guard import browser_hash
from portal.queries.letter_link import LetterLink, letter_link, opened_in
from portal.rate_limits import limiter
from portal.tokens import fingerprint
from portal.translating import gettext
from portal.usecases.open_link import bind_browser, offer_code, reissue_link, see_opened, use_code


def this_link() -> str:
    """Limits count what is done with one link, from wherever; the count holds its fingerprint."""
    return "link:" + fingerprint((request.view_args or {})["token"])


@area.get("/letter/<token>")
def look(token: str) -> ResponseReturnValue:
    """Says that an office asks for a letter, and nothing else: whoever looks may be a mail scanner."""
    link = letter_link(token)
    if link.state != "open":
        return page("letter/closed.html", link=link, token=token, status=410)
    here = opened_in(link, hash_of_this_browser())
    if here and remembers(link.request_id, link.id):
        return redirect(addresses.writer_letter("", link.request_id))
    return page(
        "letter/open.html", link=link, token=token, needs_code=not here and (link.code_always or link.browsers > 0)
    )


@area.post("/letter/<token>")
@limiter.limit("60 per 10 minutes")
@limiter.limit("20 per 10 minutes", key_func=this_link)
def open_here(token: str) -> ResponseReturnValue:
    """The button: open the page in this browser. In a second browser a code is mailed to the link's holder first."""
    link = letter_link(token)
    if link.state != "open":
        return page("letter/closed.html", link=link, token=token, status=410)
    browser = this_browser()
    if bind_browser(token, browser_hash(browser)):
        return _opened(link, browser)
    return redirect(url_for(".mail_code", token=token), 307)  # the same POST, there


@area.post("/letter/<token>/mail-code")
@limiter.limit("30 per 10 minutes")
@limiter.limit("4 per 10 minutes; 12 per day", key_func=this_link)
def mail_code(token: str) -> ResponseReturnValue:
    """Mail a code to the person the link belongs to, good for this browser."""
    link, browser = letter_link(token), this_browser()
    if link.state != "open":
        return page("letter/closed.html", link=link, token=token, status=410)
    offer_code(token, browser_hash(browser))
    flash(gettext("A code is on its way to you. It works for ten minutes."))
    return name_browser(make_response(redirect(url_for(".type_code", token=token), 303)), browser)


@area.get("/letter/<token>/code")
def type_code(token: str) -> ResponseReturnValue:
    """Where the mailed code is typed."""
    link = letter_link(token)
    if link.state != "open":
        return page("letter/closed.html", link=link, token=token, status=410)
    return page("letter/code.html", form=CodeForm(formdata=None), link=link, token=token)


@area.post("/letter/<token>/code")
@limiter.limit("60 per 10 minutes")
@limiter.limit("20 per 10 minutes", key_func=this_link)
def open_with_code(token: str) -> ResponseReturnValue:
    """Open the page with the code. A wrong one is answered by a redirect, so that the try is counted and kept."""
    link, form, browser = letter_link(token), CodeForm(), this_browser()
    if not form.validate_on_submit():
        return page("letter/code.html", form=form, link=link, token=token)
    if use_code(token, browser_hash(browser), form.code.data):
        return _opened(link, browser)
    flash(
        gettext("This is not the code, or it is older than ten minutes. After five tries, ask for a new one."),
        "caution",
    )
    return redirect(url_for(".type_code", token=token), 303)


@area.post("/letter/<token>/again")
@limiter.limit("30 per 10 minutes")
@limiter.limit("3 per 10 minutes; 6 per day", key_func=this_link)
def mail_link_again(token: str) -> ResponseReturnValue:
    """Mail a new link to the address that the office confirmed. The answer is the same, whatever the link was."""
    reissue_link(token)
    return redirect(url_for(".mailed"), 303)


@area.get("/letter/mailed")
def mailed() -> ResponseReturnValue:
    """Look into your mail."""
    return page("letter/mailed.html")


def _opened(link: LetterLink, browser: str) -> ResponseReturnValue:
    remember(link.request_id, link.id)
    see_opened(link.id, browser_hash(browser))
    return name_browser(make_response(redirect(addresses.writer_letter("", link.request_id), 303)), browser)
