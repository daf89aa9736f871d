"""The addresses that mails carry. The portal knows these few; a test holds them against the routes."""

from uuid import UUID


def letter_link(base: str, token: str) -> str:
    """The writer's page, before it is opened by hand."""
    return f"{base}/letter/{token}"


def sign_in_link(base: str, token: str) -> str:
    """A one-time sign-in."""
    return f"{base}/sign-in/{token}"


def applicant_letter(base: str, request_id: UUID) -> str:
    """One letter, for its applicant."""
    return f"{base}/applicant/letters/{request_id}"


def applicant_home(base: str) -> str:
    """What to do next, for an applicant."""
    return f"{base}/applicant/"


def advisor_queue(base: str) -> str:
    """Who needs an advisor today."""
    return f"{base}/advisor/"


def advisor_applicant(base: str, applicant_id: UUID) -> str:
    """One applicant, for the advisor."""
    return f"{base}/advisor/applicants/{applicant_id}"


def stop_reminders(base: str, token: str) -> str:
    """One click that stops the reminders of one letter."""
    return f"{base}/reminders/stop/{token}"


def advisor_home(base: str) -> str:
    """Where an advisor begins."""
    return f"{base}/advisor/"


def writer_home(base: str) -> str:
    """Every letter of a writer who signed in."""
    return f"{base}/writer/"


def writer_letter(base: str, request_id: UUID) -> str:
    """One letter, for its writer or the holder of its link."""
    return f"{base}/writer/letters/{request_id}"


def applicant_programs(base: str) -> str:
    """The applicant's programs, with what an advisor proposes."""
    return f"{base}/applicant/programs"


def program_list(base: str, list_id: str, *, for_advisor: bool) -> str:
    """A list of programs, as its applicant or an advisor opens it."""
    return f"{base}/advisor/lists/{list_id}" if for_advisor else f"{base}/applicant/programs/lists/{list_id}"
