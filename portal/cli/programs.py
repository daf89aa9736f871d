"""`flask programs`: what an office scripts about programs (contracts.md, "Programs")."""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import click

from portal.clock import today
from portal.programs.cases import BadLine, answer_line, read_case
from portal.programs.catalogue import Catalogue, CatalogueRefused, read_catalogue
from portal.programs.catalogue import template as catalogue_template

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@click.group()
def programs() -> None:
    """Programs: what they ask, and whether an applicant meets it."""


@programs.command()
def fit() -> None:
    """Judge applicant-program pairs: one JSON object a line in, one answer a line out.

    A line that cannot be read is answered with its number and a sentence under "error", which standard error gets too,
    and the run goes on.
    """
    fit_lines(sys.stdin.buffer, sys.stdout, sys.stderr)


@programs.command()
def template() -> None:
    """Print an empty catalogue file, as CSV, to fill in with what programs ask."""
    click.echo(catalogue_template(), nl=False)


@programs.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge ages by; today where it is left out.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def check(file: Path, on: datetime | None, as_json: bool) -> None:
    """Read a catalogue FILE and say what becomes of it: rows left out, contradictions, old facts. Nothing is imported.

    Rows left out are an answer, not an error: the exit status is 1 only where the file as a whole cannot be read.
    """
    day = on.date() if on else today()
    try:
        account = _account(read_catalogue(file.read_bytes(), day), day)
    except CatalogueRefused as refusal:
        if as_json:
            click.echo(json.dumps({"file_rejected": str(refusal)}, ensure_ascii=False))
        click.echo(str(refusal), err=True)
        sys.exit(1)
    click.echo(json.dumps(account, ensure_ascii=False) if as_json else _readable(account))


def _account(catalogue: Catalogue, on: date) -> dict[str, Any]:
    return {
        "programs": len(catalogue.programs),
        "rejected": [rejected._asdict() for rejected in catalogue.rejected],
        "conflicts": {program.key: found for program in catalogue.programs if (found := program.conflicts())},
        "stale": {program.key: found for program in catalogue.programs if (found := program.stale(on))},
        "ignored": catalogue.ignored,
        "file_rejected": None,
    }


def _readable(account: dict[str, Any]) -> str:
    lines = [f"Programs: {account['programs']}."]
    lines += [f"Line {each['line']}, {each['field']}: {each['why']}" for each in account["rejected"]]
    lines += [f"{key}: sources disagree on {', '.join(names)}." for key, names in account["conflicts"].items()]
    lines += [f"{key}: older than 12 months: {', '.join(names)}." for key, names in account["stale"].items()]
    lines += [f"Column {header}: not known here, left out." for header in account["ignored"]]
    return "\n".join(lines)


def fit_lines(lines: BinaryIO, answers: TextIO, errors: TextIO) -> None:
    """Answer every line that is not blank, in order."""
    for number, line in enumerate(lines, start=1):
        stripped = (line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line).strip()
        if not stripped:
            continue
        try:
            answers.write(answer_line(read_case(stripped)))
        except BadLine as why:
            answers.write(json.dumps({"id": why.id, "line": number, "error": str(why)}))
            errors.write(f"Line {number}: {why}\n")
        answers.write("\n")
