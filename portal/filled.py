"""The rows of a long table: one is drawn, with places in it, and filled for each of the others.

Fifty rows are the same markup with other values. So a page's macro draws the row once, `at.writer` being the place of a writer's
name, and `{{ shown.rows|filled(letter_row) }}` puts the values of each row into it:

    {% macro letter_row(at) %}<tr role="row"><td role="cell">{{ at.writer }}</td></tr>{% endmacro %}

A row is a mapping from the names of its places to its values. A value is escaped as anywhere else, unless it is markup already, as
the pieces of `portal.drawn` are. What differs in more than a value (a name in a second script, a date that is not set) is such a piece.
"""

from collections.abc import Callable, Iterable, Mapping
from html import escape

from jinja2 import Environment
from markupsafe import Markup

#: Around the name of a place: of Unicode's private characters, which no sentence of ours holds.
_OPENS, _CLOSES = "\ue000", "\ue001"


class Places:
    """The places of a row, each by its name: `at.writer` or `at["writer"]`."""

    def __getitem__(self, name: str) -> str:
        return f"{_OPENS}{name}{_CLOSES}"

    __getattr__ = __getitem__


def register(jinja: Environment) -> None:
    """Give the filter to this environment."""
    jinja.filters["filled"] = filled


def filled(rows: Iterable[Mapping[str, str]], draw: Callable[[Places], Markup]) -> Markup:
    """The rows, one after the other, in the markup that `draw` gives for one. Raises KeyError for a place that a row has no value for."""
    pattern = str(draw(Places())).replace("%", "%%").replace(_OPENS, "%(").replace(_CLOSES, ")s")
    return Markup("".join([pattern % _escaped(row) for row in rows]))  # noqa: S704 (the macro’s own, with values that are escaped)


def _escaped(row: Mapping[str, str]) -> dict[str, str]:
    return {name: value if type(value) is Markup else escape(value) for name, value in row.items()}
