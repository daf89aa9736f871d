"""The worker acts as whoever started a job: as nobody else, and no longer than that person works there."""

import pytest
import sqlalchemy as sa

from portal import jobs
from portal.clock import now
from portal.extensions import db
from portal.models import Applicant, BulkAction, CohortImport, History, Message, Program, SavedView
from portal.queries.find import find
from portal.usecases import bulk as bulk_actions
from portal.usecases import bulk_acts, proposals
from tests.pages.advisor.test_bulk import choose, tags


@pytest.fixture
def one_at_a_time(monkeypatch):
    monkeypatch.setattr(bulk_acts, "PIECE_OF_A_SET", 1)


def started(browse, cast, by) -> str:
    client = browse(cast.account(by))
    address = choose(browse(cast.account(cast.anna)), "applicants", "tag", cast.minh, cast.kofi)
    assert client.post(address, data={"tag": "visa"}).status_code == 303
    return address.rsplit("/", 1)[1]


def work(app, look, bulk_id) -> None:
    look.commit()
    jobs.bind(app)
    jobs.bulk(bulk_id)


def test_what_a_colleague_chose_is_done_in_the_name_of_whoever_started_it(app, cast, browse, look):
    work(app, look, started(browse, cast, by=cast.ben))
    names = look.scalars(sa.select(History.actor_name).where(History.kind == "tag_applicant")).all()
    assert names == ["Ben Osei", "Ben Osei"]


@pytest.mark.parametrize("how", ["left the office", "may not sign in"])
def test_nothing_is_done_for_who_is_gone_and_a_colleague_takes_it_back(app, cast, browse, look, how):
    bulk_id = started(browse, cast, by=cast.ben)
    if how == "left the office":
        cast.ben.left_at = now()
    else:
        cast.account(cast.ben).disabled_at = now()
    work(app, look, bulk_id)
    assert tags(look, cast) == {}
    assert browse(cast.account(cast.anna)).post(f"/advisor/bulk/{bulk_id}/undo").status_code == 303


def test_a_job_stops_at_the_piece_during_which_its_starter_left(app, cast, browse, look, one_at_a_time):
    bulk_id = started(browse, cast, by=cast.ben)
    pieces = []

    def until_ben_leaves(row_id):
        for _ in bulk_actions.work_in_pieces(row_id):
            pieces.append(row_id)
            cast.ben.left_at = now()
            look.commit()
            yield

    with app.app_context():
        jobs._as_starter(BulkAction, bulk_id, until_ben_leaves)
    assert (len(pieces), len(tags(look, cast))) == (1, 1)
    assert browse(cast.account(cast.anna)).post(f"/advisor/bulk/{bulk_id}/undo").status_code == 303
    assert tags(look, cast) == {}


@pytest.mark.parametrize(
    "row",
    [
        lambda cast: BulkAction(office_id=cast.harbor.id, advisor_id=cast.ben.id, kind="tag"),
        lambda cast: SavedView(office_id=cast.harbor.id, advisor_id=cast.ben.id, kind="letters", name="x", query=""),
        lambda cast: CohortImport(
            office_id=cast.harbor.id, season_id=cast.season.id, advisor_id=cast.ben.id, file_name="x", file_hash="",
            status="uploaded", file=b"", result={},
        ),
    ],
    ids=["bulk", "view", "import"],
)  # fmt: skip
def test_postgresql_lets_nobody_write_in_a_colleagues_name(cast, act, row):
    with pytest.raises(sa.exc.ProgrammingError, match="row-level security"), act(cast.actor(cast.anna)) as session:
        session.add(row(cast))
        session.flush()


def test_postgresql_lets_nobody_start_what_a_colleague_chose_as_that_colleague(cast, act, look):
    chosen = BulkAction(office_id=cast.harbor.id, advisor_id=cast.ben.id, kind="tag")
    look.add(chosen)
    look.commit()
    with pytest.raises(sa.exc.ProgrammingError, match="row-level security"), act(cast.actor(cast.anna)) as session:
        session.execute(sa.update(BulkAction).where(BulkAction.id == chosen.id).values(status="waiting"))


def test_an_answer_goes_to_nobody_who_has_left(cast, act, look):
    program = Program(office_id=cast.harbor.id, name="Lakeview", specialty="internal medicine", service="eras")
    look.add(program)
    look.commit()
    with act(cast.actor(cast.ben)):
        proposal = proposals.propose_program(find(Applicant, cast.minh.id), program, reason="It has a track.")
        db.session.flush()
        proposal_id = proposal.id
    cast.ben.left_at = now()
    look.commit()
    with act(cast.actor(cast.minh)):
        kept = find(type(proposal), proposal_id, lock=False)
        proposals.decline_proposal(kept, program, answer="Too far.")
    to = look.scalars(sa.select(Message.to_address).where(Message.kind == "proposal_answered")).all()
    assert to == ["anna@example.org"]
