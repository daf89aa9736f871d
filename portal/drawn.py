"""Pieces that stand in every row of a long table, drawn once and remembered.

Fifty rows share a dozen statuses and dates, and pages the lists to choose from. As filters these pieces cost a look-up instead of a
macro's work:
`{{ row.status|status }}`, `{{ row.status|said }}`, `{{ row.due|date_short }}`, `{{ row.line|line_row }}`. What they are given is
frozen and already in the reader's language, so that the same value always looks the same.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache

from flask import current_app
from jinja2 import Environment
from markupsafe import Markup

#: From the filter's name to the component and the macro that draws it, and how many are remembered: fewer of what is long.
PIECES = {
    "status": ("status", "status", 4096),
    "said": ("status", "said_inline", 4096),
    "date_short": ("date", "date_short", 4096),
    "own_script": ("person", "own_script", 4096),
    "line_row": ("line", "line_row", 4096),
    "filter_of": ("filters", "filter_of", 256),
    "columns_to_tick": ("columns", "columns_to_tick", 256),
    "action_buttons": ("selection", "action_buttons", 64),
}


def piece(name: str) -> Callable[..., Markup]:
    """The filter of that name, for rows that are put together before their page is (`portal.filled`)."""
    found: Callable[..., Markup] = current_app.jinja_env.filters[name]
    return found


def register(jinja: Environment) -> None:
    """Give the filters to this environment."""
    for name, (component, macro, most) in PIECES.items():
        jinja.filters[name] = _remembered(jinja, f"components/{component}.html", macro, most)


def _remembered(jinja: Environment, template: str, macro: str, most: int) -> Callable[..., Markup]:
    @lru_cache(maxsize=most)
    def draw(value: Hashable, *options: Hashable) -> Markup:
        piece: Markup = getattr(jinja.get_template(template).module, macro)(value, *options)
        return piece

    return draw
