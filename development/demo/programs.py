"""The demo's programs: a made-up catalogue, imported as an office imports its own, and two applicants' lists of it."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from development.demo.letters import PROGRAMS
from portal.clock import now, today
from portal.extensions import db
from portal.models import Applicant, ApplicantPrivate, Application, Assignment, LetterRequest, Office, Program, Target
from portal.programs.columns import COLUMNS
from portal.programs.demo import Row, demo_rows
from portal.programs.fit import Wishes
from portal.programs.wishes import Preferences, preferences_as_json
from portal.usecases.catalogue_import import import_catalogue

#: Who has programs on their list, and their profile: score, attempts, visa need.
LISTS = {"applicant_minh": (241, 1, "j1"), "applicant_kofi": (228, 2, "j1_or_h1b")}


def write_programs(
    offices: Iterable[Office], applicants: Mapping[str, Applicant], targets: Mapping[str, Target]
) -> None:
    """A catalogue for every office; profiles and lists for two applicants."""
    day = today()
    data = _file([*_named(day), *demo_rows(day)])
    for office in offices:
        import_catalogue(office.id, data, "Demo catalogue (made up).csv")
    for key, (score, attempts, visa_need) in LISTS.items():
        _profile(applicants[key], score, attempts, visa_need)
        _list(applicants[key], targets[key].id)


def _named(day: date) -> list[Row]:
    """The programs that the demo's applicants write to."""
    return [
        {
            "Program ID": f"DEMO-{name.split()[0].upper()}",
            "Name": name,
            "Service": "eras",
            "Specialty": specialty,
            "Institution": name.removesuffix(specialty.title()).strip(),
            "Place": place,
            "Visas": "J-1",
            "Letters minimum": "3",
            "Letters maximum": "4",
            "Global-health track": "yes" if global_health else "no",
            "Deadline": (day + timedelta(days=days)).isoformat(),
            "Source": f"https://programs.example.org/{name.split()[0].lower()}",
            "Checked on": (day - timedelta(days=20)).isoformat(),
            "Checked by": "Anna Lindqvist (demo)",
        }
        for name, specialty, place, global_health, days in PROGRAMS
    ]


def _file(rows: Iterable[Row]) -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(written, [column.header for column in COLUMNS], restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def _profile(applicant: Applicant, score: int, attempts: int, visa_need: str) -> None:
    wishes = Wishes(global_health_track=True, elements=frozenset({"mentorship", "funded_sites"}))
    db.session.add(
        ApplicantPrivate(
            office_id=applicant.office_id,
            applicant_id=applicant.id,
            visa_need=visa_need,
            citizenship="other",
            step1_passed=True,
            step1_attempts=1,
            step2ck=score,
            step2ck_attempts=attempts,
            step3_passed=False,
            ecfmg_certified=True,
            budget_dollars=1500,
            preferences=preferences_as_json(Preferences(wishes)),
        )
    )


def _list(applicant: Applicant, target_id: UUID) -> None:
    """The named programs of internal medicine, with the letters that are assigned."""
    letter = db.session.scalar(
        sa.select(LetterRequest.id).where(
            LetterRequest.applicant_id == applicant.id, LetterRequest.status == "assigned"
        )
    )
    names = [name for name, specialty, *_ in PROGRAMS if specialty == "internal medicine"]
    for program_id in db.session.scalars(
        sa.select(Program.id)
        .where(Program.office_id == applicant.office_id, Program.name.in_(names))
        .order_by(Program.name)
    ).all():
        application = Application(
            office_id=applicant.office_id, applicant_id=applicant.id, target_id=target_id, program_id=program_id
        )
        db.session.add(application)
        db.session.flush()
        if letter:
            db.session.add(
                Assignment(
                    office_id=applicant.office_id,
                    application_id=application.id,
                    request_id=letter,
                    applicant_id=applicant.id,
                    assigned_at=now() - timedelta(days=12),
                )
            )
