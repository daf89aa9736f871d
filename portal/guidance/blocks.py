"""What blocks (`guidance-rules.md`, "What blocks"): the few rules that hold whatever a person decides.

The portal enforces them where they belong, in the use cases and in PostgreSQL. Here is the rule itself and the sentence that a
person reads. None means that nothing stands in the way.
"""

from portal.guidance.catalogue import DEFAULT_CATALOGUE, Catalogue
from portal.guidance.finding import Finding
from portal.roles import Role


def packet_may_go_out(*, waiver_recorded: bool, texts: Catalogue = DEFAULT_CATALOGUE) -> Finding | None:
    """`waiver_first`: the choice is recorded before the packet goes out, whichever choice it is."""
    return None if waiver_recorded else texts.finding("waiver_first")


def may_see_letter(role: Role, texts: Catalogue = DEFAULT_CATALOGUE) -> Finding | None:
    """`content_is_the_writers`: a letter, its self-check and its file check are the writer's (and their designee's) alone."""
    return None if role in (Role.WRITER, Role.DESIGNEE) else texts.finding("content_is_the_writers")


def may_upload_for_writer(
    *, advises_the_applicant: bool, is_applicant_who_waived: bool, texts: Catalogue = DEFAULT_CATALOGUE
) -> Finding | None:
    """`designee_not_advising`: nobody who advises the applicant, and no applicant who waived (domain.md 1.3)."""
    return texts.finding("designee_not_advising") if advises_the_applicant or is_applicant_who_waived else None


def letter_id_is_free(*, used_by_another_request: bool, texts: Catalogue = DEFAULT_CATALOGUE) -> Finding | None:
    """`one_request_one_writer`: a service's letter id stands for one letter by one writer."""
    return texts.finding("one_request_one_writer") if used_by_another_request else None


def fits_slots(*, assigned: int, slots: int, service: str, texts: Catalogue = DEFAULT_CATALOGUE) -> Finding | None:
    """`slots`: no more letters for a program than its service takes (data per service and season)."""
    if assigned <= slots:
        return None
    return texts.finding("slots", service=service, slots=texts.amount(slots, "letter"), assigned=assigned)


def may_see_office_facts(role: Role, *, is_note: bool = False, texts: Catalogue = DEFAULT_CATALOGUE) -> Finding | None:
    """`office_only`: visa need, scores and attempts for applicant and office; advisors' notes for the office alone."""
    allowed = (Role.ADVISOR,) if is_note else (Role.ADVISOR, Role.APPLICANT)
    return None if role in allowed else texts.finding("office_only")
