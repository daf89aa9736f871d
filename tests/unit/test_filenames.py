import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.filenames import ascii_name, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("CV Minh Anh.pdf", "CV Minh Anh.pdf"),
        ("Lebenslauf Müller.docx", "Lebenslauf Müller.pdf"),
        ("履歴書.pdf", "履歴書.pdf"),
        ("C:\\Users\\me\\cv.pdf", "cv.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("what? a|b*c:d.pdf", "what a b c d.pdf"),
        ("cv.tar.gz", "cv.tar.pdf"),
        ("Dr. A. Boateng", "Dr. A. Boateng.pdf"),
        ("invoice\u202egnp.exe", "invoicegnp.pdf"),
        ("con.pdf", "CV.pdf"),
        (".pdf", "CV.pdf"),
        ("...", "CV.pdf"),
        ("", "CV.pdf"),
        ("line\nbreak.pdf", "line break.pdf"),
    ],
)
def test_a_name_stays_a_name(name, safe):
    assert safe_name(name, ".pdf", "CV") == safe


@given(st.text(max_size=300))
def test_no_name_leaves_its_folder_or_breaks_a_rule(name):
    safe = safe_name(name, ".pdf", "CV")

    assert not set(safe) & set('|*?:<>"/\\\0\n\r')
    assert not safe.startswith(".")
    assert len(safe.encode()) <= 124
    assert safe_name(safe, ".pdf", "CV") == safe


@pytest.mark.parametrize(
    ("name", "plain"), [("Nguyễn Đức.pdf", "Nguyen Duc.pdf"), ("山田.pdf", "_.pdf"), ("Łukasz é.pdf", "_ukasz e.pdf")]
)
def test_old_programs_get_ascii(name, plain):
    assert ascii_name(name) == plain
