"""What an advisor reads whose file is more than the portal takes at once: a table, never a scan."""

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from blueprints.advisor import area
from blueprints.pages import page
from portal.translating import gettext

MEGABYTE = 1024 * 1024


@area.errorhandler(RequestEntityTooLarge)
def table_too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """413, with the limit of this request and how a table becomes smaller; back leads to the form."""
    return page(
        "errors/413.html",
        status=413,
        limit_words=gettext("%(size)s MB", size=(request.max_content_length or 0) // MEGABYTE),
        smaller=gettext(
            "A table shrinks when you remove pictures and columns that you do not need. "
            "You can also split it into files of some thousand rows, each with the header row."
        ),
        back_url=request.path,
    )
