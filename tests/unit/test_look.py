"""The look: tokens, components, the gallery of every macro and every error page."""

import re
from pathlib import Path

import html5lib
import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import TemplateRuntimeError

from tools import vendor
from tools.example_values import VALUES
from tools.gallery import environment, rendered

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "portal" / "static" / "css"
COMPONENTS = ROOT / "templates" / "components"
GALLERY = rendered()
PAGES = sorted(name for name in GALLERY if not name.startswith("mail-"))


def declarations(block):
    return dict(re.findall(r"(--[\w-]+|color-scheme):\s*([^;]+);", block))


def dark_blocks():
    tokens = (CSS / "tokens.css").read_text()
    chosen = re.search(r'^\[data-bs-theme="dark"\] \{(.*?)^\}', tokens, re.S | re.M)
    by_machine = re.search(r":root:not\(\[data-bs-theme\]\) \{(.*?)\}", tokens, re.S)
    return declarations(chosen[1]), declarations(by_machine[1])


def test_dark_by_choice_and_dark_by_the_machine_are_the_same():
    chosen, by_machine = dark_blocks()
    assert chosen == by_machine


def test_dark_has_a_value_for_every_colour():
    tokens = (CSS / "tokens.css").read_text()
    light = declarations(re.search(r"^:root \{(.*?)^\}", tokens, re.S | re.M)[1])
    assert {name for name in light if name.startswith("--color-")} == {
        name for name in dark_blocks()[0] if name.startswith("--color-")
    }


def test_no_component_names_a_colour_of_its_own():
    named = [
        f"{path.name}: {colour}"
        for path in sorted((CSS / "components").glob("*.css"))
        for colour in re.findall(r":[^;{]*?(#[0-9a-f]{3,8}|rgb\([^)]*\))", path.read_text(), re.I)
        if path.name != "dialog.css"  # the veil behind a dialog is the same in both themes
    ]
    assert named == []


def test_every_style_sheet_is_linked_once():
    imported = re.findall(r'@import url\("components/(\w+)\.css"\)', (CSS / "portal.css").read_text())
    assert sorted(imported) == sorted(path.stem for path in (CSS / "components").glob("*.css"))


def test_every_component_with_a_style_sheet_has_a_macro_of_its_name():
    sheets = {path.stem for path in (CSS / "components").glob("*.css")}
    assert sheets - {path.stem for path in COMPONENTS.glob("*.html")} == set()


@pytest.mark.parametrize("path", sorted(COMPONENTS.glob("*.html")), ids=lambda path: path.stem)
def test_every_component_begins_with_its_arguments(path):
    assert path.read_text().startswith("{#-")


def test_the_files_of_others_are_as_they_were_published():
    assert vendor.changed() == []


@pytest.mark.parametrize("name", sorted(GALLERY))
def test_every_page_of_the_gallery_is_correct_html(name):
    parser = html5lib.HTMLParser()
    parser.parse(GALLERY[name])
    assert parser.errors == []


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_the_gallery_has_a_style_or_a_script_inside(name):
    inside = re.findall(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=", GALLERY[name])
    assert inside == []


@pytest.mark.parametrize("name", sorted(GALLERY))
def test_no_two_elements_of_a_page_share_an_id(name):
    ids = re.findall(r'\sid="([^"]+)"', GALLERY[name])
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", sorted(GALLERY))
def test_every_page_has_one_title_of_the_first_order(name):
    assert len(re.findall(r"<h1[ >]", GALLERY[name])) == 1


def test_a_mail_carries_its_rules_in_its_tags_and_those_for_dark_screens_apart():
    mail = GALLERY["mail-reminder.html"]
    assert '<td class="button" style="background: #1d4690;border-radius: 3px;">' in mail
    assert mail.count("<style") == mail.count("prefers-color-scheme: dark") == 1


def test_every_macro_is_shown_in_the_gallery():
    examples = "".join(path.read_text() for path in (ROOT / "tools" / "examples").glob("*.html"))
    layouts = "".join(path.read_text() for path in (ROOT / "templates" / "layouts").glob("*.html"))
    imported = set(re.findall(r'"components/(\w+)\.html"', examples + layouts))
    nested = {
        inner
        for path in COMPONENTS.glob("*.html")
        for inner in re.findall(r'"components/(\w+)\.html"', path.read_text())
    }
    assert {path.stem for path in COMPONENTS.glob("*.html")} - imported - nested == set()


def test_a_page_without_a_title_does_not_render():
    page = environment("static").from_string('{% extends "layouts/page.html" %}{% block content %}{% endblock %}')
    with pytest.raises(TemplateRuntimeError):
        page.render(VALUES)


def test_a_name_that_nobody_gave_fails():
    page = environment("static").from_string(
        '{% extends "layouts/page.html" %}{% block title %}x{% endblock %}{% block content %}{{ forgotten }}{% endblock %}'
    )
    with pytest.raises(UndefinedError):
        page.render(VALUES)
