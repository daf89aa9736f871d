"""The words of a draft, from PDF and Word, also from files that do not want to be read."""

import io
import zipfile

import docx
import pytest

from portal.letterfile.text import Unreadable, read_draft
from tests.unit.letterfile.corpus_contraband import locked
from tests.unit.letterfile.corpus_hostile import laughing_forms
from tests.unit.letterfile.letters import letter, scanned

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def word_file(*paragraphs: str) -> bytes:
    document, written = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(written)
    return written.getvalue()


def packed(xml: bytes | str, name: str = "word/document.xml") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return written.getvalue()


def body(inside: str, before: str = "") -> bytes:
    xml = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'
    return packed(xml)


def why(data: bytes, name: str = "") -> str:
    with pytest.raises(Unreadable) as caught:
        read_draft(data, name)
    return caught.value.code


def test_a_pdf_is_read_line_by_line():
    lines = read_draft(letter()).splitlines()

    assert lines[0] == "Example University Hospital"
    assert "Dear Program Director," in lines


def test_a_word_file_is_read_paragraph_by_paragraph():
    draft = word_file("Dear Program Director,", "I directly supervised Nguyễn Thị Minh Anh – “closely”.")

    assert read_draft(draft, "draft.docx") == (
        "Dear Program Director,\nI directly supervised Nguyễn Thị Minh Anh – “closely”.\n"
    )


def test_tracked_changes_are_read_as_if_accepted():
    draft = body(
        "<w:p><w:r><w:t>She is </w:t></w:r><w:del><w:r><w:delText>good</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>excellent</w:t></w:r></w:ins></w:p>"
    )

    assert read_draft(draft) == "She is excellent\n"


def test_what_is_not_a_draft_is_told_apart():
    assert why(b"") == "type"
    assert why(b"Dear Program Director") == "type"
    assert why(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)) == "old_word"
    assert why(locked(user="a", owner="b")()) == "locked"
    assert why(letter()[:3000]) == "damaged"
    assert why(scanned(letter())) == "no_words"
    assert why(body("<w:p/>")) == "no_words"
    assert why(packed("x", "other.xml")) == "damaged"
    assert why(packed("<not xml")) == "damaged"
    assert why(b"PK\x03\x04" + bytes(100)) == "damaged"


def test_entities_do_not_grow():
    assert (
        why(body("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", f'<!DOCTYPE d [<!ENTITY l0 "laugh">{LAUGHS}]>')) == "damaged"
    )
    assert why(body("<w:p>&x;</w:p>", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')) == "damaged"


def test_a_bomb_in_an_archive_is_not_unpacked_whole():
    assert why(packed(b" " * 100_000_000)) == "too_heavy"


def test_a_page_that_never_ends_does_not_matter_to_its_words():
    assert why(laughing_forms()) in ("too_heavy", "no_words")


def test_every_reason_says_what_to_do_instead():
    with pytest.raises(Unreadable) as caught:
        read_draft(b"")

    assert str(caught.value.sentence).endswith("Save it as one of these, or paste its text.")
