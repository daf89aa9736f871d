"""`flask programs`: what an office scripts about programs (contracts.md, "Programs")."""

import json
import sys
from typing import BinaryIO, TextIO

import click

from portal.programs.cases import BadLine, answer_case, read_case

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@click.group()
def programs() -> None:
    """Programs: what they ask, and whether an applicant meets it."""


@programs.command()
def fit() -> None:
    """Judge applicant-program pairs: one JSON object a line in, one answer a line out.

    A line that cannot be read is answered with its number and a sentence under "error", repeated on standard error;
    the run goes on, and its exit status is 1 at the end.
    """
    if fit_lines(sys.stdin.buffer, sys.stdout, sys.stderr):
        sys.exit(1)


def fit_lines(lines: BinaryIO, answers: TextIO, errors: TextIO) -> int:
    """Answer every line that is not blank, in order. Returns how many could not be read."""
    bad_lines = 0
    encode = json.JSONEncoder().encode
    for number, line in enumerate(lines, start=1):
        stripped = (line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line).strip()
        if not stripped:
            continue
        try:
            answers.write(encode(answer_case(read_case(stripped))))
        except BadLine as why:
            bad_lines += 1
            answers.write(encode({"id": why.id, "line": number, "error": str(why)}))
            errors.write(f"Line {number}: {why}\n")
        answers.write("\n")
    return bad_lines
