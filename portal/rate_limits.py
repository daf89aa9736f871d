"""Too many tries: counted in PostgreSQL, so that every worker process shares the count and a restart forgets nothing."""

import ipaddress
import time
from typing import Any

import sqlalchemy as sa
from flask import request, session
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits.storage import Storage

from portal.access import NOBODY


class PostgresStorage(Storage):
    """Fixed windows in `rate_hit`, reached through the doors that anybody may use. In a transaction of its own:
    a refused request counts as well."""

    STORAGE_SCHEME = ["commend"]  # noqa: RUF012
    engine: sa.Engine

    def __init__(self, uri: str | None = None, wrap_exceptions: bool = False, **options: Any) -> None:
        super().__init__(uri, wrap_exceptions, **options)

    @property
    def base_exceptions(self) -> type[Exception]:
        return sa.exc.SQLAlchemyError

    def incr(self, key: str, expiry: float, amount: int = 1, **_: Any) -> int:
        return int(
            self._ask("SELECT portal.count_hit(:key, :expiry, :amount)", key=key, expiry=int(expiry), amount=amount)
        )

    def get(self, key: str) -> int:
        return int(self._ask("SELECT hits FROM portal.hits(:key)", key=key) or 0)

    def get_expiry(self, key: str) -> float:
        return float(self._ask("SELECT extract(epoch FROM until) FROM portal.hits(:key)", key=key) or time.time())

    def check(self) -> bool:
        return bool(self._ask("SELECT true"))

    def reset(self) -> int | None:
        return None

    def clear(self, key: str) -> None:
        self._ask("SELECT portal.forget_hits(:key)", key=key)

    def _ask(self, query: str, **values: Any) -> Any:
        with self.engine.begin() as connection:
            connection.execute(sa.text("SELECT set_config('role', :role, true)"), {"role": f"portal_{NOBODY.role}"})
            return connection.execute(sa.text(query), values).scalar()


def visitor_network() -> str:
    """Whose tries are counted together: an address, or the /64 that one household or host has of IPv6."""
    given = get_remote_address()
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return given
    if address.version == 4:
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped) if mapped else str(ipaddress.ip_network((address, 64), strict=False))


def mailed_by() -> str:
    """Limits count the mails of one person about one letter, list or applicant: nobody is flooded in our name, and nobody uses up another's count."""
    person = str(session.get("_user_id", "")).partition(".")[0]
    return f"mailed:{person}:{(request.view_args or {}).get('id', '')}"


limiter = Limiter(visitor_network, storage_uri="commend://", strategy="fixed-window", headers_enabled=True)
