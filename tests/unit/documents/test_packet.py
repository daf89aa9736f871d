import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.documents.packet import PacketPart, entry_names, packet_name, packet_zip
from portal.filenames import ascii_name


def opened(packed: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(packed))


def test_a_packet_holds_its_parts_in_order_and_whole():
    parts = [PacketPart("Helper document.pdf", b"%PDF-"), PacketPart("CV Nguyễn.pdf", b"cv"), PacketPart("me.jpg", b"")]

    archive = opened(packet_zip(parts))

    assert archive.testzip() is None
    assert [(name, archive.read(name)) for name in archive.namelist()] == [(p.name, p.data) for p in parts]


def test_the_same_parts_give_the_same_bytes():
    parts = [PacketPart("CV.pdf", b"cv" * 1000)]

    assert packet_zip(parts) == packet_zip(iter(parts))
    assert opened(packet_zip(parts)).getinfo("CV.pdf").date_time == (1980, 1, 1, 0, 0, 0)


def test_names_in_other_scripts_are_marked_as_utf8():
    assert opened(packet_zip([PacketPart("履歴書.pdf", b"")])).infolist()[0].flag_bits & 0x800


@pytest.mark.parametrize(
    ("names", "entries"),
    [
        (["CV.pdf", "cv.PDF", "CV.pdf"], ["CV.pdf", "cv (2).PDF", "CV (3).pdf"]),
        (["../../../etc/passwd.pdf", "C:\\x\\y.docx"], ["passwd.pdf", "y.docx"]),
        (["a|b*c?d:e.pdf", "..", "con.pdf"], ["a b c d e.pdf", "File", "File.pdf"]),
    ],
)
def test_names_in_a_packet_are_safe_and_stand_once(names, entries):
    assert list(entry_names(names)) == entries


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_names_make_an_archive_that_unpacks_into_one_folder(names):
    entries = opened(packet_zip(PacketPart(name, b"") for name in names)).namelist()

    assert len({entry.casefold() for entry in entries}) == len(names)
    assert not any(set(entry) & set('/\\|*?:<>"\0') or entry in (".", "..") for entry in entries)


def test_the_packet_is_called_after_the_applicant_and_the_version():
    name = packet_name("Nguyễn Thị Minh Anh", 2)

    assert name == "Packet Nguyễn Thị Minh Anh v2.zip"
    assert ascii_name(name) == "Packet Nguyen Thi Minh Anh v2.zip"
