"""The parts of a packet and what blocks it."""

import pytest

from portal.guidance.blocks import (
    fits_slots,
    letter_id_is_free,
    may_see_letter,
    may_see_office_facts,
    may_upload_for_writer,
    packet_may_go_out,
)
from portal.guidance.packet import Part, advise_on_packet, missing_parts
from portal.roles import Role


def codes(findings):
    return [finding.code for finding in findings]


def test_a_whole_packet_needs_nothing():
    assert advise_on_packet(set(Part), bullets=5) == ()


def test_what_is_missing_is_named():
    (finding,) = advise_on_packet(set(Part) - {Part.CV, Part.AAMC_ID}, bullets=5)
    assert finding.why == "Still missing: an up-to-date CV, the AAMC ID."
    assert missing_parts(set(Part) - {Part.AAMC_ID}, needs_aamc_id=False) == ()


@pytest.mark.parametrize(("bullets", "pages"), [(3, 1), (7, 1), (5, 2)])
def test_the_helper_document_is_one_page_of_four_to_six_bullets(bullets, pages):
    assert codes(advise_on_packet(set(Part), bullets=bullets, pages=pages)) == ["helper_one_page"]


@pytest.mark.parametrize("role", list(Role))
def test_a_letter_is_seen_by_its_writer_and_their_designee_alone(role):
    assert (may_see_letter(role) is None) is (role in (Role.WRITER, Role.DESIGNEE))


def test_office_facts_are_the_applicants_and_the_offices():
    assert [role for role in Role if may_see_office_facts(role) is None] == [Role.APPLICANT, Role.ADVISOR]
    assert [role for role in Role if may_see_office_facts(role, is_note=True) is None] == [Role.ADVISOR]


def test_what_blocks_says_so():
    blocked = [
        packet_may_go_out(waiver_recorded=False),
        may_upload_for_writer(advises_the_applicant=True, is_applicant_who_waived=False),
        may_upload_for_writer(advises_the_applicant=False, is_applicant_who_waived=True),
        letter_id_is_free(used_by_another_request=True),
        fits_slots(assigned=5, slots=4, service="ERAS"),
    ]
    assert codes(blocked) == [
        "waiver_first",
        "designee_not_advising",
        "designee_not_advising",
        "one_request_one_writer",
        "slots",
    ]
    assert blocked[-1].why == "ERAS takes 4 letters for each program, and 5 would be assigned."


def test_what_is_in_order_is_not_blocked():
    assert packet_may_go_out(waiver_recorded=True) is None
    assert may_upload_for_writer(advises_the_applicant=False, is_applicant_who_waived=False) is None
    assert letter_id_is_free(used_by_another_request=False) is None
    assert fits_slots(assigned=4, slots=4, service="ERAS") is None
