"""While the mail server hangs and the worker waits for it, pages are served, and more mail can be put in the outbox."""

import threading

import sqlalchemy as sa

from portal.access import WORKER, become
from portal.delivery import TryLater, deliver
from portal.extensions import db
from portal.mail_server import Patience
from portal.models import Message
from tests.mail.trouble import Trouble, TroubledServer
from tests.own_database import portal_of_its_own


def test_pages_are_served_while_the_mail_server_hangs(app, tmp_path):
    with (
        TroubledServer(Trouble.HANGS) as server,
        portal_of_its_own(app, "hangs", tmp_path, settings={"smtp_url": server.url}) as portal,
    ):
        owner = sa.create_engine(portal.config["SETTINGS"].database_url)
        with owner.begin() as connection:
            connection.exec_driver_sql("INSERT INTO account (email, name) VALUES ('anna@example.org', 'Anna')")
            row_id = connection.execute(
                sa.insert(Message).values(kind="password_changed", to_address="anna@example.org").returning(Message.id)
            ).scalar_one()

        outcome: list[str] = []

        def work() -> None:
            with portal.app_context():
                become(db.session(), WORKER)
                try:
                    deliver(row_id, patience=Patience(for_an_answer=30))
                except TryLater:
                    outcome.append("later")

        worker = threading.Thread(target=work)
        worker.start()
        assert server.reached.wait(5)
        browser = portal.test_client()
        assert browser.get("/sign-in").status_code == 200
        page = browser.get("/sign-in").text
        token = page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
        answer = browser.post("/sign-in", data={"email": "anna@example.org", "csrf_token": token})
        assert answer.status_code in (200, 302, 303)
        with owner.connect() as connection:
            assert connection.scalar(sa.select(sa.func.count()).select_from(Message)) == 2
        assert worker.is_alive()
        server.let_go()
        worker.join(20)
        assert outcome == []
        with owner.connect() as connection:
            sent = sa.select(Message.status).where(Message.id == row_id)
            assert connection.scalar(sent) == "sent"
        owner.dispose()
