"""The pieces of long tables look the same as what their macros draw."""

from datetime import date

from portal.shown import letter_status, line_for, shown_date
from tools.gallery import environment

TODAY = date(2027, 8, 17)
VALUES = {
    "status": letter_status("sent", said_by="Dr. <Park>", said_on=date(2027, 8, 2), today=TODAY),
    "due": shown_date(date(2027, 8, 27), TODAY),
    "line": line_for("seen"),
}
IMPORTS = (
    '{% from "components/status.html" import said_inline, status as status_of %}'
    '{% from "components/date.html" import date_short %}{% from "components/line.html" import line_row %}'
)


def draw(template):
    return environment("static").from_string(IMPORTS + template).render(VALUES)


def test_a_piece_is_what_its_macro_draws():
    assert draw("{{ status|status }}{{ status|said }}{{ due|date_short(True) }}{{ line|line_row }}") == draw(
        "{{ status_of(status) }}{{ said_inline(status) }}{{ date_short(due, True) }}{{ line_row(line) }}"
    )


def test_what_people_wrote_is_never_markup_in_a_piece():
    assert "Dr. &lt;Park&gt;, 15 days old" in draw("{{ status|said }}")
