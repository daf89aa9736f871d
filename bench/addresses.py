"""What the bursts ask for: for each page, addresses with many filters and places, so that no answer is asked for twice in a row."""

from collections.abc import Sequence
from itertools import islice, product
from typing import Any, NamedTuple
from urllib.parse import quote
from uuid import UUID

from bench.cohort import FIRST_NAMES, SPECIALTIES, MadeCohort

#: Addresses of the tables; of the pages about one applicant or letter.
MOST_ADDRESSES = 200
MOST_PEOPLE = 60


class Visit(NamedTuple):
    """An address, and the account that opens it."""

    path: str
    account: UUID


class PageMeasured(NamedTuple):
    """A page of the table: its name, who asks for what, and its goals as ratios to the floor (None: none of its own)."""

    name: str
    visits: Sequence[Visit]
    goal: float | None
    cpu_goal: float | None = None


def tables(cohort: MadeCohort, connection: Any) -> list[PageMeasured]:
    """The advisor's two tables and the letters' search."""

    def by_advisor(name: str, paths: Sequence[str], goal: float, cpu_goal: float | None = None) -> PageMeasured:
        return PageMeasured(name, [Visit(path, cohort.advisor_account) for path in paths], goal, cpu_goal)

    names = [f"/advisor/letters?q={quote(name)}" for name in FIRST_NAMES]
    nobody = [f"/advisor/letters?q=zzqx{number}" for number in range(40)]
    return [
        by_advisor("advisor's letters", letter_tables(cohort, connection), 0.50, 2.2),
        by_advisor("advisor's applicants", applicant_tables(cohort, connection), 0.50, 2.2),
        by_advisor("search for one word", names, 0.30),
        by_advisor("search without a hit", nobody, 0.60),
    ]


def people(cohort: MadeCohort, *, writer: bool) -> list[PageMeasured]:
    """The pages about one person or letter; the writer's where there is one."""
    advisor = cohort.advisor_account
    applicants = cohort.applicants[:MOST_PEOPLE]
    pages = [
        PageMeasured("advisor's queue", [Visit("/advisor/", advisor)], None),
        PageMeasured("applicant's home", [Visit("/applicant/", account) for _, account in applicants], 0.65),
        PageMeasured("applicant page", [Visit(f"/advisor/applicants/{one}", advisor) for one, _ in applicants], 0.65),
        PageMeasured(
            "letter page", [Visit(f"/advisor/letters/{one}", advisor) for one in cohort.letters[:MOST_PEOPLE]], None
        ),
    ]
    if writer:
        sent = cohort.sent[:MOST_PEOPLE]
        pages.append(PageMeasured("writer page", [Visit(f"/writer/letters/{one}", who) for one, who in sent], 0.65))
    return pages


def letter_tables(cohort: MadeCohort, connection: Any) -> list[str]:
    """State, risk, tier, specialty, due, sorting and places far into the list, mixed."""
    states = ("", "state=all", "state=out", "state=in", "state=sent", "risk=late", "risk=at_risk", "due=14")
    also = ("", "tier=1", f"specialty={SPECIALTIES[0]}", "sort=-due", f"advisor={cohort.advisor_ids[-1]}")
    marks = _marks(
        connection, "select due_on || '~' || id from letter_request where office_id = %s order by due_on, id", cohort
    )
    return _mixed("/advisor/letters", states, also, marks)


def applicant_tables(cohort: MadeCohort, connection: Any) -> list[str]:
    """Specialty, advisor, tag, sorting and places far into the list, mixed."""
    which = ("", *(f"specialty={one}" for one in SPECIALTIES[:3]), "tag=visa")
    also = ("", "sort=specialty", "sort=country", f"advisor={cohort.advisor_ids[-1]}")
    places = _marks(
        connection,
        "select portal.plain(last_name || ' ' || first_name) || '~' || id from applicant where office_id = %s order by 1",
        cohort,
    )
    return _mixed("/advisor/applicants", which, also, places)


def _marks(connection: Any, query: str, cohort: MadeCohort) -> list[str]:
    """The beginning, and seven places spread over the list."""
    with connection.cursor() as cursor:
        cursor.execute(query, [str(cohort.office_id)])
        marks = [mark for (mark,) in cursor.fetchall()]
    connection.rollback()
    return ["", *(f"after={mark}" for mark in marks[:: max(1, len(marks) // 7)])]


def _mixed(path: str, *choices: Sequence[str]) -> list[str]:
    found = ("&".join(part for part in parts if part) for parts in product(*reversed(choices)))
    return [f"{path}?{one}".rstrip("?").replace(" ", "%20") for one in islice(found, MOST_ADDRESSES)]
