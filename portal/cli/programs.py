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

    A line that cannot be read is answered with its number and a sentence under "error", which standard error gets too,
    and the run goes on.
    """
    fit_lines(sys.stdin.buffer, sys.stdout, sys.stderr)


def fit_lines(lines: BinaryIO, answers: TextIO, errors: TextIO) -> None:
    """Answer every line that is not blank, in order."""
    encode = json.JSONEncoder().encode
    for number, line in enumerate(lines, start=1):
        stripped = (line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line).strip()
        if not stripped:
            continue
        try:
            answers.write(encode(answer_case(read_case(stripped))))
        except BadLine as why:
            answers.write(encode({"id": why.id, "line": number, "error": str(why)}))
            errors.write(f"Line {number}: {why}\n")
        answers.write("\n")
