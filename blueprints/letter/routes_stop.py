"""`/reminders/stop/<token>`: one click in a mail, and no more of its kind: reminders of a letter, nudges, digests."""

from flask.typing import ResponseReturnValue

from blueprints.letter import area
from blueprints.pages import page
from portal.extensions import csrf
from portal.rate_limits import limiter
from portal.usecases.open_link import stop_mails


@area.get("/reminders/stop/<token>")
def stop_reminders(token: str) -> ResponseReturnValue:
    """One button. Looking stops nothing, whatever the token."""
    return page("letter/stop.html")


@area.post("/reminders/stop/<token>")
@csrf.exempt
@limiter.limit("60 per 10 minutes")
def stop_reminders_now(token: str) -> ResponseReturnValue:
    """Stop them. Mail programs post here by themselves (RFC 8058), without a session, so no form's token can be asked for;
    the signed address is the proof, and nothing but these mails can be changed by it."""
    return page("letter/stopped.html", stopped=stop_mails(token))
