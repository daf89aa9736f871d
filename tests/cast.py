"""The people of every test. Harbor Advising: Anna and Ben advise; Minh and Kofi apply; Dr. Park, Dr. Stein and Dr. Oyelaran write.
Lakeside Global: Lena advises, Rosa applies; Dr. Park writes there too. Each kind of person has a stranger in the other office.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.access import Actor
from portal.clock import now, today
from portal.models import (
    Account,
    Advisor,
    Applicant,
    LetterRequest,
    Office,
    Rotation,
    Season,
    SeasonDate,
    Service,
    Target,
    Writer,
    WriterChoice,
)
from portal.roles import Role

#: Where everybody lives: a place on UTC all year, so that "today" is one day for a test and the page it looks at, at any hour.
ZONE = "Africa/Accra"


@dataclass
class Cast:
    """Names as attributes; each person has an account, and rows where they work."""

    look: Session
    harbor: Office
    lakeside: Office
    season: Season
    other_season: Season
    anna: Advisor
    ben: Advisor
    lena: Advisor
    minh: Applicant
    kofi: Applicant
    rosa: Applicant
    park: Writer
    stein: Writer
    park_at_lakeside: Writer
    target: Target
    rotation: Rotation
    other_target: Target
    accounts: dict[UUID, Account]

    def account(self, person: Advisor | Applicant | Writer) -> Account:
        """The account behind a person."""
        return self.accounts[person.account_id]  # type: ignore[index]

    def actor(self, person: Advisor | Applicant | Writer) -> Actor:
        """That person, as the guard would seat them."""
        match person:
            case Advisor():
                return Actor(
                    Role.ADVISOR, person.account_id, office_id=person.office_id, own_id=person.id, name=person.name
                )
            case Applicant():
                name = f"{person.first_name} {person.last_name}".strip()
                return Actor(
                    Role.APPLICANT,
                    person.account_id,
                    office_id=person.office_id,
                    applicant_id=person.id,
                    own_id=person.id,
                    name=name,
                )
        return Actor(Role.WRITER, person.account_id, name=person.name)

    def choice(self, **given: Any) -> WriterChoice:
        """A writer choice of Minh's; a draft unless told."""
        given = {
            "office_id": self.harbor.id, "applicant_id": self.minh.id, "target_id": self.target.id, "rotation_id": self.rotation.id,
            "writer_name": "Dr. Helen Park", "writer_email": "park@hospital.example.org", "writer_role": "attending, inpatient ward",
            "writer_specialty": "internal medicine", "writer_country": "US", "relationship": "clinical", "physician": True,
            "supervised_directly": True, "hands_on": True, "knows_applicant_well": True, "weeks": 4, "themes": ["clinical_excellence"],
        } | given  # fmt: skip
        if given.get("status") in ("proposed", "returned", "approved"):
            given.setdefault("proposed_at", now())
        if given.get("status") in ("returned", "approved"):
            given.setdefault("decided_at", now())
        return self._save(WriterChoice(**given))

    def letter(
        self,
        status: str = "approved",
        *,
        writer: Writer | None = None,
        applicant: Applicant | None = None,
        **given: Any,
    ) -> LetterRequest:
        """A letter for an applicant (Minh's) by a writer (Dr. Park), at that point of its life."""
        applicant = applicant or self.minh
        at_harbor = applicant.office_id == self.harbor.id
        writer = writer or (self.park if at_harbor else self.park_at_lakeside)
        target = self.target if at_harbor else self.other_target
        choice = self.choice(
            status="approved", office_id=applicant.office_id, applicant_id=applicant.id, target_id=target.id,
            rotation_id=None, writer_name=writer.name, writer_email=writer.email,
        )  # fmt: skip
        stations = ("asked", "agreed", "sent", "seen", "uploaded", "available", "assigned")
        passed = stations[: stations.index(status) + 1] if status in stations else ()
        at: dict[str, Any] = {}
        for station in passed:
            at["answered_at" if station == "agreed" else f"{station}_at"] = now()
        if "uploaded" in passed:
            at["uploaded_by"] = "writer"
        match status:
            case "declined":
                at |= {"declined_at": now(), "reason": "I know her too little."}
            case "hesitant":
                at |= {"answered_at": now()}
            case "withdrawn":
                at |= {"withdrawn_at": now(), "withdrawn_by": "applicant"}
            case "void":
                at |= {"voided_at": now()}
        given = {
            "office_id": applicant.office_id, "applicant_id": applicant.id, "choice_id": choice.id, "writer_id": writer.id,
            "writer_account_id": writer.account_id, "season_id": applicant.season_id, "service": "eras", "specialty": "internal medicine",
            "applicant_name": f"{applicant.first_name} {applicant.last_name}".strip(), "writer_name": writer.name, "status": status,
            "tier": "1", "due_on": today() + timedelta(days=20), **at,
        } | given  # fmt: skip
        return self._save(LetterRequest(**given))

    def _save(self, row: Any) -> Any:
        self.look.add(row)
        self.look.flush()
        return row


