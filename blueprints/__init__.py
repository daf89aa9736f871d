"""The portals: a folder per area, each saying who may enter."""

from blueprints.account import area as account
from blueprints.advice import area as advice
from blueprints.advisor import area as advisor
from blueprints.applicant import area as applicant
from blueprints.calendar import area as calendar
from blueprints.health import area as health
from blueprints.letter import area as letter
from blueprints.reports import area as reports
from blueprints.writer import area as writer

AREAS = (account, advice, letter, calendar, advisor, applicant, writer, reports, health)
