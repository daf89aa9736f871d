"""Write the demo into an empty database, as its owner. What people did is dated back; mails are sent for real when the worker starts."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import Flask, current_app

from development.demo import papers
from development.demo.letters import CHOICES, LETTERS, ROTATIONS, DemoLetter
from development.demo.people import ADVISORS, APPLICANTS, OFFICES, WRITERS, DemoApplicant, DemoWriter
from development.demo.programs import write_programs
from portal import files
from portal.access import OPERATOR, become
from portal.clock import now, today
from portal.extensions import db
from portal.mail import Address, post
from portal.models import (
    Account,
    Advisor,
    AdvisorNote,
    Applicant,
    File,
    History,
    LetterRequest,
    Office,
    Packet,
    PacketFile,
    Rotation,
    Season,
    SeasonDate,
    Target,
    Waiver,
    Writer,
    WriterChoice,
)
from portal.usecases.links import issue_link
from portal.usecases.offices import create_office
from portal.waiver_text import CURRENT, text_for

STATIONS = (
    "approved",
    "asked",
    "agreed",
    "hesitant",
    "sent",
    "seen",
    "uploaded",
    "available",
    "assigned",
    "declined",
    "withdrawn",
    "void",
)
#: Who made each step, for the history.
MOVES = {
    "approved": ("approve", "advisor"), "asked": ("ask", "applicant"), "agreed": ("agree", "applicant"), "hesitant": ("hesitate", "applicant"),
    "sent": ("publish", "advisor"), "seen": ("see", "writer"), "uploaded": ("upload", "writer"), "available": ("receive", "applicant"),
    "assigned": ("assign", "applicant"), "declined": ("decline", "writer"), "withdrawn": ("withdraw", "applicant"), "void": ("void", "operator"),
}  # fmt: skip
#: The demo's calendar is counted from the day it is made, so that its clocks always lie ahead. Marked unconfirmed.
CALENDAR = {"opens": -160, "first_submit": 15, "review_starts": 36, "rank_lists": 200, "match_day": 215, "ends": 290}


@dataclass
class Made:
    """What has been written so far, by the demo's names."""

    offices: dict[str, Office] = field(default_factory=dict)
    seasons: dict[str, Season] = field(default_factory=dict)
    advisors: dict[str, Advisor] = field(default_factory=dict)
    applicants: dict[str, Applicant] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    rotations: list[Rotation] = field(default_factory=list)
    writers: dict[tuple[str, str], Writer] = field(default_factory=dict)


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
            _choice(made, choice.applicant, choice.writer, choice.status, choice.days_ago, choice.themes,
                    rotation=choice.rotation, comment=choice.comment, note=choice.note)  # fmt: skip
        for letter in LETTERS:
            _letter(made, letter)
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
            advisor = _save(
                Advisor(office_id=office.id, account_id=_account(email, told.name), name=told.name, email=email)
            )
        advisor.joined_at = now() - timedelta(days=200)
        made.advisors[told.key] = advisor
    for person in APPLICANTS:
        _applicant(made, person)
    for told_rotation in ROTATIONS:
        applicant = made.applicants[told_rotation.applicant]
        made.rotations.append(_save(Rotation(
            office_id=applicant.office_id, applicant_id=applicant.id, kind=told_rotation.kind, place=told_rotation.place, setting=told_rotation.setting,
            specialty=told_rotation.specialty, country=told_rotation.country, starts_on=_day(told_rotation.starts), ends_on=_day(told_rotation.ends),
            hands_on=told_rotation.hands_on,
        )))  # fmt: skip
    for writer in WRITERS:
        email = writer.email or f"{writer.key}@example.org"
        account = _account(email, writer.name)
        for slug in writer.offices:
            made.writers[slug, writer.key] = _save(Writer(
                office_id=made.offices[slug].id, account_id=account, name=writer.name, email=email, role=writer.role, specialty=writer.specialty,
                institution=writer.institution, country=writer.country, confirmed_at=_ago(70) if writer.confirmed else None,
            ))  # fmt: skip


