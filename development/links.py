"""How to be somebody of the demo: a one-time sign-in address for each person, and a writer's mailed link."""

import uuid
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from flask import current_app

from development.demo.people import ADVISORS, APPLICANTS, OFFICES, WRITERS
from portal import addresses
from portal.access import OPERATOR, become
from portal.clock import now
from portal.errors import Refused
from portal.extensions import db
from portal.models import Account, LetterRequest, Link, Office, SignInLink, Writer
from portal.tokens import Purpose, fingerprint, token_for


def links_of_demo_people() -> list[dict[str, Any]]:
    """A line per demo person: person, role, office, url. Raises Refused where the database is not a demo."""
    become(db.session(), OPERATOR)
    offices = {office.slug: office for office in db.session.scalars(sa.select(Office).where(Office.is_demo))}
    if not offices or db.session.scalar(sa.select(Office.id).where(Office.is_demo.is_(False)).limit(1)):
        raise Refused("This database is not a demo, so nobody is let in without their own mail.")
    lines = [
        {"person": person.key, "role": role, "office": person.office, "url": _sign_in(f"{person.key}@example.org")}
        for role, people in (("advisor", ADVISORS), ("applicant", APPLICANTS))
        for person in people
    ]
    for writer in WRITERS:
        for slug in writer.offices:
            url = _mailed_link(writer.email or f"{writer.key}@example.org", offices[slug])
            lines.append({"person": writer.key, "role": "writer", "office": slug, "url": url})
    db.session.commit()
    assert {office.slug for office in OFFICES} >= set(offices)
    return lines


def _sign_in(email: str) -> str:
    account = db.session.scalars(sa.select(Account.id).where(sa.func.lower(Account.email) == email)).one()
    link_id = uuid.uuid4()
    token = token_for(_key(), Purpose.SIGN_IN, link_id)
    db.session.add(
        SignInLink(id=link_id, account_id=account, token_hash=fingerprint(token), expires_at=now() + timedelta(days=1))
    )
    return addresses.sign_in_link(_base(), token)


def _mailed_link(email: str, office: Office) -> str:
    """The link of the writer's next letter in that office; a sign-in where no packet was sent to them yet."""
    link = db.session.scalar(
        sa.select(Link.id)
        .join(LetterRequest, sa.and_(LetterRequest.office_id == Link.office_id, LetterRequest.id == Link.request_id))
        .join(Writer, sa.and_(Writer.office_id == Link.office_id, Writer.id == LetterRequest.writer_id))
        .where(
            Link.office_id == office.id,
            sa.func.lower(Writer.email) == email,
            Link.revoked_at.is_(None),
            Link.holder == "writer",
        )
        .order_by(LetterRequest.status.not_in(("sent", "seen")), LetterRequest.due_on)
        .limit(1)
    )
    return addresses.letter_link(_base(), token_for(_key(), Purpose.LETTER_LINK, link)) if link else _sign_in(email)


def _key() -> str:
    return str(current_app.config["SETTINGS"].secret_key)


def _base() -> str:
    return str(current_app.config["SETTINGS"].base_url)
