"""The knowledge page: for every reader, by step, each rule at an address that findings link to."""

import re

import pytest
import sqlalchemy as sa

from portal.guidance import DEFAULT_ADVICE
from portal.guidance.knowledge import anchor_of
from portal.guidance.texts import choice, packet, portfolio
from portal.models import Office
from tests.pages.writer.conftest import open_by_link, sent  # noqa: F401


@pytest.mark.parametrize(
    ("person", "title"),
    [
        ("minh", "How do you come to strong letters?"),
        ("anna", "What should an applicant hear from you?"),
        ("park", "What does a strong letter show?"),
    ],
)
def test_everybody_reads_what_is_for_them(cast, browse, person, title):
    assert f"<title>{title}" in browse(cast.account(getattr(cast, person))).get("/advice").text


def test_who_came_by_a_mailed_link_reads_what_writers_read(browse, look, sent):  # noqa: F811
    visitor = open_by_link(browse(), look, sent, "writer")
    assert "<title>What does a strong letter show?" in visitor.get("/advice").text


def test_who_is_not_signed_in_reads_it_all_the_same(browse):
    visitor = browse()
    assert visitor.get("/advice").status_code == 200
    assert visitor.get("/advice/advisor").status_code == 200
    assert visitor.get("/advice/dean").status_code == 404


@pytest.mark.parametrize("reader", ["applicant", "advisor"])
def test_every_finding_on_a_plan_or_packet_has_its_rule_there(browse, reader):
    page = browse().get(f"/advice/{reader}").text
    codes = [*choice.ADVICE, *portfolio.ADVICE, *packet.ADVICE]
    assert [code for code in codes if f'id="{anchor_of(code)}"' not in page] == []


def test_everything_the_self_check_looks_for_has_its_rule_there(browse):
    page = browse().get("/advice/writer").text
    codes = [code for code in DEFAULT_ADVICE if code.startswith("self_check.")]
    assert [code for code in codes if f'id="{anchor_of(code)}"' not in page] == []


def test_the_numbers_are_the_readers_offices(cast, browse, look):
    before = "There are under 4 weeks between asking and the writer’s due date."
    assert before in browse(cast.account(cast.minh)).get("/advice").text
    look.execute(
        sa.update(Office).where(Office.id == cast.harbor.id).values(settings={"guidance": {"notice_weeks": 5}})
    )
    look.commit()
    after = "There are under 5 weeks between asking and the writer’s due date."
    assert after in browse(cast.account(cast.minh)).get("/advice").text
    assert after in browse(cast.account(cast.anna)).get("/advice").text
    assert before in browse(cast.account(cast.lena)).get("/advice").text
    assert before in browse().get("/advice").text


def test_a_finding_leads_to_its_rule(cast, browse):
    cast.letter("sent")
    page = browse(cast.account(cast.minh)).get("/applicant/").text
    (anchor,) = set(re.findall(r'href="/advice/applicant#(rule-too-few[^"]*)"', page))
    assert f'id="{anchor}"' in browse().get("/advice/applicant").text
