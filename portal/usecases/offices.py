"""Offices: made from the command line, with their first advisor, the services they write to, and the seasons known today."""

import re
import uuid
from collections.abc import Collection
from datetime import time

import sqlalchemy as sa
from email_validator import EmailNotValidError, validate_email

from portal.audit import OFFICE, record
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.models import Advisor, Office, Season, SeasonDate, Service, ServiceFact
from portal.seasons import shipped_seasons, shipped_services
from portal.translating import gettext
from portal.usecases.people import account_of, invite_advisor

#: As the table's own check has it.
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{1,62}")


def create_office(*, slug: str, name: str, advisor_name: str, advisor_email: str, invite: bool = True) -> Office:
    """A new office with its first advisor, who is mailed a sign-in.

    Raises Wrong for a short name, a name or an address that cannot be one, and Refused where the short name is taken.
    """
    _check(slug, name, advisor_name, advisor_email)
    if db.session.scalar(sa.select(Office.id).where(Office.slug == slug)):
        raise Refused(f"There is an office {slug} already. Choose another short name.")
    office = Office(id=uuid.uuid4(), slug=slug, name=name)
    db.session.add(office)
    db.session.flush()
    seed_services(office)
    advisor = Advisor(
        office_id=office.id, account_id=account_of(advisor_email, advisor_name), name=advisor_name, email=advisor_email
    )
    db.session.add(advisor)
    db.session.flush()
    record("create_office", office_id=office.id, shown_to=OFFICE, advisor=advisor_name)
    if invite:
        invite_advisor(advisor, office=office)
    return office


def change_office(office: Office, *, name: str, place: str, email: str, code_always: bool) -> None:
    """What the office is called, where it is, and whether a mailed link always asks for a code."""
    office.name, office.place, office.email = name.strip(), place.strip(), email.strip()
    office.settings = {**office.settings, "code_always": code_always}
    record("change_office", office_id=office.id, shown_to=OFFICE, name=office.name)


def set_reminders(
    office: Office,
    *,
    gentle_days: int,
    final_days: int,
    ceiling: int,
    begins: time,
    ends: time,
    weekdays: Collection[int],
    nudge_ceiling: int = 3,
    nudge_rest_days: int = 7,
) -> None:
    """The office's own cadence (rules gentle_reminder, final_reminder), as `usecases.reminders.policy_of` reads it.

    Days before the due date; the same nudge to an applicant `nudge_ceiling` times at most, `nudge_rest_days` apart.
    Quiet from `begins` to `ends` by the receiver's clock; `weekdays` on which mail may go, Monday 0.
    Raises Wrong where the two reminders are not in order, or no day is left.
    """
    if not weekdays:
        raise Wrong("weekdays", gettext("Leave at least one day on which a reminder may go."))
    if not 0 <= final_days < gentle_days:
        raise Wrong(
            "final_days",
            gettext("The final reminder comes after the gentle one: give fewer days than %(days)s.", days=gentle_days),
        )
    quiet = {"begins": begins.isoformat("minutes"), "ends": ends.isoformat("minutes"), "weekdays": sorted(weekdays)}
    told = {"gentle_days": gentle_days, "final_days": final_days, "ceiling": ceiling, "quiet": quiet}
    nudges = {"ceiling": nudge_ceiling, "rest_days": nudge_rest_days}
    office.settings = {**office.settings, "reminders": told, "nudges": nudges}
    record("set_reminders", office_id=office.id, shown_to=OFFICE, reminders=told, nudges=nudges)


def _check(slug: str, name: str, advisor_name: str, advisor_email: str) -> None:
    if not SLUG.fullmatch(slug):
        raise Wrong(
            "slug", "The short name is made of small letters, digits and hyphens, and begins with no hyphen: harbor."
        )
    if not name.strip() or not advisor_name.strip():
        raise Wrong("name", "The office and its first advisor both need a name.")
    try:
        validate_email(advisor_email, check_deliverability=False, test_environment=True)
    except EmailNotValidError as wrong:
        raise Wrong(
            "advisor_email", f"{advisor_email} is not an e-mail address. It looks like name@example.org."
        ) from wrong


def seed_services(office: Office) -> None:
    """The services and seasons as shipped: each value with its source and the day it was checked. The office edits its own copy."""
    for position, service in enumerate(shipped_services()):
        db.session.add(Service(office_id=office.id, code=service.code, name=service.name, position=position))
        db.session.flush()
        for fact in service.facts:
            db.session.add(
                ServiceFact(
                    office_id=office.id,
                    service=service.code,
                    key=fact.key,
                    value=fact.value,
                    source=fact.source,
                    checked_on=fact.checked_on,
                    confirmed=fact.confirmed,
                )
            )
    for season in shipped_seasons():
        row = Season(office_id=office.id, service=season.service, name=season.name, year=season.year)
        db.session.add(row)
        db.session.flush()
        for date in season.dates:
            db.session.add(
                SeasonDate(
                    office_id=office.id, season_id=row.id, kind=date.kind, on_date=date.on, confirmed=date.confirmed, source=date.source,
                    checked_on=date.checked_on,
                )
            )  # fmt: skip
