"""Every table, a file per aggregate."""

from portal.models.account import Account, CalendarFeed, Passkey, SignInLink
from portal.models.applicant import AdvisorNote, Applicant, ApplicantPrivate
from portal.models.base import Base
from portal.models.cohort import BulkAction, BulkItem, CohortColumn, CohortImport, SavedView
from portal.models.letter import LetterRequest, Waiver, Writer
from portal.models.office import Advisor, Office, Wording
from portal.models.packet import File, Packet, PacketFile
from portal.models.plan import Rotation, Target, WriterChoice
from portal.models.program import Application, Assignment, Program, ProgramChange
from portal.models.program_list import ListComment, ProgramList, ProgramProposal
from portal.models.record import Digest, History, Message, Nudge
from portal.models.season import Season, SeasonDate, Service, ServiceFact
from portal.models.tally import ApplicantFinding, Tally
from portal.models.writer_page import ChecklistTick, Designee, Link, LinkBrowser, LinkCode

__all__ = [
    "Account",
    "Advisor",
    "AdvisorNote",
    "Applicant",
    "ApplicantFinding",
    "ApplicantPrivate",
    "Application",
    "Assignment",
    "Base",
    "BulkAction",
    "BulkItem",
    "CalendarFeed",
    "ChecklistTick",
    "CohortColumn",
    "CohortImport",
    "Designee",
    "Digest",
    "File",
    "History",
    "LetterRequest",
    "Link",
    "LinkBrowser",
    "LinkCode",
    "ListComment",
    "Message",
    "Nudge",
    "Office",
    "Packet",
    "PacketFile",
    "Passkey",
    "Program",
    "ProgramChange",
    "ProgramList",
    "ProgramProposal",
    "Rotation",
    "SavedView",
    "Season",
    "SeasonDate",
    "Service",
    "ServiceFact",
    "SignInLink",
    "Tally",
    "Target",
    "Waiver",
    "Wording",
    "Writer",
    "WriterChoice",
]
