"""What is not needed any more is not kept."""

from datetime import timedelta

import sqlalchemy as sa

from portal.access import WORKER
from portal.clock import now
from portal.models import CohortImport
from portal.usecases.forgetting import forget_expired


def test_a_count_of_tries_is_forgotten_when_its_window_ends(look, act):
    look.execute(
        sa.text(
            "INSERT INTO rate_hit VALUES ('over', 3, now() - interval '1 minute'), ('counting', 2, now() + interval '1 hour')"
        )
    )
    look.commit()
    with act(WORKER):
        assert forget_expired() == 1
    assert look.scalars(sa.text("SELECT key FROM rate_hit WHERE key IN ('over', 'counting')")).all() == ["counting"]


def test_a_code_is_forgotten_a_day_after_it_ended(cast, look, act):
    letter = cast.letter("sent")
    look.execute(
        sa.text(
            "INSERT INTO link (office_id, id, request_id, token_hash, holder, account_id, expires_at)"
            " VALUES (:office, :letter, :letter, 'a', 'writer', :writer, now() + interval '9 days')"
        ),
        {"office": letter.office_id, "letter": letter.id, "writer": letter.writer_account_id},
    )
    look.execute(
        sa.text(
            "INSERT INTO link_code (office_id, link_id, browser_hash, code_hash, expires_at) VALUES"
            " (:office, :link, 'old', 'x', now() - interval '2 days'), (:office, :link, 'new', 'y', now() + interval '9 minutes')"
        ),
        {"office": letter.office_id, "link": letter.id},
    )
    look.commit()
    with act(WORKER):
        assert forget_expired() == 1
    assert look.scalars(sa.text("SELECT browser_hash FROM link_code")).all() == ["new"]


def test_a_cohort_file_that_nobody_imported_is_forgotten_after_a_week(cast, look, act):
    for name, days in (("old.csv", 8), ("new.csv", 6)):
        look.add(CohortImport(
            office_id=cast.harbor.id, season_id=cast.season.id, advisor_id=cast.anna.id, file_name=name, file_hash="", result={},
            status="uploaded", file=b"people", moved_at=now() - timedelta(days=days),
        ))  # fmt: skip
    look.commit()
    with act(WORKER):
        assert forget_expired() == 1
    kept = look.scalars(sa.select(CohortImport.file_name).where(CohortImport.file.is_not(None))).all()
    assert kept == ["new.csv"]
