"""Nobody can flood somebody in our name."""

import re
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from portal.access import OPERATOR, become
from portal.rate_limits import PostgresStorage
from tests.cast import set_up_cast


@pytest.fixture(scope="module")
def people(locked):
    """The cast, kept for the module."""
    with Session(PostgresStorage.engine, expire_on_commit=False) as session:
        become(session, OPERATOR)
        cast = set_up_cast(session)
        session.commit()
    return cast


@pytest.fixture
def signed_in(people, visitor):
    """`signed_in(name)`: how that person posts; the answer's status."""

    def signed_in(name):
        with visitor.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"] = f"{getattr(people, name).account_id}.1", True
        token = re.search(r'name="csrf_token" value="([^"]+)"', visitor.get("/account").text)[1]
        return lambda url: visitor.post(url, data={"csrf_token": token}).status_code

    return signed_in


def test_one_letter_is_mailed_about_so_often_a_day(signed_in):
    post = signed_in("minh")
    for page in ("ask", "thank"):
        url = f"/applicant/letters/{uuid4()}/{page}"
        assert [post(url) for _ in range(7)] == [404] * 6 + [429]


@pytest.mark.parametrize(
    ("who", "page", "most"),
    [
        ("minh", "/applicant/programs/lists/{}/comment", 20),
        ("minh", "/applicant/letters/{}/address", 10),
        ("anna", "/advisor/lists/{}/comment", 20),
        ("anna", "/advisor/letters/{}/send-link-again", 6),
        ("anna", "/advisor/office/mails/{}/send-again", 6),
        ("anna", "/advisor/applicants/{}/invite", 6),
        ("anna", f"/advisor/applicants/{{}}/propose/{uuid4()}", 40),
    ],
)
def test_whatever_mails_somebody_ends_for_the_day(signed_in, who, page, most):
    post, url, another = signed_in(who), page.format(uuid4()), page.format(uuid4())
    assert [post(url) for _ in range(most + 1)] == [404] * most + [429]
    assert post(another) == 404  # each is counted by itself
