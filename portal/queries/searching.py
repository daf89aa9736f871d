"""Search through a door that uses the index: LIKE may not look into one where row-level security is on.

The door takes the office from the transaction and names its matching rows, as long as they are few. Where they are many, the
table is read in its own order and the words are compared row by row: its page is full after a few rows.
"""

from typing import Literal
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from portal.queries.asking import ask
from portal.queries.letter_filters import Condition, literally, words_of

#: More matches than this are not named one by one.
MOST_NAMED = 200

#: The rows that a search has found; None where nothing is searched for, or too much is found.
Among = list[UUID] | None

_PATTERNS = "array(SELECT concat('%', portal.plain(word), '%') FROM unnest(:words) word)"


def _door(name: str) -> sa.TextualSelect:
    door = sa.text(f"SELECT portal.{name}({_PATTERNS}, :most) AS found")
    return door.bindparams(sa.bindparam("words", type_=ARRAY(sa.Text()))).columns(found=ARRAY(sa.Uuid()))


_DOORS = {"letters": _door("letters_like"), "applicants": _door("applicants_like")}


def search(table: Literal["letters", "applicants"], typed: str) -> Among:
    """The rows of that table that hold every word typed."""
    words = [literally(word) for word in words_of(typed)]
    if not words:
        return None
    [(found,)] = ask(_DOORS[table], {"words": words, "most": MOST_NAMED})
    return None if found is None else list(found)


def is_among(column: sa.SQLColumnExpression[UUID]) -> Condition:
    """The row is one of those found; they are told with the statement, as `among`."""
    return column == sa.any_(sa.bindparam("among", type_=ARRAY(sa.Uuid())))
