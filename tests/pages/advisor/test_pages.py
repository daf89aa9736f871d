"""The advisor's pages, and the strangers who must not see them."""

import pytest

from portal.clock import now
from portal.models import Packet


@pytest.fixture
def places(cast):
    """Addresses of Harbor's own people and letters."""
    letter = cast.letter("sent")
    choice = cast.choice(status="proposed")
    waiting = cast.letter("agreed", writer=cast.stein)
    cast._save(
        Packet(
            office_id=cast.harbor.id,
            request_id=waiting.id,
            applicant_id=cast.minh.id,
            writer_account_id=cast.stein.account_id,
            status="submitted",
            submitted_at=now(),
            bullets=["Saw 6 patients a session"],
        )
    )
    return {
        "home": "/advisor/",
        "applicants": "/advisor/applicants",
        "letters": "/advisor/letters",
        "add": "/advisor/applicants/new",
        "cohort": "/advisor/cohort",
        "numbers": "/advisor/numbers",
        "office": "/advisor/office",
        "colleague": "/advisor/office/colleagues/new",
        "applicant": f"/advisor/applicants/{cast.minh.id}",
        "history": f"/advisor/applicants/{cast.minh.id}/history",
        "suggest": f"/advisor/applicants/{cast.minh.id}/suggest",
        "choice": f"/advisor/choices/{choice.id}",
        "letter": f"/advisor/letters/{letter.id}",
        "packet": f"/advisor/letters/{waiting.id}/packet",
        "due": f"/advisor/letters/{letter.id}/due",
        "address": f"/advisor/letters/{letter.id}/address",
        "correct": f"/advisor/letters/{letter.id}/correct",
    }


PAGES = (
    "home", "applicants", "letters", "numbers", "add", "cohort", "office", "colleague",
    "applicant", "history", "suggest", "choice", "letter", "packet", "due", "address", "correct",
)  # fmt: skip


@pytest.mark.parametrize("place", PAGES)
def test_the_offices_advisor_sees_the_page(cast, browse, places, place):
    answer = browse(cast.account(cast.anna)).get(places[place])
    assert answer.status_code == 200, answer.text[:2000]


@pytest.mark.parametrize("place", PAGES)
@pytest.mark.parametrize("who", ["minh", "park"])
def test_applicants_and_writers_find_nothing_there(cast, browse, places, place, who):
    assert browse(cast.account(getattr(cast, who))).get(places[place]).status_code == 404


@pytest.mark.parametrize("place", [place for place in PAGES if place not in PAGES[:8]])
def test_another_offices_advisor_finds_nothing_there(cast, browse, places, place):
    assert browse(cast.account(cast.lena)).get(places[place]).status_code == 404
