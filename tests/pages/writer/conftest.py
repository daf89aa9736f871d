"""A letter of Minh's that lies with Dr. Park, packet and all; the browsers of everyone who might come near it."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from portal import files
from portal.clock import today
from portal.guard import BROWSER_COOKIE, browser_hash
from portal.models import File, LetterRequest, Link, LinkBrowser, WriterChoice
from portal.queries.find import find
from portal.usecases import designees, packets, waivers
from tests.pages.applicant.papers import pdf

BULLETS = ["Saw 6 to 8 patients a session", "Rewrote the intake sheet on housing"]


@dataclass
class Desk:
    """The letter, who may open it, and who may not."""

    letter: LetterRequest
    cv: File
    park: FlaskClient
    link: FlaskClient
    strangers: dict[str, FlaskClient]

    def path(self, *further: str) -> str:
        """An address of the letter's."""
        return "/".join((f"/writer/letters/{self.letter.id}", *further))


@pytest.fixture
def sent(cast, act, look, app) -> LetterRequest:
    """Published: the writer has the packet."""
    letter = cast.letter("agreed")
    look.execute(
        sa.update(WriterChoice).where(WriterChoice.id == letter.choice_id).values(rotation_id=cast.rotation.id)
    )
    cv = File(
        office_id=cast.harbor.id, applicant_id=cast.minh.id, kind="cv", name="Minh CV.pdf", media_type="application/pdf",
        bytes=700, pages=2,
    )  # fmt: skip
    look.add(cv)
    look.flush()
    files.put(app.extensions["file_store"], cv.id, pdf("A curriculum"))
    look.commit()
    with act(cast.actor(cast.minh)):
        request = find(LetterRequest, letter.id)
        waivers.sign_waiver(request, waived=True, typed_name="Minh Anh Nguyễn")
    publish(cast, act, letter, BULLETS)
    return letter


def publish(cast, act, letter, bullets) -> None:
    """Minh hands in a packet with these bullets, and Anna publishes it."""
    with act(cast.actor(cast.minh)):
        request = find(LetterRequest, letter.id)
        packet = packets.packet_of(request)
        packets.save_packet(packet, aim="Internal medicine", position="", bullets=bullets, aspects="Teamwork")
        packets.submit_packet(packet, request)
    with act(cast.actor(cast.anna)):
        request = find(LetterRequest, letter.id)
        packets.publish(packets.packet_of(request), request)


@pytest.fixture
def desk(cast, browse, look, sent) -> Desk:
    """The letter with its browsers."""
    look.expire_all()
    link = open_by_link(browse(), look, sent, "writer")
    strangers = {
        "stein": browse(cast.account(cast.stein)),
        "minh": browse(cast.account(cast.minh)),
        "anna": browse(cast.account(cast.anna)),
        "rosa": browse(cast.account(cast.rosa)),
        "lena": browse(cast.account(cast.lena)),
    }
    cv = look.scalars(sa.select(File).where(File.kind == "cv")).one()
    return Desk(
        look.get(LetterRequest, (sent.office_id, sent.id)), cv, browse(cast.account(cast.park)), link, strangers
    )


@pytest.fixture
def designee(cast, act, browse, look, desk) -> FlaskClient:
    """The browser of A. Ito, whom Dr. Park named to upload."""
    with act(cast.actor(cast.park)):
        designees.name_designee(find(LetterRequest, desk.letter.id), name="A. Ito", email="ito@hospital.example.org")
    return open_by_link(browse(), look, desk.letter, "designee")


def open_by_link(browser: FlaskClient, look, letter, holder: str) -> FlaskClient:
    """As if the button of the mailed link had been pressed in this browser."""
    link = look.scalars(
        sa.select(Link).where(Link.request_id == letter.id, Link.holder == holder, Link.revoked_at.is_(None))
    ).one()
    cookie = f"the-browser-of-a-{holder}"
    look.add(LinkBrowser(office_id=link.office_id, link_id=link.id, browser_hash=browser_hash(cookie)))
    look.commit()
    browser.set_cookie(BROWSER_COOKIE, cookie)
    with browser.session_transaction() as session:
        session["links"] = {str(letter.id): str(link.id)}
    return browser


def reload(look, letter) -> LetterRequest:
    """The letter as it stands now."""
    look.expire_all()
    return look.get(LetterRequest, (letter.office_id, letter.id))


def days(count: int) -> str:
    """A day that far ahead, as a form sends it."""
    return (today() + timedelta(days=count)).isoformat()
