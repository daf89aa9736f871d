"""A table as a file that leaves while it is read, whatever its length."""

from collections.abc import Iterable
from typing import Literal

from flask import Response

from portal.clock import today
from portal.cohorts.writing import CSV_TYPE, XLSX_TYPE, Row, csv_stream, xlsx_stream

Kind = Literal["csv", "xlsx"]


def stream_table(rows: Iterable[Row], kind: Kind, name: str, header: tuple[str, ...]) -> Response:
    """CSV or XLSX in which no cell runs as a formula; `rows` are taken as the browser takes the file."""
    pieces = csv_stream(rows, header) if kind == "csv" else xlsx_stream(rows, name.capitalize(), header)
    return Response(
        pieces,
        mimetype=CSV_TYPE.partition(";")[0] if kind == "csv" else XLSX_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}-{today().isoformat()}.{kind}"'},
    )
