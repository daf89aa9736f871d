"""A cohort file in words: how it was read, what each column is, what becomes of each row, how far the import is."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from flask import url_for

from portal.clock import now
from portal.cohorts import CohortFile, Duplicate, Imported, Look, Rejected, Remark
from portal.cohorts.columns import FIELDS, REQUIRED
from portal.cohorts.results import Candidate
from portal.cohorts.sentences import SENTENCES
from portal.models import CohortImport
from portal.queries.cohort_imports import ImportRow
from portal.shown import ShownDate, shown_date
from portal.translating import gettext, ngettext
from portal.usecases.cohort_imports import STANDS_STILL, kind_of
from portal.usecases.cohort_rows import Changed, RowFate, Same

#: Rows of a page of the dry run.
PAGE = 100
KINDS = ("new", "changed", "same", "duplicate", "rejected")


class FateLine(NamedTuple):
    """A row of the dry run."""

    line: int
    kind: str
    who: str
    email: str
    why: str
    looks: str
    """What a person should look at, although the row is good."""
    changes: tuple[tuple[str, str, str], ...] = ()


class Trial(NamedTuple):
    """The page of the dry run."""

    title: str
    read_as: str
    views: list[dict[str, Any]]
    rows: list[FateLine]
    later: str
    counts: dict[str, int]
    id: Any
    file_name: str


class ColumnLine(NamedTuple):
    """A column of the file."""

    place: int
    header: str
    samples: str
    field: str


class ShownColumns(NamedTuple):
    """The page on which columns are matched."""

    id: Any
    file_name: str
    read_as: str
    columns: list[ColumnLine]
    choices: list[tuple[str, str]]
    needed: str


class Account(NamedTuple):
    """How far an import is, and what became of its rows."""

    id: Any
    file_name: str
    title: str
    progress: str
    done: int
    total: int
    is_over: bool
    stands_still: str
    """Why it does, and what going on with it means; empty where it moves."""
    counts: list[tuple[str, str]]
    troubles: list[tuple[int, str, str]]
    more_troubles: str


class Lately(NamedTuple):
    """A file that came in lately."""

    url: str
    file_name: str
    season: str
    when: ShownDate
    words: str
    advisor: str


def fate_word(kind: str) -> str:
    """The fate in the words of the page."""
    return {
        "new": gettext("New"),
        "changed": gettext("Has changes"),
        "same": gettext("In the cohort already"),
        "duplicate": gettext("Twice in the file"),
        "rejected": gettext("Cannot be imported"),
    }[kind]


def said(remark: Remark) -> str:
    """The sentence, translated."""
    return gettext(SENTENCES[remark.code]) % remark.facts


def shown_columns(upload: CohortImport, look: Look, fields: dict[str, str | None]) -> ShownColumns:
    """The file's columns, each with its first values and what it is taken for."""
    source = look.source
    lines = [
        ColumnLine(place, header, " · ".join(look.samples.get(header, ())), fields.get(header) or "")
        for place, header in enumerate(look.headers)
        if header
    ]
    choices = [("", gettext("Leave it out")), *((field, header) for field, header in FIELDS.items())]
    needed = gettext("%(first)s and %(second)s are needed.", first=FIELDS[REQUIRED[0]], second=FIELDS[REQUIRED[1]])
    return ShownColumns(
        upload.id,
        upload.file_name,
        _read_as(source.encoding, source.separator_name, source.sheet),
        lines,
        choices,
        needed,
    )


def shown_trial(upload: CohortImport, file: CohortFile, fates: Iterable[RowFate], wanted: str, after: int) -> Trial:
    """Every row's fate is counted; one page of those wanted is shown."""
    counts: Counter[str] = Counter()
    rows: list[FateLine] = []
    later = ""
    for fate in fates:
        kind = kind_of(fate)
        counts[kind] += 1
        looks = isinstance(fate, Imported) and bool(fate.remarks)
        counts["looks"] += looks
        if fate.line <= after or wanted not in ("", kind, "looks" if looks else kind):
            continue
        if len(rows) < PAGE:
            rows.append(fate_line(fate))
        elif not later:
            later = url_for("advisor.cohort_rows", id=upload.id, fate=wanted or None, after=rows[-1].line)
    total = sum(counts[kind] for kind in KINDS)
    read_as = _read_as(file.encoding, file.separator_name, file.sheet)
    return Trial(
        _trial_title(counts, total),
        read_as,
        _fate_views(upload, counts, total, wanted),
        rows,
        later,
        {name: counts[name] for name in (*KINDS, "looks")},
        upload.id,
        upload.file_name,
    )


