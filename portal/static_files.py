"""Static files: many small style sheets sent as one, and addresses that name what they lead to.

A page links `css/portal.css`, which only imports. A browser would fetch it, then sixty files, and the imported ones could not
carry a stamp. So the sheet is joined in memory when the first page asks for it: no build step, no file written, one request.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

SHEET = "css/portal.css"
_IMPORT = re.compile(r'@import url\("(?P<path>[^"]+)"\)(?: layer\((?P<layer>\w+)\))?;')
_RELATIVE_ADDRESS = re.compile(r'url\((?!["\']?data:)')
_CHARSET = '@charset "UTF-8";'


@dataclass(frozen=True)
class Sheet:
    """The joined sheet, plain and packed, and the stamp of its content."""

    text: bytes
    packed: bytes
    stamp: str


def joined(sheet: Path) -> str:
    """The sheet with every `@import` replaced by what it names, inside its layer.

    Raises ValueError where a file from another folder has a relative address, which would then lead elsewhere.
    """

    def imported(match: re.Match[str]) -> str:
        path = sheet.parent / match["path"]
        text = joined(path).removeprefix(_CHARSET)
        if path.parent != sheet.parent and _RELATIVE_ADDRESS.search(text):
            raise ValueError(f"{match['path']} has a relative address; it must lie beside {sheet.name}")
        return f"@layer {match['layer']} {{\n{text}\n}}" if match["layer"] else text

    return _IMPORT.sub(imported, sheet.read_text())


def register(app: Flask) -> None:
    """Send the joined sheet in place of the importing one, and stamp every static address with its content."""
    folder = Path(str(app.static_folder))
    sheet = cache(lambda: _sheet(folder / SHEET))

    def static(filename: str) -> Response:
        return _send(sheet()) if filename == SHEET else app.send_static_file(filename)

    @cache
    def stamp(filename: str) -> str:
        if filename == SHEET:
            return sheet().stamp
        file = folder / filename
        return _stamp(file.read_bytes()) if file.is_file() else ""

    @app.url_defaults
    def stamped(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "v" not in values and (content := stamp(values.get("filename", ""))):
            values["v"] = content

    app.view_functions["static"] = static


def _sheet(path: Path) -> Sheet:
    text = joined(path).encode()
    return Sheet(text, gzip.compress(text, mtime=0), _stamp(text))


def _send(sheet: Sheet) -> Response:
    packed = request.accept_encodings.quality("gzip") > 0
    response = Response(sheet.packed if packed else sheet.text, mimetype="text/css")
    if packed:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    response.set_etag(sheet.stamp + "-packed" * packed)
    response.make_conditional(request)
    return response


def _stamp(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
