import io

import pytest
from PIL import Image

from portal.uploads.check import Accepted, Unfit, check_upload, in_megabytes
from portal.uploads.limits import LIMITS, Kind, Type
from tests.unit.uploads import samples


def code(kind: Kind, data: bytes) -> str:
    answer = check_upload(kind, "file", data)
    assert isinstance(answer, Unfit), answer
    assert str(answer).endswith(".")
    assert "{" not in str(answer)
    return answer.code


def accepted(kind: Kind, name: str, data: bytes) -> Accepted:
    answer = check_upload(kind, name, data)
    assert isinstance(answer, Accepted), str(answer)
    return answer


def test_a_cv_as_pdf_is_taken_as_it_is():
    data = samples.pdf(pages=3)

    assert accepted(Kind.CV, "CV Minh Anh.pdf", data) == Accepted(
        "application/pdf", 3, len(data), "CV Minh Anh.pdf", data
    )


def test_a_statement_as_word_file_is_taken_as_it_is():
    data = samples.word("I grew up in Hue.")

    assert accepted(Kind.STATEMENT, "statement.docx", data) == Accepted(
        Type.DOCX, None, len(data), "statement.docx", data
    )


def test_the_ending_follows_what_the_file_is_and_not_its_name():
    assert accepted(Kind.CV, "../../etc/cv:final?.docx", samples.pdf()).clean_name == "cv final.pdf"


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ("empty", b""),
        ("wrong_type", b"Curriculum vitae"),
        ("wrong_type", samples.photo()),
        ("wrong_type", samples.archive("a.xml")),
        ("old_word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("pages_app", samples.archive("Index/Document.iwa")),
        ("damaged", b"%PDF-1.7\nnothing follows"),
        ("too_many_pages", samples.pdf(pages=21)),
        ("too_heavy", samples.pdf_bomb()),
        ("macro", samples.word_with("word/vbaProject.bin", b"x")),
    ],
)
def test_what_is_not_taken_as_a_cv_is_named(expected, data):
    assert code(Kind.CV, data) == expected


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ("too_small", samples.photo(size=(120, 160))),
        ("photo_damaged", samples.photo()[:300]),
        ("heic", bytes(4) + b"ftypheic" + bytes(100)),
        ("wrong_type", samples.pdf()),
        ("wrong_type", b"GIF89a" + bytes(100)),
    ],
)
def test_what_is_not_taken_as_a_photo_is_named(expected, data):
    assert code(Kind.PHOTO, data) == expected


def test_a_photo_is_kept_as_it_was_drawn_anew():
    photo = accepted(Kind.PHOTO, "me.png", samples.photo("PNG", (1500, 2000)))

    assert (photo.media_type, photo.clean_name, photo.pages) == ("image/jpeg", "me.jpg", None)
    assert photo.size == len(photo.data)
    assert Image.open(io.BytesIO(photo.data)).size == (900, 1200)


def test_a_request_form_is_a_pdf_and_nothing_else():
    assert code(Kind.REQUEST_FORM, samples.word()) == "wrong_type"
    assert accepted(Kind.REQUEST_FORM, "", samples.pdf()).clean_name == "Letter request form.pdf"


def test_a_file_over_the_limit_is_not_even_opened():
    answer = check_upload(Kind.CV, "cv.pdf", bytes(5_000_001))

    assert str(answer) == ("The file has 5.1 MB, and 5 MB is the most we take. Export it again with smaller pictures.")


def test_sizes_are_rounded_up_for_people():
    assert [in_megabytes(n) for n in (5_000_000, 5_000_001, 12_340_000, 1)] == ["5 MB", "5.1 MB", "12.4 MB", "0.1 MB"]


def test_every_kind_of_the_database_has_limits():
    assert {kind.value for kind in LIMITS} == {"cv", "statement", "photo", "request_form"}
