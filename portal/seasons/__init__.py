"""Seasons: the services' calendars and rules, the writer's due date planned backwards, and who is reminded of what and when."""

from portal.seasons.calendars import DateKind, SeasonCalendar, SeasonDate, season_calendar, shipped_seasons
from portal.seasons.decisions import Action, Decision
from portal.seasons.due import Clocks, DuePlan, MovedDue, ProgramDeadline, clocks_of, due_date, move_due, standing
from portal.seasons.quiet import Quiet
from portal.seasons.reminders import (
    Kind,
    LetterFacts,
    ReminderPolicy,
    Sent,
    reminders_at,
    reminders_on,
)
from portal.seasons.services import SERVICES, ServiceRules, service_rules, shipped_services

__all__ = [
    "SERVICES",
    "Action",
    "Clocks",
    "DateKind",
    "Decision",
    "DuePlan",
    "Kind",
    "LetterFacts",
    "MovedDue",
    "ProgramDeadline",
    "Quiet",
    "ReminderPolicy",
    "SeasonCalendar",
    "SeasonDate",
    "Sent",
    "ServiceRules",
    "clocks_of",
    "due_date",
    "move_due",
    "reminders_at",
    "reminders_on",
    "season_calendar",
    "service_rules",
    "shipped_seasons",
    "shipped_services",
    "standing",
]
