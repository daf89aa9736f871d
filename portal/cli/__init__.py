"""Commands of `flask --app wsgi …`: a file per group. Their input and output stay stable."""

import click

from portal.cli.cohort import cohort
from portal.cli.files import files
from portal.cli.guidance import guidance
from portal.cli.letterfile import letterfile
from portal.cli.office import office
from portal.cli.process import migrate, worker
from portal.cli.programs import programs
from portal.cli.remind import remind

COMMANDS: tuple[click.Command, ...] = (cohort, files, guidance, letterfile, office, programs, remind, worker, migrate)
