"""The packet on the writer's page: the helper document as a sheet, the files, and what changed since the version before."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from flask import url_for

from portal.clock import today
from portal.documents.changes import FileVersion, PacketVersion, packet_changes
from portal.documents.from_facts import helper_of
from portal.documents.helper import HelperFacts, HelperWords, foot, standing
from portal.queries.writer_letter import WriterLetter
from portal.queries.writer_packet import PacketFileRow, PacketVersionRow
from portal.shown import Listed, shown_date
from portal.shown.dates import day_and_month
from portal.shown.words import language
from portal.translating import gettext, ngettext

KILOBYTE, MEGABYTE = 1000, 1_000_000


class BulletShown(NamedTuple):
    """A bullet, marked where it was not in the version before."""

    text: str
    new: str


class SheetShown(NamedTuple):
    """The helper document as text."""

    name: str
    lang: str
    about: str
    aim: str
    bullets: list[BulletShown]
    aspects: str
    foot: str


def helper_facts(letter: WriterLetter, packet: PacketVersionRow) -> HelperFacts:
    """The facts as they were published; the due date as it is now."""
    due = shown_date(letter.due_on, today(letter.time_zone)).words if letter.due_on else ""
    upload = gettext("To be uploaded in the %(portal)s", portal=portal_name(letter))
    words = HelperWords(
        title=gettext("Helper document: {applicant}"),
        no_name=gettext("Applicant"),
        apply_for=gettext("I apply for"),
        you_saw=gettext("What you saw, and I would be grateful if you mentioned"),
        speak_to=gettext("If you can, please speak to"),
        for_writer_due=gettext("For {writer}, due {due}."),
        for_writer=gettext("For {writer}."),
        due=gettext("Due {due}."),
    )
    return helper_of(packet.facts, due=due, upload=upload, language=language(), words=words)


def portal_name(letter: WriterLetter) -> str:
    """Where the writer uploads, as the service calls it."""
    return str(letter.rules.value("portal_name") or letter.service_name)


def sheet_shown(letter: WriterLetter, versions: list[PacketVersionRow]) -> SheetShown:
    """The page as text, with what is new in it."""
    before = looked_at(letter, versions)
    known = set(before.facts["bullets"]) if before and is_news(letter, versions) else None
    return _sheet(helper_facts(letter, versions[0]), known=known, mark=since(letter, versions))


def _sheet(facts: HelperFacts, *, known: set[str] | None, mark: str) -> SheetShown:
    """`known` are the bullets that get no mark; all, where it is None."""
    return SheetShown(
        name=f"{facts.applicant} {facts.own_name}".strip(),
        lang=facts.name_language,
        about=standing(facts),
        aim=facts.aim,
        bullets=[
            BulletShown(bullet, "" if known is None or bullet in known else mark)
            for bullet in facts.bullets
            if bullet.strip()
        ],
        aspects=facts.aspects,
        foot=foot(facts),
    )


def looked_at(letter: WriterLetter, versions: list[PacketVersionRow]) -> PacketVersionRow | None:
    """The version that the writer last looked at: the one they said so of, else the one that lay there when they first came."""
    if letter.seen_at is None:
        return None
    if letter.packet_seen:
        return next((version for version in versions if version.version <= letter.packet_seen), versions[-1])
    return next((version for version in versions if version.published_at <= letter.seen_at), None)


def sheet_as_was(letter: WriterLetter, version: PacketVersionRow) -> SheetShown:
    """An earlier version as text, nothing marked."""
    return _sheet(helper_facts(letter, version), known=None, mark="")


def changes_since(before: PacketVersionRow, after: PacketVersionRow) -> list[str]:
    """What changed from one version to the other, in sentences."""
    return [sentence.said(gettext) for sentence in packet_changes(_version(before), _version(after))]


def is_news(letter: WriterLetter, versions: list[PacketVersionRow]) -> bool:
    """Whether the packet changed after the writer had looked at it."""
    before = looked_at(letter, versions)
    return before is not None and before.version < versions[0].version


def since(letter: WriterLetter, versions: list[PacketVersionRow]) -> str:
    """ "New since 4 August", the day of the version they looked at; empty where nothing is new."""
    before = looked_at(letter, versions)
    if before is None or not is_news(letter, versions):
        return ""
    return gettext("New since %(day)s", day=day_and_month(before.published_at.date()))


def earlier_shown(letter: WriterLetter, versions: list[PacketVersionRow]) -> list[Listed]:
    """The versions before the one on the page, each on a page of its own."""
    return [
        Listed(
            gettext("Version %(number)s", number=version.version),
            url_for("writer.packet_version", id=letter.id, version=version.version),
            gettext("Published on %(day)s", day=day_and_month(version.published_at.date())),
        )
        for version in versions[1:]
    ]


def news_shown(letter: WriterLetter, versions: list[PacketVersionRow]) -> list[str]:
    """What changed, in sentences."""
    before = looked_at(letter, versions)
    if before is None or not is_news(letter, versions):
        return []
    return changes_since(before, versions[0])


def packet_files_shown(letter: WriterLetter, packet: PacketVersionRow) -> list[Listed]:
    """The files of a version."""
    return [
        Listed(kind_name(file.kind), url_for("writer.file", id=letter.id, file_id=file.id), _said(file))
        for file in packet.files
    ]


def files_shown(letter: WriterLetter, packet: PacketVersionRow) -> list[Listed]:
    """Every file, and all of them in one."""
    outline = Listed(
        gettext("Outline to write in"),
        url_for("writer.outline", id=letter.id),
        gettext("Word. Headings and facts only"),
    )
    all_in_one = Listed(gettext("All in one file"), url_for("writer.packet_zip", id=letter.id), gettext("ZIP"))
    return [*packet_files_shown(letter, packet), outline, all_in_one]


def kind_name(kind: str) -> str:
    """What a file is to the writer."""
    return {
        "cv": gettext("Curriculum vitae"),
        "statement": gettext("Personal statement"),
        "photo": gettext("Photo"),
        "request_form": gettext("Letter request form"),
    }[kind]


def size_in_words(count: int) -> str:
    """ "84 KB", "1.2 MB"."""
    if count < MEGABYTE:
        return gettext("%(size)s KB", size=max(1, round(count / KILOBYTE)))
    return gettext("%(size)s MB", size=round(count / MEGABYTE, 1))


def _said(file: PacketFileRow) -> str:
    kind = {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG"}.get(file.media_type, "Word")
    pages = ngettext("%(num)s page", "%(num)s pages", file.pages) if file.pages else size_in_words(file.bytes)
    said = gettext("%(kind)s, %(pages)s", kind=kind, pages=pages)
    if not file.change_note:
        return said
    changed = gettext(
        "Changed %(day)s: %(note)s", day=day_and_month(file.uploaded_at.date()), note=file.change_note.strip(" .")
    )
    return f"{said}. {changed}"


def _version(version: PacketVersionRow) -> PacketVersion:
    return version_of(version.facts, version.files)


def version_of(facts: dict[str, Any], files: Iterable[PacketFileRow] = ()) -> PacketVersion:
    """What a published packet says, to be compared with another."""
    return PacketVersion(
        applicant=facts["name"],
        school=facts["school"],
        status=facts["position"],
        aim=facts["aim"],
        aspects=facts["aspects"],
        bullets=tuple(facts["bullets"]),
        files={file.kind: _file_version(file) for file in files},
    )


def _file_version(file: PacketFileRow) -> FileVersion:
    return FileVersion(kind_name(file.kind), str(file.id), day_and_month(file.uploaded_at.date()), file.change_note)


def file_names(files: tuple[PacketFileRow, ...]) -> dict[UUID, str]:
    """What each file is called when it is saved: its kind, with its own ending."""
    return {file.id: f"{kind_name(file.kind)}.{file.name.rpartition('.')[2] or 'pdf'}" for file in files}
