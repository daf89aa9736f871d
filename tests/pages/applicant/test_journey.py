"""The whole way of a letter, as its applicant walks it: plan, propose, ask, answer, sign, hand over, receive, assign."""

import io
import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.clock import today
from portal.models import (
    Applicant,
    File,
    LetterRequest,
    Message,
    Packet,
    Program,
    Rotation,
    Target,
    Waiver,
    WriterChoice,
)
from portal.queries.find import find
from portal.usecases import choices, packets, writers
from tests.pages.applicant.papers import pdf

CHOICE = {
    "writer_name": "Dr. Elena Alvarez",
    "writer_email": "alvarez@hospital.example.org",
    "writer_role": "attending, inpatient ward",
    "writer_specialty": "internal medicine",
    "writer_country": "US",
    "relationship": "clinical",
    "physician": "yes",
    "supervised_directly": "yes",
    "hands_on": "yes",
    "knows_applicant_well": "yes",
    "letter_type": "narrative",
    "themes": ["clinical_excellence", "teamwork"],
}


@pytest.fixture
def minh(cast, browse):
    """Minh, signed in."""
    return browse(cast.account(cast.minh))


def row(look, model, **given):
    return look.scalars(sa.select(model).filter_by(**given).execution_options(populate_existing=True)).one()


def test_from_the_plan_to_assigned(cast, act, look, minh):
    season = str(cast.season.id)
    said = {"season": season, "specialty": "family medicine", "track": "categorical", "global_health_track": "y"}
    assert minh.post("/applicant/plan/targets/new", data=said).status_code == 303
    target = row(look, Target, specialty="family medicine", applicant_id=cast.minh.id)
    place = {
        "kind": "sub_internship",
        "place": "Lakeside County Hospital",
        "country": "US",
        "starts_on": "2026-10-01",
        "ends_on": "2026-11-15",
        "hands_on": "y",
    }
    assert minh.post("/applicant/plan/rotations/new", data=place).status_code == 303
    rotation = row(look, Rotation, place="Lakeside County Hospital")

    wish = CHOICE | {"target_id": str(target.id), "rotation_id": str(rotation.id), "act": "propose"}
    assert minh.post("/applicant/choices/new", data=wish).status_code == 303
    choice = row(look, WriterChoice, writer_name="Dr. Elena Alvarez")
    assert (choice.status, choice.supervised_directly, choice.rotation_id) == ("proposed", True, rotation.id)

    look.commit()
    with act(cast.actor(cast.anna)):
        request_id = choices.approve(find(WriterChoice, choice.id), due_on=today() + timedelta(days=40), tier="1").id
    letter = f"/applicant/letters/{request_id}"

    assert "Ask Dr. Elena Alvarez" in minh.get(f"{letter}/ask").text
    mail = {"subject": "A letter", "body": "Would you write a strong letter?", "how": "by_us"}
    assert minh.post(f"{letter}/ask", data=mail).status_code == 303
    sent = row(look, Message, kind="ask")
    assert (sent.to_address, sent.facts["body"]) == ("alvarez@hospital.example.org", mail["body"])
    assert minh.post(f"{letter}/agree").status_code == 303

    assert minh.post(f"{letter}/waiver", data={"answer": "keep", "typed_name": "Minh Anh Nguyễn"}).status_code == 303
    assert row(look, Waiver, request_id=request_id).waived is False
    cv = {"cv": (io.BytesIO(pdf("Curriculum vitae")), "My CV.pdf")}
    assert minh.post("/applicant/packet/files/cv", data=cv).status_code == 303
    page = {
        "aim": "Family medicine",
        "position": "",
        "aspects": "",
        "bullets-0": "Saw 6 patients a session",
        "act": "submit",
    }
    assert minh.post(f"{letter}/packet", data=page).status_code == 303
    assert row(look, Packet, request_id=request_id).status == "submitted"

    look.commit()
    with act(cast.actor(cast.anna)):
        request = find(LetterRequest, request_id)
        writers.confirm_address(find(type(cast.park), request.writer_id), request)
        packets.publish(packets.packet_of(request), request)
    assert row(look, LetterRequest, id=request_id).status == "sent"

    assert minh.post(f"{letter}/receive").status_code == 303
    program = cast._save(
        Program(office_id=cast.harbor.id, name="Lakeview", specialty="family medicine", service="eras")
    )
    look.commit()
    assert minh.post(f"/applicant/programs/add/{program.id}", data={"target": str(target.id)}).status_code == 303
    listed = minh.get("/applicant/programs").text
    application = re.search(r"/applicant/programs/([0-9a-f-]{36})/assign", listed).group(1)
    assert minh.post(f"/applicant/programs/{application}/assign", data={"letter": str(request_id)}).status_code == 303
    assert row(look, LetterRequest, id=request_id).status == "assigned"
    assert minh.get("/applicant/").status_code == 200
    assert minh.get(letter).status_code == 200
    kept = row(look, File, applicant_id=cast.minh.id)
    assert (kept.name, minh.get(f"/applicant/files/{kept.id}").data) == ("My CV.pdf", pdf("Curriculum vitae"))
    assert row(look, Applicant, id=cast.minh.id).email == "minh@example.org"