def fate_line(fate: RowFate) -> FateLine:
    """One row of the dry run."""
    match fate:
        case Imported():
            looks = " ".join(said(remark) for remark in fate.remarks)
            return FateLine(fate.line, "new", _name(fate.candidate), fate.candidate.email, "", looks)
        case Same():
            return FateLine(fate.line, "same", _name(fate.candidate), fate.candidate.email, "", "")
        case Changed():
            changes = tuple((gettext(one.header), str(one.before or "–"), str(one.after)) for one in fate.changes)
            return FateLine(fate.line, "changed", _name(fate.candidate), fate.candidate.email, "", "", changes)
        case Duplicate():
            why = gettext("Line %(line)s has this address already.", line=fate.first_line)
            return FateLine(fate.line, "duplicate", "", fate.email, why, "")
    return FateLine(fate.line, "rejected", "", "", f"{_field(fate)}: {said(fate.remark)}", "")


def shown_account(row: ImportRow) -> Account:
    """The import as it stands."""
    result = row.result
    done, is_over = result.get("rows", 0), row.status == "imported"
    kept = [
        (one["line"], _field_named(one["field"]), said(Remark(one["code"], one["facts"])))
        for one in result.get("troubles", [])
    ]
    rejected = result.get("rejected", 0)
    more = rejected - len(kept) if isinstance(rejected, int) else 0
    return Account(
        row.id,
        row.file_name,
        _account_title(row),
        gettext("%(done)s of %(total)s rows", done=f"{done:,}", total=f"{row.rows_total:,}")
        if row.rows_total
        else gettext("Waiting for the worker"),
        done,
        max(row.rows_total, 1),
        is_over,
        "" if is_over else _stands_still(row),
        [(fate_word(kind), f"{result[kind]:,}") for kind in KINDS if kind in result],
        kept,
        ngettext("One more row was rejected.", "%(num)s more rows were rejected.", more) if more > 0 and kept else "",
    )


def _stands_still(row: ImportRow) -> str:
    if row.advisor_has_left:
        return gettext(
            "%(name)s started it and has left the office since. What is in stays in; it goes on behind the last row, in your name.",
            name=row.advisor,
        )
    if (now() - row.moved_at).total_seconds() > STANDS_STILL:
        return gettext("It has not moved for a while. What is in stays in; it goes on behind the last row.")
    return ""


def shown_imports(rows: list[ImportRow], today: date) -> list[Lately]:
    """The files that came in lately."""
    return [
        Lately(
            url_for("advisor.cohort_rows" if row.status == "uploaded" else "advisor.cohort_import", id=row.id),
            row.file_name,
            row.season,
            shown_date(row.moved_at.date(), today),
            _account_title(row),
            row.advisor or gettext("the command line"),
        )
        for row in rows
    ]


def _account_title(row: ImportRow) -> str:
    if row.status == "uploaded":
        return gettext("Not imported yet")
    if row.status != "imported":
        return gettext("Being imported")
    if row.result.get("given_up"):
        return gettext("Given up, and nothing imported")
    new = row.result.get("new", row.result.get("imported", 0))
    if new:
        return ngettext("One applicant is imported", "%(count)s applicants are imported", new, count=f"{new:,}")
    return gettext("Nobody new was in the file")


def _trial_title(counts: Counter[str], total: int) -> str:
    if not total:
        return gettext("The file has no row below its header")
    if counts["new"] == total:
        return ngettext("The one row is new", "All %(count)s rows are new", total, count=f"{total:,}")
    if not counts["new"]:
        return gettext("Nobody in this file is new")
    return gettext("%(new)s of %(all)s rows are new", new=f"{counts['new']:,}", all=f"{total:,}")


def _fate_views(upload: CohortImport, counts: Counter[str], total: int, wanted: str) -> list[dict[str, Any]]:
    def view(kind: str, label: str, count: int) -> dict[str, Any]:
        url = url_for("advisor.cohort_rows", id=upload.id, fate=kind or None)
        return {"label": label, "url": url, "count": f"{count:,}", "current": wanted == kind}

    found = [view("", gettext("Every row"), total)]
    found += [view(kind, fate_word(kind), counts[kind]) for kind in KINDS if counts[kind]]
    return [*found, view("looks", gettext("To look at"), counts["looks"])] if counts["looks"] else found


def _read_as(encoding: str, separator: str | None, sheet: str | None) -> str:
    if sheet is not None:
        return gettext("Read as an XLSX workbook, sheet “%(sheet)s”.", sheet=sheet)
    known = {"comma": gettext("comma"), "semicolon": gettext("semicolon"), "tab": gettext("tab")}
    return gettext(
        "Read as %(encoding)s, with a %(separator)s between the cells. If names look wrong below, save the file as “CSV UTF-8” and choose it again.",
        encoding=encoding,
        separator=known[separator or "comma"],
    )


def _name(person: Candidate) -> str:
    return f"{person.first_name} {person.last_name}".strip()


def _field(fate: Rejected) -> str:
    return _field_named(fate.field)


def _field_named(field: str | None) -> str:
    return gettext(FIELDS[field]) if field else gettext("Row")
