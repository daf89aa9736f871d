"""A day is the day where the reader lives, whatever the day is in UTC."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.clock import now, today
from portal.models import Applicant, Writer


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_what_one_did_a_minute_ago_was_today_where_one_lives(cast, browse, look, zone):
    cast.letter("agreed", status_said_by="Minh Anh Nguyễn", status_at=now() - timedelta(minutes=1))
    look.execute(sa.update(Applicant).where(Applicant.id == cast.minh.id).values(time_zone=zone))
    assert "You, today" in browse(cast.account(cast.minh)).get("/applicant/").text


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_writer_counts_the_days_from_the_day_where_they_live(cast, browse, look, zone):
    letter = cast.letter("seen")
    look.execute(sa.update(Writer).where(Writer.account_id == cast.park.account_id).values(time_zone=zone))
    left = (letter.due_on - today(zone)).days
    assert f"in {left} days" in browse(cast.account(cast.park)).get("/writer/").text
