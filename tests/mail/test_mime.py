"""A mail's bytes say what was written, whatever was written, to any program that reads mail."""

import email
import email.policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.mime import Mail

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=400)
LINE = st.text(st.characters(min_codepoint=32, codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=200)


def read(mail: Mail):
    return email.message_from_bytes(bytes(mail), policy=email.policy.default)


@given(text=WORDS, html=WORDS)
def test_both_parts_arrive_as_they_were_written(text, html):
    mail = read(Mail((("Subject", "Words"),), text, html))
    for kind, words in (("plain", text), ("html", html)):
        assert mail.get_body((kind,)).get_content().replace("\r\n", "\n").rstrip() == words.rstrip()


@given(subject=LINE.map(lambda words: " ".join(words.split())))
def test_a_subject_arrives_with_all_its_letters(subject):
    assert " ".join(str(read(Mail((("Subject", subject),), "x", "x"))["Subject"]).split()) == subject


@given(text=WORDS, subject=LINE)
def test_what_travels_is_ascii_in_lines_of_a_lawful_length(text, subject):
    raw = bytes(Mail((("Subject", subject), ("To", '"Nguyễn Thị Ánh" <anh@example.org>')), text, text))
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")


@pytest.mark.parametrize("value", ["x\r\nBcc: all@example.org", "x\nBcc: all@example.org", "x\rBcc"])
def test_nobody_adds_a_header_of_their_own(value):
    with pytest.raises(ValueError, match="a line end in Subject"):
        bytes(Mail((("Subject", value),), "x", "x"))


def test_an_international_address_keeps_its_letters():
    raw = bytes(Mail((("To", "ánh@thư.example.org"),), "x", "x", international=True))
    assert "To: ánh@thư.example.org\r\n".encode() in raw
