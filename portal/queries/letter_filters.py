"""What narrows the list of letters: values of the address in, conditions out. A value that nobody offers narrows nothing."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import sqlalchemy as sa

from portal.attention import RISK_DAYS, SILENT_DAYS
from portal.clock import now
from portal.lifecycle import DELIVERED, ENDED, OUT, Status
from portal.models import Applicant, ApplicantFinding, LetterRequest
from portal.queries.cohort_findings import FINDINGS
from portal.queries.columns import LETTERS
from portal.queries.keyset import Sort

#: A letter without a due date stands last.
NO_DATE = date(9999, 12, 31)
#: When it is due, as the indexes have it. Not coalesce: PostgreSQL takes it to leak, and would not look into an index with it
#: where row-level security is on.
due_key = sa.case(
    (LetterRequest.due_on.is_(None), sa.literal(NO_DATE, sa.Date())),
    else_=LetterRequest.due_on,
)

Condition = sa.ColumnElement[bool]
Filters = TypeVar("Filters", bound=NamedTuple)
#: Filters whose values stand in the condition as they are; every other chooses between conditions.
_TYPED = frozenset({"q", "tier", "specialty", "service", "advisor", "tag"})


class LetterFilters(NamedTuple):
    """As they stand in the address; empty for any."""

    q: str = ""
    state: str = ""
    risk: str = ""
    tier: str = ""
    specialty: str = ""
    service: str = ""
    due: str = ""
    advisor: str = ""
    tag: str = ""
    finding: str = ""
    sort: str = ""
    columns: str = ""


#: What stands in the address with the filters and narrows nothing.
ARRANGES = ("sort", "columns")


def letter_filters(told: Mapping[str, str]) -> LetterFilters:
    """From the address."""
    found = LetterFilters(**{name: told.get(name, "").strip() for name in LetterFilters._fields})
    return found._replace(columns=LETTERS.told(found.columns))


def narrowed_by(filters: NamedTuple) -> dict[str, str]:
    """The filters that are set, without the order and the columns."""
    return {name: value for name, value in filters._asdict().items() if value and name not in ARRANGES}


def typed(name: str, value: Any, kind: sa.types.TypeEngine[Any] | None = None) -> sa.BindParameter[Any]:
    """A value that somebody typed or chose, by name: what differs between two statements that are otherwise one."""
    return sa.bindparam(name, value, type_=kind or sa.Text())


def typed_in(filters: NamedTuple) -> dict[str, Any]:
    """The values of those names, to be told with the statement (`portal.queries.asking`)."""
    told = {name: value for name, value in filters._asdict().items() if value and name in _TYPED}
    if advisor_id := as_id(told.pop("advisor", "")):
        told["advisor"] = advisor_id
    words = words_of(told.pop("q", ""))
    return told | {f"word_{place}": literally(word) for place, word in enumerate(words)}


def shape_of(filters: Filters) -> Filters:
    """Filters that ask with the same statement: every typed value is one that nobody types, and has to be told."""
    told = typed_in(filters)
    stands_for = {name: "~" for name in filters._fields if name in told}
    if "advisor" in told:
        stands_for["advisor"] = str(UUID(int=0))
    if words := sum(name.startswith("word_") for name in told):
        stands_for["q"] = " ".join("~" * words)
    return filters._replace(**stands_for)


def letter_conditions(filters: LetterFilters, today: date) -> list[Condition]:
    """Everything that the filters ask for."""
    letter = LetterRequest
    found = [*state_conditions(filters.state), *risk_conditions(filters.risk, today)]
    found += due_conditions(filters.due, today)
    found += words_in(letter.search, filters.q)
    if filters.tier:
        found.append(letter.tier == typed("tier", filters.tier))
    if filters.specialty:
        found.append(letter.specialty == typed("specialty", filters.specialty))
    if filters.service:
        found.append(letter.service == typed("service", filters.service))
    if about := applicant_conditions(filters.advisor, filters.tag):
        found.append(of_applicants(*about))
    if filters.finding in FINDINGS:
        found.append(of_applicants_with(filters.finding))
    return found


def state_conditions(state: str) -> list[Condition]:
    """`out`, `in`, one status, or everything that has not ended."""
    letter = LetterRequest
    match state:
        case "out":
            return [letter.status.in_(OUT)]
        case "in":
            return [letter.status.in_(DELIVERED)]
        case "all":
            return []
        case _ if state in set(Status):
            return [letter.status == state]
    return [letter.status.not_in(ENDED)]


def risk_conditions(risk: str, today: date) -> list[Condition]:
    """`late`, `at_risk`, `silent` as `portal.attention` calls them; `any` of the three; `unassigned` in the service."""
    letter, soon = LetterRequest, today + timedelta(days=RISK_DAYS)
    out = letter.status.in_(OUT)
    quiet_since = datetime.combine(today - timedelta(days=SILENT_DAYS), time.min, tzinfo=now().tzinfo)
    waits = sa.or_(
        letter.status.in_((Status.ASKED, Status.SENT)),
        sa.and_(letter.status == Status.SEEN, letter.promised_at.is_(None)),
    )
    late = sa.and_(out, due_key < today)
    at_risk = sa.and_(out, due_key >= today, due_key < soon)
    silent = sa.and_(waits, letter.status_at < quiet_since, due_key >= soon)
    known = {"late": late, "at_risk": at_risk, "silent": silent, "any": sa.or_(late, at_risk, silent)}
    if risk == "unassigned":
        return [letter.status == Status.AVAILABLE]
    return [known[risk]] if risk in known else []


def due_conditions(due: str, today: date) -> list[Condition]:
    """Still out and due within so many days, or `past`, or `none`: not set."""
    letter = LetterRequest
    if due == "past":
        return [letter.status.in_(OUT), due_key < today]
    if due == "none":
        return [letter.due_on.is_(None)]
    if due in ("7", "14", "30"):
        return [letter.status.in_(OUT), due_key.between(today, today + timedelta(days=int(due)))]
    return []


def applicant_conditions(advisor: str, tag: str) -> list[Condition]:
    """Whose applicant it is: an advisor's, and with this tag."""
    found: list[Condition] = []
    if advisor and (advisor_id := as_id(advisor)):
        found.append(Applicant.advisor_id == typed("advisor", advisor_id, sa.Uuid()))
    if tag:
        found.append(typed("tag", tag) == sa.any_(Applicant.tags))
    return found


