"""A passkey in a real browser: made on the account's page, then signing in with one press."""

import os
import shutil
import socket
import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from portal.access import OPERATOR, become
from portal.clock import now
from portal.models import SignInLink
from portal.tokens import fingerprint
from tests.cast import set_up_cast
from tests.own_database import portal_of_its_own

playwright = pytest.importorskip("playwright.sync_api", reason="needs `make env-browser`")
shoot = pytest.importorskip("tools.shoot", reason="needs `make env-browser`")

pytestmark = pytest.mark.browser
if not (shutil.which("chromium") or shutil.which("google-chrome")) and os.environ.get("CI") != "true":
    pytest.skip("no Chromium on this machine", allow_module_level=True)

TOKEN = "a-sign-in-that-was-mailed-to-anna"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def address(app, tmp_path):
    """A portal that serves on this machine, with the cast in it, and a sign-in mailed to Anna."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    base = f"http://localhost:{port}"
    with portal_of_its_own(app, "passkey", tmp_path, settings={"base_url": base}) as portal:
        engine = sa.create_engine(portal.config["SETTINGS"].database_url)
        with Session(engine) as session:
            become(session, OPERATOR)
            anna = set_up_cast(session).anna.account_id
            until = now() + timedelta(minutes=5)
            session.add(SignInLink(account_id=anna, token_hash=fingerprint(TOKEN), expires_at=until))
            session.commit()
        engine.dispose()
        server = make_server("127.0.0.1", port, portal, threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield base
        server.shutdown()
        thread.join()


def test_a_passkey_is_added_and_signs_in(address):
    with shoot.chromium() as chromium:
        page = chromium.new_context().new_page()
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        page.goto(f"{address}/sign-in/{TOKEN}")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/advisor/")  # its late cookie would undo the question that the next page puts
        page.goto(f"{address}/account/passkeys")
        page.get_by_label("What to call it").fill("this laptop")
        page.get_by_role("button", name="Add a passkey").click()
        page.get_by_role("rowheader", name="this laptop").wait_for()
        page.locator(".account-menu summary").click()
        page.get_by_role("button", name="Sign out").click()
        page.get_by_text("You are signed out in this browser.").wait_for()
        page.goto(f"{address}/sign-in?next=/account")
        page.get_by_role("button", name="Use a passkey").click()
        page.wait_for_url("**/account")
        playwright.expect(page.get_by_role("heading", name="Your account", level=1)).to_be_visible()
        assert page.url == f"{address}/account"