def _applicant(made: Made, told: DemoApplicant) -> None:
    office, season, email = made.offices[told.office], made.seasons[told.office], f"{told.key}@example.org"
    applicant = _save(Applicant(
        office_id=office.id, season_id=season.id, account_id=_account(email, f"{told.first_name} {told.last_name}".strip()),
        advisor_id=made.advisors[told.advisor].id, first_name=told.first_name, last_name=told.last_name, own_script_name=told.own_script,
        name_language=told.language, email=email, aamc_id=told.aamc_id, specialty=told.specialty, medical_school=told.school, country=told.country,
        graduated_on=date(today().year - told.graduated, 6, 30), current_position=told.position, aim=told.aim,
        invited_at=_ago(190), joined_at=_ago(188) if told.position or told.aim else None,
    ))  # fmt: skip
    made.applicants[told.key] = applicant
    made.targets[told.key] = _save(Target(
        office_id=office.id, applicant_id=applicant.id, season_id=season.id, service=season.service, specialty=told.specialty,
        global_health_track=told.global_health, themes=["clinical_excellence", "comparison", "resource_limited", "culture_language", "ethics"],
    ))  # fmt: skip
    if told.position:
        for kind, name, media_type, data in (
            ("cv", "Curriculum vitae.pdf", "application/pdf", papers.curriculum_vitae(told)),
            ("statement", "Personal statement.pdf", "application/pdf", papers.statement(told)),
            ("photo", "Photo.jpg", "image/jpeg", papers.photo(told)),
        ):
            kept = _save(File(
                office_id=office.id, applicant_id=applicant.id, kind=kind, name=name, media_type=media_type, bytes=len(data),
                pages=None if kind == "photo" else 1, uploaded_at=_ago(66),
            ))  # fmt: skip
            files.put(current_app.extensions["file_store"], kept.id, data)
    if told.key == "applicant_minh":
        _save(AdvisorNote(
            office_id=office.id, applicant_id=applicant.id, advisor_id=made.advisors["advisor_anna"].id, advisor_name="Anna Lindqvist",
            text="Prefers a call to a mail. Ask Dr. Oyelaran’s clinic for his Tuesday number.", written_at=_ago(6),
        ))  # fmt: skip


def _choice(
    made: Made, applicant_key: str, writer_key: str, status: str, days_ago: int, themes: tuple[str, ...], *,
    rotation: int | None = None, comment: str = "", note: str = "",
) -> WriterChoice:  # fmt: skip
    applicant = made.applicants[applicant_key]
    told: DemoWriter = next(writer for writer in WRITERS if writer.key == writer_key)
    proposed = status in ("proposed", "returned", "approved")
    decided = status in ("returned", "approved")
    return _save(WriterChoice(
        office_id=applicant.office_id, applicant_id=applicant.id, target_id=made.targets[applicant_key].id,
        rotation_id=made.rotations[rotation].id if rotation is not None else None, status=status, writer_name=told.name,
        writer_email=told.email or f"{told.key}@example.org", writer_role=told.role, writer_specialty=told.specialty,
        writer_institution=told.institution, writer_country=told.country, relationship=told.relationship, physician=True, supervised_directly=True,
        hands_on=told.relationship != "research", knows_applicant_well=True, global_health_role=told.global_health_role, weeks=4,
        clinical_setting="hospital", themes=list(themes), comment=comment or ("Approved." if status == "returned" else ""), note=note,
        created_at=_ago(days_ago + 1), proposed_at=_ago(days_ago) if proposed else None, decided_at=_ago(max(days_ago - 1, 0)) if decided else None,
    ))  # fmt: skip


def _letter(made: Made, told: DemoLetter) -> None:
    applicant = made.applicants[told.applicant]
    slug = next(slug for slug, office in made.offices.items() if office.id == applicant.office_id)
    writer, season = made.writers[slug, told.writer], made.seasons[slug]
    name = f"{applicant.first_name} {applicant.last_name}".strip()
    choice = _choice(
        made, told.applicant, told.writer, "approved", told.days["approved"] + 2, told.themes, rotation=told.rotation
    )
    at: dict[str, Any] = {
        {"agreed": "answered_at", "hesitant": "answered_at", "void": "voided_at"}.get(station, f"{station}_at"): _ago(
            days
        )
        for station, days in told.days.items()
    }
    extra = dict(told.extra)
    if promised := extra.pop("promised", None):
        at["promised_at"] = _ago(int(str(promised)))
    if told.status == "withdrawn":
        at["withdrawn_by"] = "applicant"
    if "uploaded" in told.days:
        at |= {"uploaded_by": "writer", "uploaded_on": _day(-told.days["uploaded"])}
    last = min(told.days.values())
    said_by = {"writer": writer.name, "applicant": name, "advisor": "Anna Lindqvist", "operator": "the season’s end"}[
        MOVES[told.status][1]
    ]
    if told.status in ("agreed", "hesitant"):
        said_by = name
    request = _save(LetterRequest(
        office_id=applicant.office_id, applicant_id=applicant.id, choice_id=choice.id, writer_id=writer.id, writer_account_id=writer.account_id,
        season_id=season.id, service=season.service, specialty=applicant.specialty, applicant_name=name, writer_name=writer.name, status=told.status,
        status_at=_ago(last), status_said_by=said_by, tier=told.tier, due_on=_day(told.due) if told.due is not None else None, **at, **extra,
    ))  # fmt: skip
    if told.waived is not None:
        _save(Waiver(
            office_id=request.office_id, request_id=request.id, applicant_id=applicant.id, writer_account_id=writer.account_id, waived=told.waived,
            typed_name=name, text_version=CURRENT.version, exact_text=text_for(told.waived), signed_at=_ago(last + 1),
        ))  # fmt: skip
    _history(made, told, request, writer, name)
    if told.bullets:
        _packet(made, told, request, writer, name)


