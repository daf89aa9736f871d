"""What the packet pages say."""

from typing import NamedTuple
from uuid import UUID

from flask import url_for
from flask_babel import gettext, ngettext

from blueprints.applicant.letters_shown import LetterLine, letter_line
from portal.documents.from_facts import helper_of
from portal.documents.helper import HelperFacts, HelperWords, foot, helper_preview, standing
from portal.lifecycle import OUT, Status
from portal.models import LetterRequest, Packet
from portal.queries.applicant_frame import Frame, frame
from portal.queries.applicant_letters import PlannedLetter, planned_letters
from portal.queries.applicant_packet import FileRow, current_files
from portal.shown import Listed, letter_status, shown_date
from portal.shown import Status as StatusShown
from portal.shown.words import language
from portal.uploads.limits import LIMITS, Kind
from portal.usecases.packets import facts_for

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


class SheetShown(NamedTuple):
    """The helper document as the page shows it, and how it fits on its one page."""

    name: str
    lang: str
    about: str
    aim: str
    bullets: list[str]
    aspects: str
    foot: str
    fit: str
    fits: bool


def packets_shown() -> PacketsShown:
    """Three queries."""
    who, letters, files = frame(), planned_letters(), current_files()
    lines = [_line(letter, who) for letter in letters if letter.letter_status in (*OUT,)]
    places = [file_place(kind, files, who) for kind in (Kind.CV, Kind.STATEMENT, Kind.PHOTO)]
    to_do = sum(bool(line.next) for line in lines)
    sentence = (
        ngettext("One packet needs you", "%(num)s packets need you", to_do)
        if to_do
        else gettext("Nothing in your packets is waiting for you")
    )
    return PacketsShown(sentence, places, lines)


def file_place(kind: Kind, files: list[FileRow], who: Frame) -> FilePlace:
    """What lies there now, and what may be put there."""
    limit = LIMITS[kind]
    return FilePlace(
        kind=kind.value,
        name=kind_name(kind),
        hint=gettext("%(types)s, up to %(size)s MB", types=limit.in_words, size=limit.bytes_at_most // 1_000_000),
        accept=",".join(limit.types),
        files=[_listed(file, who) for file in files if file.kind == kind],
    )


def kind_name(kind: Kind) -> str:
    """What the file is to a writer."""
    return {
        Kind.CV: gettext("CV"),
        Kind.STATEMENT: gettext("Personal statement"),
        Kind.PHOTO: gettext("Photo"),
        Kind.REQUEST_FORM: gettext("Letter request form"),
    }[kind]


def helper_facts(packet: Packet, request: LetterRequest, who: Frame) -> HelperFacts:
    """The helper document as it would be published now."""
    due = shown_date(request.due_on, who.today).words if request.due_on else ""
    return helper_of(facts_for(packet, request), due=due, language=language(), words=_words())


def sheet_shown(facts: HelperFacts) -> SheetShown:
    """The page as text, and the verdict of the real typesetting."""
    fit = helper_preview(facts).fit
    return SheetShown(
        name=f"{facts.applicant} {facts.own_name}".strip(),
        lang=facts.name_language,
        about=standing(facts),
        aim=facts.aim or gettext("What you apply for stands here."),
        bullets=[bullet for bullet in facts.bullets if bullet.strip()],
        aspects=facts.aspects,
        foot=foot(facts),
        fit=_fit(fit.cut, fit.scale, fit.left_out),
        fits=not fit.cut and not fit.left_out,
    )


def _fit(cut: tuple[int, ...], scale: float, left_out: str) -> str:
    if cut:
        return gettext(
            "It does not fit on one page: number %(cut)s is left out. Shorten the longest.",
            cut=", ".join(map(str, cut)),
        )
    if left_out:
        return gettext("These characters cannot be printed and are left out: %(characters)s", characters=left_out)
    if scale < 1:
        return gettext("It fits on one page, in type of %(percent)s per cent.", percent=round(scale * 100))
    return gettext("It fits on one page.")


def _words() -> HelperWords:
    """The document's own words in the reader's language."""
    return HelperWords(
        apply_for=gettext("I apply for"),
        you_saw=gettext("What you saw, and I would be grateful if you mentioned"),
        speak_to=gettext("If you can, please speak to"),
    )


def _listed(file: FileRow, who: Frame) -> Listed:
    size = gettext("%(size)s KB", size=max(1, round(file.bytes / KILOBYTE)))
    pages = ngettext("One page", "%(num)s pages", file.pages) if file.pages else ""
    when = shown_date(file.uploaded_at.date(), who.today)
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
