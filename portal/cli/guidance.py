"""`flask --app wsgi guidance …`: the advice without a database, for scripts and for whoever wants to measure it.

Reads UTF-8 from standard input, writes one JSON value per line. A line that cannot be read gets an answer that says
so, and the run goes on; the exit status is not 0 only when the input as a whole cannot be used.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import click

from portal.guidance.answers import Answer, answer_bullets, answer_choice, answer_letter, answer_portfolio

NOT_UTF_8 = 2
ID = re.compile(r'"id"\s*:\s*("[^"\\\x00-\x1f]*"|-?(?:0|[1-9][0-9]{0,15}))\s*[,}]')


@click.group("guidance")
def guidance() -> None:
    """The advice on letters, one answer for each case."""


@guidance.command("choice")
def choice() -> None:
    """One writer choice a line in, its tier and findings a line out."""
    _answer_lines(answer_choice)


@guidance.command("portfolio")
def portfolio() -> None:
    """One set of letters a line in, its findings a line out."""
    _answer_lines(answer_portfolio)


APPLICANT = click.option("--applicant", default="", help='The applicant\'s name, such as "Dr. Ama Boateng".')


@guidance.command("letter")
@APPLICANT
def letter(applicant: str) -> None:
    """The writer's private self-check of one draft: every code, with the words that show it. Nothing is kept."""
    click.echo(_json(answer_letter(_standard_input(), applicant)))


@guidance.command("bullets")
@APPLICANT
def bullets(applicant: str) -> None:
    """The bullets of a helper document, one a line: what was seen, what is vague, what to leave out."""
    click.echo(_json(answer_bullets(_standard_input(), applicant)))


def _answer_lines(answer: Callable[[Mapping[str, Any]], Answer]) -> None:
    for number, line in _lines(_standard_input()):
        case, problem = _read(line)
        click.echo(_json(_unreadable(line, number, problem) if case is None else answer(case)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, empty ones left out. Only a line feed ends a line: JSON may hold other separators."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _read(line: str) -> tuple[dict[str, Any] | None, str]:
    """One case, or why the line holds none."""
    try:
        value = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return None, "This line is not JSON."
    if not isinstance(value, dict):
        return None, "This line is not a JSON object."
    return value, ""


def _unreadable(line: str, number: int, problem: str) -> Answer:
    """The answer to a line without a case, with its id where one can be made out."""
    written = ID.search(line)
    known = {"id": json.loads(written.group(1))} if written else {}
    return {**known, "error": problem, "line": number}


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _standard_input() -> str:
    """All of standard input as text, without the mark some editors put first. Ends the run where it is not UTF-8."""
    raw = sys.stdin.buffer.read()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        click.echo(f"The input is not UTF-8 (line {line}). Save it as UTF-8 and try again.", err=True)
        raise SystemExit(NOT_UTF_8) from None


def _json(value: object) -> str:
    """One line of JSON, readable as it stands; characters that UTF-8 cannot hold are escaped."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return text
