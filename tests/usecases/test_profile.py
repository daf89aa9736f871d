"""The profile that programs are judged by: the applicant and their office see it, and nobody else."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import ProgrammingError

from portal.access import NOBODY, WORKER, Actor
from portal.errors import NotThere
from portal.models import ApplicantPrivate
from portal.programs.experience import Counts
from portal.programs.facts import VisaNeed
from portal.programs.fit import WEIGHTS, Size, Wishes
from portal.programs.wishes import Preferences, preferences_as_json
from portal.queries.profile import profile_of
from portal.roles import Role


@pytest.fixture
def told(cast):
    wishes = Wishes(places=frozenset({"Demo North"}), sizes=frozenset({Size.SMALL}), research=True)
    return cast._save(
        ApplicantPrivate(
            office_id=cast.harbor.id, applicant_id=cast.minh.id, visa_need="j1", citizenship="other", step2ck=241,
            step2ck_attempts=1, step3_passed=False, ecfmg_certified=True, budget_dollars=1200,
            preferences=preferences_as_json(Preferences(wishes, "pediatrics")),
        )
    )  # fmt: skip


@pytest.mark.parametrize("who", ["minh", "anna", "ben"])
def test_the_applicant_and_the_office_read_it(cast, act, told, who):
    with act(cast.actor(getattr(cast, who))):
        profile = profile_of(cast.minh.id)
    assert profile.applicant.visa_need is VisaNeed.J1
    assert (profile.applicant.step2ck, profile.applicant.specialty) == (241, "internal medicine")
    assert (profile.citizenship, profile.budget_dollars) == ("other", 1200)
    assert (profile.applicant.usce_months, profile.applicant.usce_hands_on_months) == (1.1, 1.1)
    assert [each.counts for each in profile.experience.counted] == [Counts.HANDS_ON]
    assert profile.preferences == Preferences(
        Wishes(places=frozenset({"Demo North"}), sizes=frozenset({Size.SMALL}), research=True), "pediatrics", WEIGHTS
    )


@pytest.mark.parametrize("who", ["kofi", "rosa", "lena"])
def test_another_applicant_and_another_office_find_nothing(cast, act, told, who):
    with act(cast.actor(getattr(cast, who))), pytest.raises(NotThere):
        profile_of(cast.minh.id)


def test_a_writer_has_no_grant_on_it_and_neither_has_who_writes_mails(cast, act, told):
    letter = cast.letter("sent")
    designee = Actor(Role.DESIGNEE, cast.stein.account_id, office_id=cast.harbor.id, request_id=letter.id)
    for actor in (cast.actor(cast.park), designee, WORKER, NOBODY):
        with pytest.raises(ProgrammingError, match="permission denied"), act(actor) as session:
            session.scalars(sa.select(ApplicantPrivate.step2ck)).all()


def test_who_has_told_nothing_is_unknown_and_not_no(cast, act):
    with act(cast.actor(cast.kofi)):
        profile = profile_of(cast.kofi.id)
    assert profile.applicant[:3] == (None, None, None)
    assert (profile.applicant.usce_months, profile.applicant.ecfmg_certified) == (None, None)
    assert profile.preferences == Preferences()
