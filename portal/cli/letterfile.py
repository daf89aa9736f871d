"""`flask letterfile`: the file check for offices and scripts (contracts.md, "The file check")."""

import json
import os
import re
import stat
import sys

import click

from portal.letterfile import Finding, Limits, Report, check, limits_of
from portal.letterfile.check import OPENED_AT_MOST
from portal.seasons.services import SERVICES

_FILE_ENDING = re.compile(r"\.(pdf|docx?|rtf|odt|pages|txt|png|jpe?g|tiff?|heic|html?|zip|exe)$", re.IGNORECASE)


@click.group()
def letterfile() -> None:
    """Letter files: what a service would refuse, found before the upload."""


@letterfile.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--name",
    "names",
    multiple=True,
    help="The applicant's name, to be looked for in the letter. A value that ends like a file (.pdf) or holds a"
    " character no file name may have is taken as the file's name instead. May be given twice, for both.",
)
@click.option("--aamc-id", help="The applicant's AAMC ID, to be looked for in the letter.")
@click.option("--service", type=click.Choice(sorted(SERVICES)), default="eras", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, one line a file.")
def check_files(
    files: tuple[str, ...], names: tuple[str, ...], aamc_id: str | None, service: str, as_json: bool
) -> None:
    """Check each FILE as the letter of a request. Nothing of it is kept or written anywhere.

    A file that cannot be read is named on standard error; the others are still checked, and the exit status is 1.
    A rejected letter is an answer, not an error: the exit status stays 0.
    """
    limits = limits_of(SERVICES[service])
    applicant, given_name = tell_apart(names, limits)
    unread = 0
    for file in files:
        try:
            data, size, own_name = read(file)
        except OSError as error:
            unread += 1
            click.echo(
                f"{click.format_filename(file)}: cannot be read ({error.strerror}). Check the path and try again.",
                err=True,
            )
            continue
        report = check(data, given_name or own_name, applicant=applicant, aamc_id=aamc_id, limits=limits, size=size)
        click.echo(json.dumps(report.as_json(file)) if as_json else readable(file, report))
    sys.exit(1 if unread else 0)


def tell_apart(names: tuple[str, ...], limits: Limits) -> tuple[str | None, str | None]:
    """The applicant's name and the file's name among the values of --name, each None where it is not given."""
    applicant = file_name = None
    for name in names:
        if _FILE_ENDING.search(name) or set(name) & set(limits.forbidden_in_names):
            file_name = name
        else:
            applicant = name
    return applicant, file_name


def read(file: str) -> tuple[bytes, int, str]:
    """The file's beginning (as much as is ever opened), its size in bytes, its name; OSError if it cannot be read.

    What is not a regular file (a pipe, /dev/stdin) has no name of its own.
    """
    with open(file, "rb") as opened:
        data = opened.read(OPENED_AT_MOST + 1)
        status = os.fstat(opened.fileno())
    regular = stat.S_ISREG(status.st_mode)
    return data, max(len(data), status.st_size if regular else 0), os.path.basename(file) if regular else ""


def readable(file: str, report: Report) -> str:
    """The report as a person reads it in a terminal."""
    verdict = str(report.verdict).replace("_", " ")
    lines = [f"{click.format_filename(file)}: {verdict}"]
    lines += [f"  + {sentence}" for sentence in report.good]
    lines += [line for finding in report.reasons for line in _finding_lines("x", finding)]
    lines += [line for finding in report.warnings for line in _finding_lines("!", finding)]
    return "\n".join(lines)


def _finding_lines(mark: str, finding: Finding) -> list[str]:
    return [
        f"  {mark} {finding.why} [{finding.code}]",
        f"    {finding.fix}",
        *(f"    {fix}" for fix in finding.fixes.values()),
    ]