def set_up_cast(look: Session) -> Cast:
    """Write the people into the database as its owner."""
    accounts: dict[UUID, Account] = {}

    def save(row: Any) -> Any:
        look.add(row)
        look.flush()
        return row

    def account(email: str, name: str) -> UUID:
        made: Account = save(Account(email=email, name=name, time_zone=ZONE))
        accounts[made.id] = made
        return made.id

    def office(slug: str, name: str) -> tuple[Office, Season]:
        place = save(Office(slug=slug, name=name, email=f"{slug}@example.org", time_zone=ZONE))
        for position, (code, called) in enumerate((("eras", "ERAS"), ("residencycas", "ResidencyCAS"))):
            save(Service(office_id=place.id, code=code, name=called, position=position))
        season = save(Season(office_id=place.id, service="eras", name="ERAS 2028", year=2028))
        for kind, on in (
            ("opens", date(2027, 6, 2)), ("first_submit", date(2027, 9, 1)), ("review_starts", date(2027, 9, 22)),
            ("match_day", date(2028, 3, 17)), ("ends", date(2028, 5, 31)),
        ):  # fmt: skip
            save(
                SeasonDate(
                    office_id=place.id,
                    season_id=season.id,
                    kind=kind,
                    on_date=on,
                    source="for tests",
                    checked_on=date(2026, 11, 22),
                )
            )
        return place, season

    harbor, season = office("harbor", "Harbor Advising")
    lakeside, other_season = office("lakeside", "Lakeside Global")

    def advisor(at: Office, name: str, email: str) -> Advisor:
        return save(Advisor(office_id=at.id, account_id=account(email, name), name=name, email=email, joined_at=now()))

    anna, ben = advisor(harbor, "Anna Lindqvist", "anna@example.org"), advisor(harbor, "Ben Osei", "ben@example.org")
    lena = advisor(lakeside, "Lena Fischer", "lena@example.org")

    def applicant(at: Office, of: Season, first: str, last: str, email: str, by: Advisor) -> Applicant:
        return save(Applicant(
            office_id=at.id, season_id=of.id, account_id=account(email, f"{first} {last}"), advisor_id=by.id, first_name=first, last_name=last,
            email=email, aamc_id="14829037", specialty="internal medicine", medical_school="University of Medicine and Pharmacy",
            country="VN", graduated_on=date(2024, 6, 30), joined_at=now(), invited_at=now(), time_zone=ZONE,
        ))  # fmt: skip

    minh = applicant(harbor, season, "Minh Anh", "Nguyễn", "minh@example.org", anna)
    kofi = applicant(harbor, season, "Kofi", "Mensah", "kofi@example.org", ben)
    rosa = applicant(lakeside, other_season, "Rosa", "Quispe", "rosa@example.org", lena)

    def writer(at: Office, name: str, email: str, account_id: UUID | None = None) -> Writer:
        return save(Writer(
            office_id=at.id, account_id=account_id or account(email, name), name=name, email=email, specialty="internal medicine",
            country="US", confirmed_at=now(), time_zone=ZONE,
        ))  # fmt: skip

    park = writer(harbor, "Dr. Helen Park", "park@hospital.example.org")
    stein = writer(harbor, "Dr. Rebecca Stein", "stein@hospital.example.org")
    park_at_lakeside = writer(lakeside, "Dr. Helen Park", "park@hospital.example.org", park.account_id)

    def target(of: Applicant) -> Target:
        return save(Target(
            office_id=of.office_id, applicant_id=of.id, season_id=of.season_id, service="eras", specialty="internal medicine",
            global_health_track=True,
        ))  # fmt: skip

    rotation = save(Rotation(
        office_id=harbor.id, applicant_id=minh.id, kind="hands_on_elective", place="Refugee Health Clinic", setting="refugee clinic",
        specialty="internal medicine", country="US", starts_on=today() - timedelta(days=40), ends_on=today() - timedelta(days=10), hands_on=True,
    ))  # fmt: skip
    return Cast(
        look, harbor, lakeside, season, other_season, anna, ben, lena, minh, kofi, rosa, park, stein, park_at_lakeside,
        target(minh), rotation, target(rosa), accounts,
    )  # fmt: skip
