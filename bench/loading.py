"""Many rows into a throw-away server, quickly: COPY without triggers and foreign keys, and indexes built when all rows are there."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

#: The indexes that only make queries quick: they hold nothing to be true, so they may come last.
INDEXES = """
select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index join pg_class on pg_class.oid = indrelid
where relnamespace = 'public'::regnamespace and not indisunique
"""


class Lines:
    """Rows as COPY reads them, by table, in the order they are written."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        self.columns = columns
        self.of: dict[str, list[str]] = {table: [] for table in columns}

    def add(self, table: str, values: Sequence[Any]) -> None:
        """One more row, its values in the order of the table's columns. None is NULL."""
        self.of[table].append("\t".join(["\\N" if value is None else str(value) for value in values]) + "\n")

    def copy(self, cursor: Any) -> None:
        """Write them all."""
        cursor.execute("set session_replication_role = replica")
        for table, lines in self.of.items():
            columns = ", ".join(self.columns[table].split())
            cursor.copy_expert(f"copy {table} ({columns}) from stdin", io.StringIO("".join(lines)))
        cursor.execute("set session_replication_role = origin")


@contextmanager
def without_indexes(connection: Any) -> Iterator[None]:
    """While many rows come. Built afterwards, an index costs a fifth."""
    with connection.cursor() as cursor:
        cursor.execute(INDEXES)
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"drop index {name}")
        yield
        cursor.execute("set maintenance_work_mem = '256MB'")
        for _, made in indexes:
            cursor.execute(made)
        cursor.execute("reset maintenance_work_mem")
    connection.commit()


def tidied(connection: Any, table: str = "") -> None:
    """The server knows the rows of a table, or of all: counted, and visible to everybody."""
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"vacuum analyze {table}")
    connection.autocommit = False
