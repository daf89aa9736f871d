"""The wall between people is PostgreSQL's own."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import ProgrammingError

from portal.access import NOBODY
from portal.models import Applicant, ChecklistTick, LetterRequest, Office


def test_an_advisor_sees_the_letters_of_their_office_alone(cast, act):
    cast.letter("sent")
    cast.letter("sent", applicant=cast.rosa)
    with act(cast.actor(cast.lena)) as session:
        assert session.scalars(sa.select(LetterRequest.applicant_name)).all() == ["Rosa Quispe"]


def test_an_applicant_sees_their_own_letters_alone(cast, act):
    cast.letter("sent")
    with act(cast.actor(cast.kofi)) as session:
        assert session.scalars(sa.select(LetterRequest.id)).all() == []
    with act(cast.actor(cast.minh)) as session:
        assert len(session.scalars(sa.select(LetterRequest.id)).all()) == 1


def test_a_writer_sees_their_letters_of_every_office_once_they_are_sent(cast, act):
    cast.letter("agreed")
    cast.letter("sent")
    cast.letter("seen", applicant=cast.rosa)
    with act(cast.actor(cast.park)) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(LetterRequest)) == 2


def test_a_writer_reads_the_offices_that_asked_them_and_no_other(cast, act):
    cast.letter("sent")
    with act(cast.actor(cast.park)) as session:
        assert session.scalars(sa.select(Office.id)).all() == [cast.minh.office_id]


@pytest.mark.parametrize("who", ["anna", "minh"])
def test_nobody_but_the_writer_can_read_a_tick(cast, act, who):
    with pytest.raises(ProgrammingError, match="permission denied"), act(cast.actor(getattr(cast, who))) as session:
        session.scalars(sa.select(ChecklistTick.item)).all()


def test_nobody_at_all_sees_nothing(cast, act):
    with pytest.raises(ProgrammingError, match="permission denied"), act(NOBODY) as session:
        session.scalars(sa.select(Applicant.id)).all()
