"""Write the demo's choices and letters: each with its waiver, its history and its packet."""

from typing import Any

import sqlalchemy as sa

from development.demo.letters import DemoLetter
from development.demo.made import Made, ago, day, save
from development.demo.people import APPLICANTS, WRITERS, DemoWriter
from portal.extensions import db
from portal.mail import Address, post
from portal.models import Advisor, File, History, LetterRequest, Packet, PacketFile, Waiver, Writer, WriterChoice
from portal.usecases.links import issue_link
from portal.waiver_text import CURRENT, text_for

#: Who made each step, for the history.
MOVES = {
    "approved": ("approve", "advisor"), "asked": ("ask", "applicant"), "agreed": ("agree", "applicant"), "hesitant": ("hesitate", "applicant"),
    "sent": ("publish", "advisor"), "seen": ("see", "writer"), "uploaded": ("upload", "writer"), "available": ("receive", "applicant"),
    "assigned": ("assign", "applicant"), "declined": ("decline", "writer"), "withdrawn": ("withdraw", "applicant"), "void": ("void", "operator"),
}  # fmt: skip


def write_choice(
    made: Made, applicant_key: str, writer_key: str, status: str, days_ago: int, themes: tuple[str, ...], *,
    rotation: int | None = None, comment: str = "", note: str = "",
) -> WriterChoice:  # fmt: skip
    """A choice of a writer, as far as it has come."""
    applicant = made.applicants[applicant_key]
    told: DemoWriter = next(writer for writer in WRITERS if writer.key == writer_key)
    proposed = status in ("proposed", "returned", "approved")
    decided = status in ("returned", "approved")
    return save(WriterChoice(
        office_id=applicant.office_id, applicant_id=applicant.id, target_id=made.targets[applicant_key].id,
        rotation_id=made.rotations[rotation].id if rotation is not None else None, status=status, writer_name=told.name,
        writer_email=told.email or f"{told.key}@example.org", writer_role=told.role, writer_specialty=told.specialty,
        writer_institution=told.institution, writer_country=told.country, relationship=told.relationship, physician=True, supervised_directly=True,
        hands_on=told.relationship != "research", knows_applicant_well=True, global_health_role=told.global_health_role, weeks=4,
        clinical_setting="hospital", themes=list(themes), comment=comment or ("Approved." if status == "returned" else ""), note=note,
        created_at=ago(days_ago + 1), proposed_at=ago(days_ago) if proposed else None, decided_at=ago(max(days_ago - 1, 0)) if decided else None,
    ))  # fmt: skip


def write_letter(made: Made, told: DemoLetter) -> None:
    """A letter with its choice, waiver, history and packet."""
    applicant = made.applicants[told.applicant]
    slug = next(slug for slug, office in made.offices.items() if office.id == applicant.office_id)
    writer, season = made.writers[slug, told.writer], made.seasons[slug]
    name = f"{applicant.first_name} {applicant.last_name}".strip()
    choice = write_choice(
        made, told.applicant, told.writer, "approved", told.days["approved"] + 2, told.themes, rotation=told.rotation
    )
    at: dict[str, Any] = {
        {"agreed": "answered_at", "hesitant": "answered_at", "void": "voided_at"}.get(station, f"{station}_at"): ago(
            days
        )
        for station, days in told.days.items()
    }
    extra = dict(told.extra)
    if promised := extra.pop("promised", None):
        at["promised_at"] = ago(int(str(promised)))
    if told.status == "withdrawn":
        at["withdrawn_by"] = "applicant"
    if "uploaded" in told.days:
        at |= {"uploaded_by": "writer", "uploaded_on": day(-told.days["uploaded"])}
    last = min(told.days.values())
    said_by = {"writer": writer.name, "applicant": name, "advisor": "Anna Lindqvist", "operator": "the season’s end"}[
        MOVES[told.status][1]
    ]
    if told.status in ("agreed", "hesitant"):
        said_by = name
    request = save(LetterRequest(
        office_id=applicant.office_id, applicant_id=applicant.id, choice_id=choice.id, writer_id=writer.id, writer_account_id=writer.account_id,
        season_id=season.id, service=season.service, specialty=applicant.specialty, applicant_name=name, writer_name=writer.name, status=told.status,
        status_at=ago(last), status_said_by=said_by, tier=told.tier, due_on=day(told.due) if told.due is not None else None, **at, **extra,
    ))  # fmt: skip
    if told.waived is not None:
        save(Waiver(
            office_id=request.office_id, request_id=request.id, applicant_id=applicant.id, writer_account_id=writer.account_id, waived=told.waived,
            typed_name=name, text_version=CURRENT.version, exact_text=text_for(told.waived), signed_at=ago(last + 1),
        ))  # fmt: skip
    _history(made, told, request, writer, name)
    if told.bullets:
        _packet(made, told, request, writer, name)


def _history(made: Made, told: DemoLetter, request: LetterRequest, writer: Writer, name: str) -> None:
    who = {"writer": writer.name, "applicant": name, "advisor": _advisor_of(made, told.applicant).name, "operator": ""}
    for station, days in sorted(told.days.items(), key=lambda pair: -pair[1]):
        kind, role = MOVES[station]
        save(History(
            at=ago(days), actor_role=role, actor_name=who[role], kind=kind, office_id=request.office_id, applicant_id=request.applicant_id,
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
    packet = save(Packet(
        office_id=request.office_id, request_id=request.id, applicant_id=applicant.id, writer_account_id=writer.account_id, aim=applicant.aim,
        position=applicant.current_position, bullets=list(told.bullets), aspects=facts["aspects"],
        status="published" if sent is not None else "submitted", submitted_at=ago((sent or 1) + 1),
        published_at=ago(sent) if sent is not None else None, published_by=advisor.id if sent is not None else None, facts=facts if sent is not None else None,
    ))  # fmt: skip
    if sent is None:
        return
    for file_id in db.session.scalars(sa.select(File.id).where(File.applicant_id == applicant.id)):
        save(
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
