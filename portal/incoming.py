"""Requests as the portal takes them: uploads stay in memory, and no text holds a NUL."""

import io
from collections.abc import Iterable, Mapping
from typing import IO, Any

from flask import Request
from werkzeug.datastructures import FileStorage, ImmutableMultiDict
from werkzeug.routing import BaseConverter


class Texts(ImmutableMultiDict[str, Any]):
    """What a form or an address tells. PostgreSQL keeps no NUL and nobody types one, so there is none, nor in the name of a file."""

    def __init__(self, told: Mapping[str, Any] | Iterable[tuple[str, Any]] | None = None) -> None:
        super().__init__(told)
        if any(_holds_nul(value) for values in self.listvalues() for value in values):
            super().__init__([(name, _without_nul(value)) for name, value in self.items(multi=True)])


class Incoming(Request):
    """A request. What is uploaded stays in memory: a letter that somebody checks here never touches a disk, not even for a moment."""

    parameter_storage_class = Texts

    def _get_file_stream(self, *_: object, **__: object) -> IO[bytes]:
        return io.BytesIO()


class Word(BaseConverter):
    """A part of an address that is text: there is no page for one with a NUL."""

    regex = r"[^/\0]+"


def _holds_nul(value: Any) -> bool:
    return "\0" in ((value.filename or "") if isinstance(value, FileStorage) else value)


def _without_nul(value: Any) -> Any:
    if isinstance(value, FileStorage):
        value.filename = (value.filename or "").replace("\0", "")
        return value
    return value.replace("\0", "")
