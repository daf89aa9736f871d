"""A row that is drawn once and filled looks the same as a row that is drawn for each value."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from tools.gallery import environment

JINJA = environment("static")
PAGE = (
    "{% macro row(at) %}<tr><td title=\"{{ at.writer }}\">{{ at.writer }}, {{ at['due'] }}</td><td>100 % of {x}</td></tr>{% endmacro %}"
    "{{ rows|filled(row) }}"
)
EACH = PAGE.replace("{{ rows|filled(row) }}", "{% for one in rows %}{{ row(one) }}{% endfor %}")


def drawn(page, rows):
    return JINJA.from_string(page).render(rows=rows)


@given(st.lists(st.fixed_dictionaries({"writer": st.text(), "due": st.text()}), max_size=4))
def test_a_filled_row_says_what_a_drawn_one_says(rows):
    assert unescape(drawn(PAGE, rows)) == unescape(drawn(EACH, rows))


@given(st.text(alphabet="<>&\"'%()s{}w"))
def test_what_people_wrote_is_never_markup_in_a_filled_row(written):
    cell = drawn(PAGE, [{"writer": written, "due": ""}]).removeprefix('<tr><td title="').partition(", </td>")[0]
    attribute, _, text = cell.partition('">')
    assert (unescape(attribute), unescape(text)) == (written, written)
    assert not set(attribute + text) & set("<>\"'")


def test_a_piece_that_is_markup_stays_what_it_is():
    assert "<time>Friday</time></td>" in drawn(PAGE, [{"writer": "", "due": Markup("<time>Friday</time>")}])


def test_a_place_that_a_row_has_no_value_for_is_an_error():
    with pytest.raises(KeyError):
        drawn(PAGE, [{"writer": "Dr. Park"}])
