"""Two requests in each other's way: PostgreSQL ends one of them, and that one is tried once again."""

import logging
from collections.abc import Callable
from copy import deepcopy
from typing import TypeVar

from flask import request, session
from sqlalchemy.exc import DBAPIError, OperationalError

from portal.extensions import db

Answer = TypeVar("Answer")
log = logging.getLogger("commend.request")

#: SQLSTATE of a deadlock and of a transaction that cannot be put in a row with the others.
COLLISIONS = frozenset({"40P01", "40001"})


def is_collision(error: DBAPIError) -> bool:
    """Whether PostgreSQL ended the transaction for another one's sake; nothing of it was kept."""
    return getattr(error.orig, "pgcode", None) in COLLISIONS


def once_again(answer: Callable[[], Answer]) -> Answer:
    """What `answer` returns; after a collision, what it returns when it starts afresh.

    The first try leaves nothing behind: its transaction is rolled back, the session cookie is as it came and uploads are
    read from their beginning. Raises OperationalError where the second try collides as well.
    """
    as_it_came = deepcopy(dict(session))
    try:
        return answer()
    except OperationalError as error:
        if not is_collision(error):
            raise
    log.warning("%s collided with another request and is tried again", request.endpoint)
    db.session.rollback()
    session.clear()
    session.update(as_it_came)
    for _, uploads in request.files.lists():
        for upload in uploads:
            upload.stream.seek(0)
    return answer()