def _history(made: Made, told: DemoLetter, request: LetterRequest, writer: Writer, name: str) -> None:
    who = {"writer": writer.name, "applicant": name, "advisor": _advisor_of(made, told.applicant).name, "operator": ""}
    for station, days in sorted(told.days.items(), key=lambda pair: -pair[1]):
        kind, role = MOVES[station]
        _save(History(
            at=_ago(days), actor_role=role, actor_name=who[role], kind=kind, office_id=request.office_id, applicant_id=request.applicant_id,
            request_id=request.id, writer_account_id=request.writer_account_id if "sent" in told.days else None,
            shown_to=["advisor", "applicant", "writer"] if station in ("sent", "seen", "uploaded", "available", "declined") else ["advisor", "applicant"],
            facts={},
        ))  # fmt: skip


def _worked(made: Made, told: DemoLetter) -> dict[str, str]:
    if told.rotation is None:
        return {}
    seen = made.rotations[told.rotation]
    return {"place": seen.place, "starts_on": seen.starts_on.isoformat(), "ends_on": seen.ends_on.isoformat()}


def _packet(made: Made, told: DemoLetter, request: LetterRequest, writer: Writer, name: str) -> None:
    applicant, advisor = made.applicants[told.applicant], _advisor_of(made, told.applicant)
    sent = told.days.get("sent")
    facts = {
        "name": name, "own_script_name": applicant.own_script_name, "name_language": applicant.name_language, "school": applicant.medical_school,
        "graduated_on": applicant.graduated_on.isoformat() if applicant.graduated_on else "", "aamc_id": applicant.aamc_id,
        "position": applicant.current_position, "aim": applicant.aim, "bullets": list(told.bullets),
        "aspects": "Clinical judgement, teamwork across cultures, and humility in work with people who have little.", "writer": writer.name,
        "due_on": request.due_on.isoformat() if request.due_on else "", "service": request.service, "worked": _worked(made, told),
    }  # fmt: skip
    packet = _save(Packet(
        office_id=request.office_id, request_id=request.id, applicant_id=applicant.id, writer_account_id=writer.account_id, aim=applicant.aim,
        position=applicant.current_position, bullets=list(told.bullets), aspects=facts["aspects"],
        status="published" if sent is not None else "submitted", submitted_at=_ago((sent or 1) + 1),
        published_at=_ago(sent) if sent is not None else None, published_by=advisor.id if sent is not None else None, facts=facts if sent is not None else None,
    ))  # fmt: skip
    if sent is None:
        return
    for file_id in db.session.scalars(sa.select(File.id).where(File.applicant_id == applicant.id)):
        _save(
            PacketFile(
                office_id=request.office_id, packet_id=packet.id, file_id=file_id, writer_account_id=writer.account_id
            )
        )
    link = issue_link(request, "writer", writer.account_id)
    if told.status in ("sent", "seen"):
        post(
            "packet", Address(writer.email, writer.name, writer.account_id), office_id=request.office_id, request=request, link_id=link.id,
            applicant=name, specialty=request.specialty, due_on=facts["due_on"], service="ERAS", changes=[],
        )  # fmt: skip


def _advisor_of(made: Made, applicant_key: str) -> Advisor:
    told = next(person for person in APPLICANTS if person.key == applicant_key)
    return made.advisors[told.advisor]


def _account(email: str, name: str) -> UUID:
    known = db.session.scalar(sa.select(Account.id).where(sa.func.lower(Account.email) == email.lower()))
    return known or _save(Account(email=email, name=name)).id


def _save(row: Any) -> Any:
    db.session.add(row)
    db.session.flush()
    return row


def _ago(days: int) -> datetime:
    return now() - timedelta(days=days)


def _day(days: int) -> date:
    return today() + timedelta(days=days)
