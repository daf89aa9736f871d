import pytest

from portal.uploads.word import wrong_with_word
from tests.unit.uploads import samples


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ("damaged", samples.archive("word/document.xml")),
        ("damaged", samples.word()[:-200]),
        ("macro", samples.word_with("word/vbaProject.bin", b"x")),
        ("attachment", samples.word_with("word/embeddings/oleObject1.bin", b"x")),
        ("too_heavy", samples.word_with("word/media/image1.bmp", bytes(150_000_000))),
        ("linked", samples.word_linked_to("https://example.org/a.dotm", "attachedTemplate")),
        ("linked", samples.word_linked_to(r"file:///\\server\share\a.dotm", "attachedTemplate")),
        ("linked", samples.word_linked_to("https://example.org/pixel.png", "image")),
        ("no_text", samples.word("")),
    ],
)
def test_what_is_wrong_with_a_word_file_is_named(expected, data):
    assert wrong_with_word(data) == expected


@pytest.mark.parametrize(
    "data",
    [
        samples.word(),
        samples.word_linked_to("https://example.org/paper", "hyperlink"),
        samples.word_linked_to(r"file:///C:\Users\minh\Resume.dotx", "attachedTemplate"),
    ],
    ids=["plain", "a link to a paper", "a template of one's own"],
)
def test_what_word_files_honestly_carry_is_fine(data):
    assert wrong_with_word(data) is None
