"""What the packet pages say."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from flask import url_for

from blueprints.applicant.letters_shown import LetterLine, letter_line
from blueprints.words import number_word
from portal.lifecycle import OUT, Status
from portal.queries.applicant_frame import Frame, frame
from portal.queries.applicant_letters import PlannedLetter, planned_letters
from portal.queries.applicant_packet import FileRow, current_files
from portal.shown import Listed, letter_status, shown_date
from portal.shown import Status as StatusShown
from portal.translating import gettext, ngettext
from portal.uploads.limits import LIMITS, Kind

KILOBYTE = 1000


class FilePlace(NamedTuple):
    """A place for one kind of file, and what lies in it."""

    kind: str
    name: str
    hint: str
    accept: str
    files: list[Listed]


class PacketLine(NamedTuple):
    """A letter in the list of packets."""

    line: LetterLine
    id: UUID | None
    packet: StatusShown | None
    waiver: str
    next: str
    url: str


class PacketsShown(NamedTuple):
    """Everything that applicant/packet.html prints."""

    sentence: str
    places: list[FilePlace]
    letters: list[PacketLine]


def packets_shown() -> PacketsShown:
    """Three queries."""
    who, letters, files = frame(), planned_letters(), current_files()
    lines = [_line(letter, who) for letter in letters if letter.letter_status in (*OUT,)]
    places = [file_place(kind, files, who.today) for kind in (Kind.CV, Kind.STATEMENT, Kind.PHOTO)]
    to_do = sum(bool(line.next) for line in lines)
    sentence = (
        ngettext("One packet needs you", "%(many)s packets need you", to_do, many=number_word(to_do))
        if to_do
        else gettext("Nothing in your packets is waiting for you")
    )
    return PacketsShown(sentence, places, lines)


def file_place(kind: Kind, files: list[FileRow], today: date) -> FilePlace:
    """What lies there now, and what may be put there."""
    limit = LIMITS[kind]
    return FilePlace(
        kind=kind.value,
        name=kind_name(kind),
        hint=gettext("%(types)s, up to %(size)s MB", types=limit.in_words, size=limit.bytes_at_most // 1_000_000),
        accept=",".join(limit.types),
        files=[_listed(file, today) for file in files if file.kind == kind],
    )


def kind_name(kind: Kind) -> str:
    """What the file is to a writer."""
    return {
        Kind.CV: gettext("CV"),
        Kind.STATEMENT: gettext("Personal statement"),
        Kind.PHOTO: gettext("Photo"),
        Kind.REQUEST_FORM: gettext("Letter request form"),
    }[kind]


def _listed(file: FileRow, today: date) -> Listed:
    size = gettext("%(size)s KB", size=max(1, round(file.bytes / KILOBYTE)))
    pages = ngettext("One page", "%(num)s pages", file.pages) if file.pages else ""
    when = shown_date(file.uploaded_at.date(), today)
    said = ", ".join(part for part in (pages, size, gettext("kept %(day)s", day=when.distance)) if part)
    return Listed(file.name, url_for("applicant.open_file", id=file.id), said)


def _line(letter: PlannedLetter, who: Frame) -> PacketLine:
    waiver = {True: gettext("You waive access"), False: gettext("You keep access"), None: gettext("Not signed yet")}[
        letter.waived
    ]
    return PacketLine(
        letter_line(letter, who),
        letter.request_id,
        letter_status(letter.packet_status) if letter.packet_status else None,
        waiver,
        _next(letter),
        url_for("applicant.packet_letter", id=letter.request_id),
    )


def _next(letter: PlannedLetter) -> str:
    if letter.packet_status == Status.RETURNED:
        return gettext("Change it")
    if letter.packet_status in (None, Status.DRAFT):
        return gettext("Prepare it")
    return gettext("Sign") if letter.waived is None else ""
