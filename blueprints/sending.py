"""Send somebody's file without giving it any power over the page."""

from flask import Response, make_response
from werkzeug.utils import secure_filename

from portal.filenames import safe_file_name

#: What a browser may show itself; everything else is saved.
SHOWN_INLINE = frozenset({"application/pdf", "image/jpeg", "image/png"})

# A PDF viewer needs its own inline style; no sandbox directive, or browsers refuse to show a PDF at all.
POLICY = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
)


def send_file_safely(data: bytes, *, name: str, media_type: str, save: bool = False) -> Response:
    """The bytes with their type, in a sandbox of their own: no script, no frame, nothing cached."""
    response = make_response(data)
    response.headers["Content-Type"] = media_type
    kind = "inline" if media_type in SHOWN_INLINE and not save else "attachment"
    safe = safe_file_name(name)
    response.headers.set(
        "Content-Disposition", kind, filename=safe if safe.isascii() else (secure_filename(safe) or "file")
    )
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
    )
    response.headers["Cache-Control"] = "no-store"
    return response