def of_applicants(*about: Condition) -> Condition:
    """The letter is for one of these applicants. They are looked up once, not once a letter."""
    meant = sa.select(Applicant.office_id, Applicant.id).where(*about)
    return sa.tuple_(LetterRequest.office_id, LetterRequest.applicant_id).in_(meant)


def of_applicants_with(finding: str) -> Condition:
    """The letter is for an applicant whom the finding is about, of those that PostgreSQL keeps."""
    kept = ApplicantFinding
    meant = sa.select(kept.office_id, kept.applicant_id).where(kept.finding == finding)
    return sa.tuple_(LetterRequest.office_id, LetterRequest.applicant_id).in_(meant)


def words_in(column: Any, text: str) -> list[Condition]:
    """Each word anywhere in a plain column, without accents and case; LIKE's own signs are taken as they are.

    A word is made plain in a subquery, once and not once a row. CASE, because PostgreSQL takes a LIKE whose word it does not know to
    be rare, and would read everything before it sorts; whoever asks this knows of many matches, or wants every one.
    """
    words = (typed(f"word_{place}", literally(word)) for place, word in enumerate(words_of(text)))
    patterns = (sa.select(sa.func.concat("%", sa.func.portal.plain(word), "%")).scalar_subquery() for word in words)
    return [sa.case((column.like(pattern), sa.true()), else_=sa.false()) for pattern in patterns]


def words_of(typed: str) -> list[str]:
    """The words of a search, as far as anybody types."""
    return typed[:200].split()


def as_id(text: str) -> UUID | None:
    """An id from the address, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None


def letter_sort(name: str) -> Sort:
    """The order of that name: `due`, `applicant`, `writer`, `said`; a hyphen before it turns it round."""
    letter = LetterRequest
    by, down = name.removeprefix("-"), name.startswith("-")
    match by:
        case "applicant":
            return Sort(letter.applicant_sort_name, letter.id, descending=down)
        case "writer":
            return Sort(letter.writer_sort_name, letter.id, descending=down)
        case "said":
            return Sort(letter.status_at, letter.id, datetime.fromisoformat, down, sa.TIMESTAMP(timezone=True))
    return Sort(due_key, letter.id, date.fromisoformat, down, sa.Date())


def literally(word: str) -> str:
    """LIKE's own signs stand for themselves."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
