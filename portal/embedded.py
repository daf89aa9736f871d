"""Where the embedded development server lies: `make run`, wsgi and the commands open the same one."""

from dataclasses import replace

from portal.config import Settings
from portal.database import Cluster
from portal.postgres_binaries import NoPostgres

DATABASE = "commend"


def cluster_of(settings: Settings) -> Cluster:
    """The server of this data folder, running or not. Raises NoPostgres where none is installed."""
    return Cluster(settings.data / "postgres")


def with_embedded_address(settings: Settings) -> Settings:
    """The settings with the address of the embedded server, unless DATABASE_URL names another.

    It connects to nothing. Where no PostgreSQL is installed the address stays empty: many commands need none.
    """
    if not settings.embedded or settings.database_url:
        return settings
    try:
        return replace(settings, database_url=cluster_of(settings).url(DATABASE))
    except NoPostgres:
        return settings
