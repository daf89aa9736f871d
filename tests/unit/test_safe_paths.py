"""Whoever signs in is led to this site alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.safe_paths import safe_next


@pytest.mark.parametrize("path", ["/", "/advisor/letters?view=late&page=2", "/applicant/letters/1#due", "/a:b"])
def test_a_path_of_this_site_is_kept(path):
    assert safe_next(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        None,
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example/",
        "evil.example",
        "/\t/evil.example",
        "/%0d\n",
        " /",
        "javascript:alert(1)",
        "/" + "a" * 2000,
    ],
)
def test_anything_else_is_not(path):
    assert safe_next(path) == ""


@given(st.text())
def test_what_is_kept_never_leaves_the_site(path):
    kept = safe_next(path)
    assert kept == "" or (kept[0] == "/" and kept[1:2] not in ("/", "\\"))
