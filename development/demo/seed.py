"""Write the demo into an empty database, as its owner. What people did is dated back; mails are sent for real when the worker starts."""

from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa
from flask import Flask, current_app

from development.demo import papers
from development.demo.letters import CHOICES, LETTERS, ROTATIONS
from development.demo.made import Made, ago, day, save
from development.demo.people import ADVISORS, APPLICANTS, OFFICES, WRITERS, DemoApplicant
from development.demo.programs import write_programs
from development.demo.seed_letters import write_choice, write_letter
from portal import files
from portal.access import OPERATOR, become
from portal.clock import now, today
from portal.extensions import db
from portal.models import (
    Account,
    Advisor,
    AdvisorNote,
    Applicant,
    File,
    Office,
    Rotation,
    Season,
    SeasonDate,
    Target,
    Writer,
)
from portal.usecases.offices import create_office

#: The demo's calendar is counted from the day it is made, so that its clocks always lie ahead. Marked unconfirmed.
CALENDAR = {"opens": -160, "first_submit": 15, "review_starts": 36, "rank_lists": 200, "match_day": 215, "ends": 290}


def set_up_demo(app: Flask) -> None:
    """Write it once; a database that holds an office already is left alone."""
    with app.app_context():
        become(db.session(), OPERATOR)
        if db.session.scalar(sa.select(Office.id).limit(1)):
            return
        made = Made()
        _offices(made)
        _people(made)
        for choice in CHOICES:
            write_choice(made, choice.applicant, choice.writer, choice.status, choice.days_ago, choice.themes,
                    rotation=choice.rotation, comment=choice.comment, note=choice.note)  # fmt: skip
        for letter in LETTERS:
            write_letter(made, letter)
        write_programs(made.offices.values(), made.applicants, made.targets)
        db.session.commit()


def _offices(made: Made) -> None:
    first = {advisor.office: advisor for advisor in reversed(ADVISORS)}
    for told in OFFICES:
        office = create_office(
            slug=told.slug,
            name=told.name,
            advisor_name=first[told.slug].name,
            advisor_email=f"{first[told.slug].key}@example.org",
            invite=False,
        )
        office.place, office.time_zone, office.is_demo, office.email = (
            told.place,
            told.time_zone,
            True,
            f"{told.slug}@example.org",
        )
        made.offices[told.slug] = office
        season = db.session.scalars(
            sa.select(Season)
            .where(Season.office_id == office.id, Season.service == "eras")
            .order_by(Season.year.desc())
            .limit(1)
        ).one()
        made.seasons[told.slug] = season
        for kind, days in CALENDAR.items():
            db.session.merge(SeasonDate(
                office_id=office.id, season_id=season.id, kind=kind, on_date=today() + timedelta(days=days), confirmed=False,
                source="The demo’s own calendar, counted from the day it was made", checked_on=today(),
            ))  # fmt: skip
    db.session.flush()


def _people(made: Made) -> None:
    for told in ADVISORS:
        office = made.offices[told.office]
        advisor = db.session.scalar(sa.select(Advisor).where(Advisor.office_id == office.id, Advisor.name == told.name))
        if advisor is None:
            email = f"{told.key}@example.org"
            advisor = save(
                Advisor(office_id=office.id, account_id=_account(email, told.name), name=told.name, email=email)
            )
        advisor.joined_at = now() - timedelta(days=200)
        made.advisors[told.key] = advisor
    for person in APPLICANTS:
        _applicant(made, person)
    for told_rotation in ROTATIONS:
        applicant = made.applicants[told_rotation.applicant]
        made.rotations.append(save(Rotation(
            office_id=applicant.office_id, applicant_id=applicant.id, kind=told_rotation.kind, place=told_rotation.place, setting=told_rotation.setting,
            specialty=told_rotation.specialty, country=told_rotation.country, starts_on=day(told_rotation.starts), ends_on=day(told_rotation.ends),
            hands_on=told_rotation.hands_on,
        )))  # fmt: skip
    for writer in WRITERS:
        email = writer.email or f"{writer.key}@example.org"
        account = _account(email, writer.name)
        for slug in writer.offices:
            made.writers[slug, writer.key] = save(Writer(
                office_id=made.offices[slug].id, account_id=account, name=writer.name, email=email, role=writer.role, specialty=writer.specialty,
                institution=writer.institution, country=writer.country, confirmed_at=ago(70) if writer.confirmed else None,
            ))  # fmt: skip


def _applicant(made: Made, told: DemoApplicant) -> None:
    office, season, email = made.offices[told.office], made.seasons[told.office], f"{told.key}@example.org"
    applicant = save(Applicant(
        office_id=office.id, season_id=season.id, account_id=_account(email, f"{told.first_name} {told.last_name}".strip()),
        advisor_id=made.advisors[told.advisor].id, first_name=told.first_name, last_name=told.last_name, own_script_name=told.own_script,
        name_language=told.language, email=email, aamc_id=told.aamc_id, specialty=told.specialty, medical_school=told.school, country=told.country,
        graduated_on=date(today().year - told.graduated, 6, 30), current_position=told.position, aim=told.aim,
        invited_at=ago(190), joined_at=ago(188) if told.position or told.aim else None,
    ))  # fmt: skip
    made.applicants[told.key] = applicant
    made.targets[told.key] = save(Target(
        office_id=office.id, applicant_id=applicant.id, season_id=season.id, service=season.service, specialty=told.specialty,
        global_health_track=told.global_health, themes=["clinical_excellence", "comparison", "resource_limited", "culture_language", "ethics"],
    ))  # fmt: skip
    if told.position:
        for kind, name, media_type, data in (
            ("cv", "Curriculum vitae.pdf", "application/pdf", papers.curriculum_vitae(told)),
            ("statement", "Personal statement.pdf", "application/pdf", papers.statement(told)),
            ("photo", "Photo.jpg", "image/jpeg", papers.photo(told)),
        ):
            kept = save(File(
                office_id=office.id, applicant_id=applicant.id, kind=kind, name=name, media_type=media_type, bytes=len(data),
                pages=None if kind == "photo" else 1, uploaded_at=ago(66),
            ))  # fmt: skip
            files.put(current_app.extensions["file_store"], kept.id, data)
    if told.key == "applicant_minh":
        save(AdvisorNote(
            office_id=office.id, applicant_id=applicant.id, advisor_id=made.advisors["advisor_anna"].id, advisor_name="Anna Lindqvist",
            text="Prefers a call to a mail. Ask Dr. Oyelaran’s clinic for his Tuesday number.", written_at=ago(6),
        ))  # fmt: skip


def _account(email: str, name: str) -> UUID:
    known = db.session.scalar(sa.select(Account.id).where(sa.func.lower(Account.email) == email.lower()))
    return known or save(Account(email=email, name=name)).id
