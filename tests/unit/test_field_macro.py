"""A field says what it wants, what was wrong, and keeps what was written."""

import html5lib
import pytest

from tools.example_values import ChoiceForm
from tools.gallery import environment

FIELD = '{% from "components/field.html" import field %}{{ field(form[name], attrs=attrs) }}'
XHTML = "{http://www.w3.org/1999/xhtml}"


def elements(html, tag):
    tree = html5lib.parseFragment(html, treebuilder="etree")
    return list(tree.iter(f"{XHTML}{tag}"))


def shown(form, name, **attrs):
    return environment("static").from_string(FIELD).render(form=form, name=name, attrs=attrs)


@pytest.fixture
def failed():
    form = ChoiceForm(data={"why": "<b>four weeks</b>"})
    form.validate()
    return form


def test_a_field_is_named_by_its_label_and_described_by_its_hint():
    html = shown(ChoiceForm(), "role")
    (box,) = elements(html, "input")
    (label,) = elements(html, "label")
    assert (label.get("for"), label.text) == (box.get("id"), "Role")
    assert box.get("aria-describedby") == "role-hint"


def test_an_error_stands_between_hint_and_field_and_describes_it(failed):
    html = shown(failed, "role")
    (box,) = elements(html, "input")
    assert (box.get("aria-invalid"), box.get("aria-describedby")) == ("true", "role-hint role-error")
    assert html.index('id="role-hint"') < html.index('id="role-error"') < html.index("<input")
    assert "Write the role as it stands under a letter." in html


def test_what_was_written_is_kept_and_is_never_markup(failed):
    (area,) = elements(shown(failed, "why"), "textarea")
    assert area.text.strip() == "<b>four weeks</b>"


def test_radios_are_a_group_with_a_legend(failed):
    html = shown(failed, "supervised")
    (group,) = elements(html, "fieldset")
    assert elements(html, "legend")[0].text == "Did Dr. Alvarez supervise you directly?"
    assert group.get("aria-describedby") == "supervised-error"
    assert {radio.get("name") for radio in elements(html, "input")} == {"supervised"}


def test_chosen_themes_stay_ticked():
    boxes = elements(shown(ChoiceForm(data={"themes": ["team"]}), "themes"), "input")
    assert [box.get("value") for box in boxes if box.get("checked") is not None] == ["team"]


def test_further_attributes_reach_the_box():
    (box,) = elements(shown(ChoiceForm(), "role", autocomplete="organization-title"), "input")
    assert box.get("autocomplete") == "organization-title"


def test_the_summary_leads_to_each_field_and_to_the_first_of_a_group(failed):
    html = (
        environment("static")
        .from_string('{% from "components/error_summary.html" import error_summary %}{{ error_summary(form) }}')
        .render(form=failed)
    )
    assert [link.get("href") for link in elements(html, "a")] == ["#rotation", "#role", "#due", "#supervised-0"]


def test_a_form_without_errors_has_no_summary():
    html = (
        environment("static")
        .from_string('{% from "components/error_summary.html" import error_summary %}{{ error_summary(form) }}')
        .render(form=ChoiceForm())
    )
    assert html.strip() == ""
