"""A day is the day where the reader lives, whatever the day is in UTC."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.clock import now, today
from portal.models import Applicant, Application, Program, Writer


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


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_whoever_applied_today_is_offered_the_day_where_they_live(cast, browse, look, zone):
    program = Program(office_id=cast.harbor.id, name="Northport", specialty="internal medicine", service="eras")
    look.add(program)
    look.flush()
    application = Application(
        office_id=cast.harbor.id, applicant_id=cast.minh.id, program_id=program.id, target_id=cast.target.id
    )
    look.add(application)
    look.execute(sa.update(Applicant).where(Applicant.id == cast.minh.id).values(time_zone=zone))
    page = browse(cast.account(cast.minh)).get(f"/applicant/programs/{application.id}/apply").text
    assert f'value="{today(zone).isoformat()}"' in page
