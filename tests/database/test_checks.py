"""Every CHECK of the tables is broken once: the database itself refuses the row."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.models import (
    AdvisorNote,
    ApplicantPrivate,
    BulkAction,
    BulkItem,
    CalendarFeed,
    CohortColumn,
    CohortImport,
    Designee,
    File,
    Link,
    ListComment,
    Message,
    Nudge,
    Packet,
    Program,
    ProgramList,
    ProgramProposal,
    SavedView,
    Waiver,
    Wording,
)

#: (table, constraint): what to set in a row that is right, so that this constraint and no other is broken.
BREAKS = {
    ("account", "account_email_check"): "email = ' anna@example.org'",
    ("account", "account_theme_check"): "theme = 'sepia'",
    ("advisor_note", "advisor_note_text_check"): "text = ''",
    ("applicant", "applicant_country_check"): "country = 'Vietnam'",
    ("applicant", "applicant_first_name_check"): "first_name = ''",
    ("applicant_private", "applicant_private_budget_dollars_check"): "budget_dollars = -1",
    ("applicant_private", "applicant_private_citizenship_check"): "citizenship = 'Vietnamese'",
    ("applicant_private", "applicant_private_step1_attempts_check"): "step1_attempts = 0",
    ("applicant_private", "applicant_private_step2ck_attempts_check"): "step2ck_attempts = 0",
    ("applicant_private", "applicant_private_step2ck_check"): "step2ck = 301",
    ("applicant_private", "applicant_private_visa_need_check"): "visa_need = 'o1'",
    ("bulk_action", "bulk_action_kind_check"): "kind = 'forget'",
    ("bulk_action", "bulk_action_status_check"): "status = 'lost'",
    ("bulk_item", "bulk_item_status_check"): "status = 'lost'",
    ("calendar_feed", "calendar_feed_role_check"): "role = 'designee'",
    ("calendar_feed", "desk_if_not_writer"): "role = 'advisor'",
    ("cohort_column", "cohort_column_header_check"): "header = ''",
    (
        "cohort_import",
        "cohort_import_status_check",
    ): "status = 'lost', file = 'x', advisor_id = (SELECT id FROM advisor WHERE office_id = cohort_import.office_id LIMIT 1)",
    ("cohort_import", "file_until_imported"): "status = 'importing'",
    ("designee", "designee_name_check"): "name = ''",
    ("file", "file_bytes_check"): "bytes = 0",
    ("file", "file_kind_check"): "kind = 'letter'",
    ("letter_request", "answered_at_if_answered"): "status = 'agreed'",
    ("letter_request", "asked_at_if_asked"): "status = 'asked'",
    ("letter_request", "assigned_at_if_assigned"): "status = 'assigned', available_at = now()",
    ("letter_request", "available_at_if_available"): "status = 'available'",
    ("letter_request", "declined_at_if_declined"): "status = 'declined'",
    ("letter_request", "letter_request_asked_how_check"): "asked_how = 'by_pigeon'",
    ("letter_request", "letter_request_status_check"): "status = 'lost'",
    ("letter_request", "letter_request_uploaded_by_check"): "uploaded_by = 'somebody'",
    ("letter_request", "letter_request_withdrawn_by_check"): "withdrawn_by = 'nobody'",
    ("letter_request", "seen_at_if_seen"): "status = 'seen', sent_at = now()",
    ("letter_request", "sent_at_if_sent"): "status = 'sent', sent_at = now(), due_on = null",
    ("letter_request", "uploaded_if_uploaded"): "status = 'uploaded', uploaded_at = now()",
    ("letter_request", "voided_at_if_void"): "status = 'void'",
    ("letter_request", "withdrawn_if_withdrawn"): "status = 'withdrawn', withdrawn_at = now()",
    ("link", "link_holder_check"): "holder = 'advisor'",
    ("list_comment", "list_comment_author_name_check"): "author_name = ''",
    ("list_comment", "list_comment_author_role_check"): "author_role = 'writer'",
    ("list_comment", "list_comment_text_check"): "text = ' '",
    ("message", "message_status_check"): "status = 'lost'",
    ("message", "message_returned_as_check"): "returned_as = 'lost', returned_at = now()",
    ("message", "returned_at_if_returned"): "returned_as = 'bounced'",
    ("message", "sent_at_if_sent"): "status = 'sent'",
    ("message", "waits_if_next_try"): "status = 'failed', next_try_at = now()",
    ("nudge", "nudge_kind_check"): "kind = 'wake_up'",
    ("nudge", "nudge_nth_check"): "nth = 0",
    ("office", "office_name_check"): "name = ''",
    ("office", "office_slug_check"): "slug = 'Harbor Advising'",
    ("packet", "comment_if_returned"): "status = 'returned'",
    ("packet", "packet_status_check"): "status = 'lost'",
    ("packet", "packet_version_check"): "version = 0",
    ("packet", "published_if_published"): "status = 'published', submitted_at = now(), published_at = now()",
    ("packet", "submitted_at_if_submitted"): "status = 'submitted'",
    ("program", "program_facts_check"): "facts = '[]'",
    ("program", "program_key_check"): "key = ''",
    ("program", "program_name_check"): "name = ''",
    ("program_list", "program_list_asked_check"): "asked = '[]'",
    ("program_list", "program_list_found_check"): "found = '[]'",
    ("program_list", "program_list_name_check"): "name = ' '",
    ("program_proposal", "answered_at_if_answered"): "status = 'declined'",
    ("program_proposal", "program_proposal_reason_check"): "reason = ' '",
    ("program_proposal", "program_proposal_status_check"): "status = 'lost', answered_at = now()",
    ("rotation", "rotation_country_check"): "country = ''",
    ("rotation", "rotation_ends_after_it_starts"): "ends_on = starts_on - 1",
    ("rotation", "rotation_kind_check"): "kind = 'holiday'",
    ("rotation", "rotation_place_check"): "place = ''",
    ("saved_view", "saved_view_kind_check"): "kind = 'writers'",
    ("saved_view", "saved_view_name_check"): "name = ''",
    ("season", "season_year_check"): "year = 2019",
    ("season_date", "season_date_kind_check"): "kind = 'party'",
    ("service", "service_code_check"): "code = 'SF Match'",
    ("target", "target_required_specialty_letters_check"): "required_specialty_letters = 5",
    ("target", "target_specialty_check"): "specialty = ''",
    ("waiver", "revocation_in_writing"): "revoked_at = now()",
    ("waiver", "waiver_exact_text_check"): "exact_text = ''",
    ("waiver", "waiver_typed_name_check"): "typed_name = ''",
    ("wording", "wording_kind_check"): "kind = 'poem'",
    ("writer", "writer_address_fails_as_check"): "address_fails_as = 'odd'",
    ("writer", "writer_name_check"): "name = ''",
    ("writer_choice", "comment_if_returned"): "status = 'returned', proposed_at = now(), decided_at = now()",
    ("writer_choice", "decided_at_if_decided"): "status = 'approved', proposed_at = now()",
    ("writer_choice", "email_if_proposed"): "status = 'proposed', proposed_at = now(), writer_email = ''",
    ("writer_choice", "proposed_at_if_proposed"): "status = 'proposed'",
    ("writer_choice", "target_if_proposed"): "status = 'proposed', proposed_at = now(), target_id = null",
    ("writer_choice", "writer_choice_relationship_check"): "relationship = 'friend'",
    ("writer_choice", "writer_choice_status_check"): "status = 'lost'",
    ("writer_choice", "writer_choice_weeks_check"): "weeks = -1",
    ("writer_choice", "writer_choice_writer_country_check"): "writer_country = 'USA'",
    ("writer_choice", "writer_choice_writer_name_check"): "writer_name = ''",
}


@pytest.fixture
def rows(cast, look):
    """A right row in every table that has a CHECK; the choice, the letter and the packet stand at their beginning."""
    letter, choice = cast.letter("approved"), cast.choice()
    of_letter = {"office_id": letter.office_id, "request_id": letter.id}
    of_applicant = {"office_id": letter.office_id, "applicant_id": cast.minh.id}
    of_writer = {"writer_account_id": cast.park.account_id}
    look.add_all(
        [
            AdvisorNote(**of_applicant, advisor_id=cast.anna.id, advisor_name="Anna", text="Call her."),
            ApplicantPrivate(**of_applicant, visa_need="j1"),
            Designee(
                **of_letter, **of_writer, account_id=cast.stein.account_id, name="A. Ito", email="ito@example.org"
            ),
            File(**of_applicant, kind="cv", name="CV.pdf", media_type="application/pdf", bytes=5),
            Link(
                **of_letter,
                holder="writer",
                account_id=cast.park.account_id,
                token_hash="…",
                expires_at=sa.func.now(),
            ),
            Message(office_id=letter.office_id, kind="sign_in", to_address="anna@example.org"),
            Nudge(office_id=letter.office_id, choice_id=choice.id, kind="ask_now", nth=1, given_on=sa.func.now()),
            Packet(**of_letter, **of_writer, applicant_id=cast.minh.id),
            Program(office_id=letter.office_id, name="Lakeview", specialty="internal medicine", service="eras"),
            Waiver(
                **of_letter,
                **of_writer,
                applicant_id=cast.minh.id,
                waived=True,
                typed_name="Minh Anh",
                text_version="1",
                exact_text="I waive my right.",
                signed_at=sa.func.now(),
            ),
            Wording(office_id=letter.office_id, kind="message", key="ask", body="Dear …"),
        ]
    )
    look.flush()
    _lists(look, of_applicant, cast)
    _cohort(look, of_applicant, cast)
    return {"writer_choice": choice.id, "letter_request": letter.id}


def _lists(look, of_applicant, cast):
    """A list with a comment, and a program proposed."""
    kept = ProgramList(**of_applicant, name="Wide", asked={}, found={})
    look.add(kept)
    look.flush()
    program = look.scalars(sa.select(Program.id)).one()
    by = {"advisor_id": cast.anna.id, "advisor_name": "Anna"}
    look.add_all(
        [
            ListComment(**of_applicant, list_id=kept.id, author_role="advisor", author_name="Anna", text="Good."),
            ProgramProposal(**of_applicant, **by, program_id=program, reason="It has a track."),
        ]
    )
    look.flush()


def _cohort(look, of_applicant, cast):
    """What an advisor keeps and starts for a whole cohort, and a calendar of the writer's."""
    of_advisor = {"office_id": cast.anna.office_id, "advisor_id": cast.anna.id}
    bulk = BulkAction(**of_advisor, kind="tag")
    look.add_all(
        [
            bulk,
            CalendarFeed(account_id=cast.park.account_id, role="writer", token_hash="…"),
            CohortColumn(office_id=cast.anna.office_id, header="mail", field="email"),
            CohortImport(
                office_id=cast.anna.office_id,
                season_id=cast.minh.season_id,
                file_name="a.csv",
                file_hash="…",
                result={},
            ),
            SavedView(**of_advisor, name="Mine", kind="letters", query=""),
        ]
    )
    look.flush()
    look.add(BulkItem(**of_applicant, bulk_id=bulk.id, row_id=cast.minh.id))
    look.flush()


@pytest.mark.parametrize(("table", "constraint"), BREAKS, ids=".".join)
def test_the_database_refuses(rows, look, table, constraint):
    change = sa.text(f"UPDATE {table} SET {BREAKS[table, constraint]}" + (" WHERE id = :id" if table in rows else ""))
    with pytest.raises(IntegrityError) as refusal, look.begin_nested():
        look.execute(change, {"id": rows.get(table)} if table in rows else {})
    assert refusal.value.orig.diag.constraint_name == constraint


def test_every_check_is_broken_once(look):
    checks = look.execute(
        sa.text(
            "SELECT r.relname, c.conname FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid"
            " WHERE c.contype = 'c' AND c.connamespace = 'public'::regnamespace AND r.relname NOT LIKE 'procrastinate%'"
        )
    )
    assert {tuple(check) for check in checks} == set(BREAKS)
