"""An applicant cannot flood a writer in our name."""

import re
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from portal.access import OPERATOR, become
from portal.rate_limits import PostgresStorage
from tests.cast import set_up_cast


@pytest.fixture
def minh(locked, visitor):
    """Signed in, with a form's token."""
    with Session(PostgresStorage.engine, expire_on_commit=False) as session:
        become(session, OPERATOR)
        cast = set_up_cast(session)
        session.commit()
    with visitor.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"] = f"{cast.minh.account_id}.1", True
    return visitor


def test_one_letter_is_mailed_about_so_often_a_day(minh):
    token = re.search(r'name="csrf_token" value="([^"]+)"', minh.get("/account").text)[1]
    for page in ("ask", "thank"):
        url = f"/applicant/letters/{uuid4()}/{page}"
        answers = [minh.post(url, data={"csrf_token": token}).status_code for _ in range(7)]
        assert answers == [404] * 6 + [429]
