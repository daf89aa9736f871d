"""The kinds of people, as PostgreSQL and the table of moves know them."""

from enum import StrEnum


class Role(StrEnum):
    """One PostgreSQL role each: portal_<role>. OPERATOR is the command line with the owner's login."""

    ANONYMOUS = "anonymous"
    APPLICANT = "applicant"
    ADVISOR = "advisor"
    WRITER = "writer"
    DESIGNEE = "designee"
    WORKER = "worker"
    OPERATOR = "operator"
