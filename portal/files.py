"""The file store: what applicants upload, sealed, in a local folder or any S3-compatible store.

The address is a URL: `file:///srv/commend/files`, or `s3://bucket/folder?region=eu-central-1` and for a store of one's
own `&endpoint=http://host:9000`. Credentials of an S3 store come from the environment (AWS_ACCESS_KEY_ID,
AWS_SECRET_ACCESS_KEY) or the machine's role, never from the address.

A file is written once and never over another: a new version is a new file with a new id.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit
from uuid import UUID

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError, NotFoundError
from obstore.store import from_url

from portal import seals

RETRY: Any = {"max_retries": 2, "retry_timeout": timedelta(seconds=5)}
PATIENCE: Any = {"connect_timeout": "3s", "timeout": "30s"}
S3_SETTINGS = ("region", "endpoint")


class FileMissing(Exception):
    """The store has no file of that id."""


class FileThere(Exception):
    """A file of that id is there already; files are never written over."""


class StoreUnreachable(Exception):
    """The store did not answer, or refused the portal."""


@dataclass(frozen=True)
class FileStore:
    """Where files lie, and the numbered master keys (32 bytes each) they are sealed under; the highest number seals."""

    url: str
    keys: Mapping[int, bytes] = field(repr=False)


def put(store: FileStore, file_id: UUID, data: bytes) -> None:
    """Seal and keep a new file. Raises FileThere if the id is taken, StoreUnreachable."""
    try:
        obstore.put(_place(store.url), _path(file_id), seals.seal(store.keys, file_id, data), mode="create")
    except AlreadyExistsError:
        raise FileThere(f"A file {file_id} is in the store already.") from None
    except BaseError as error:
        raise _unreachable(error) from error


def get(store: FileStore, file_id: UUID) -> bytes:
    """The file's bytes. Raises FileMissing, StoreUnreachable, seals.SealBroken or seals.KeyMissing."""
    return seals.unseal(store.keys, file_id, _sealed(store, file_id))


def delete(store: FileStore, file_id: UUID) -> None:
    """Remove a file for good. A file that is not there is gone already: no error."""
    try:
        obstore.delete(_place(store.url), _path(file_id))
    except (NotFoundError, FileNotFoundError):
        return
    except BaseError as error:
        raise _unreachable(error) from error


def rotate(store: FileStore, file_id: UUID) -> bool:
    """Seal a file under the newest master key; False if it is already. Raises as `get` does.

    The one case in which bytes are written over: they hold the same file.
    """
    sealed = _sealed(store, file_id)
    if seals.key_number(sealed) == max(store.keys):
        return False
    try:
        obstore.put(_place(store.url), _path(file_id), seals.reseal(store.keys, file_id, sealed), mode="overwrite")
    except BaseError as error:
        raise _unreachable(error) from error
    return True


def file_ids(store: FileStore) -> Iterator[UUID]:
    """The id of every file in the store, for a rotation and for finding what no row names any more."""
    try:
        for some in obstore.list(_place(store.url)):
            for entry in some:
                yield UUID(entry["path"].rpartition("/")[2])
    except BaseError as error:
        raise _unreachable(error) from error


def _sealed(store: FileStore, file_id: UUID) -> bytes:
    try:
        return bytes(obstore.get(_place(store.url), _path(file_id)).bytes())
    except (NotFoundError, FileNotFoundError):
        raise FileMissing(f"The file {file_id} is not in the store.") from None
    except BaseError as error:
        raise _unreachable(error) from error


def _path(file_id: UUID) -> str:
    """Two letters of folder keep a million files from lying in one."""
    return f"{file_id.hex[:2]}/{file_id.hex}"


def _unreachable(error: BaseError) -> StoreUnreachable:
    return StoreUnreachable(
        f"The file store did not do what was asked ({type(error).__name__}). Try again in a minute."
    )


@cache
def _place(url: str) -> Any:
    """The store at that address, connected once in a process."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return from_url(url, mkdir=True)
    if parts.scheme == "memory":
        return from_url("memory:///")
    bare = urlunsplit(parts._replace(query=""))
    said = dict(parse_qsl(parts.query))
    config: Any = {name: said[name] for name in S3_SETTINGS if name in said}
    patience: Any = dict(PATIENCE)
    if "endpoint" in said:
        config["virtual_hosted_style_request"] = False
        patience["allow_http"] = "true" if said["endpoint"].startswith("http://") else "false"
    return from_url(bare, config=config, client_options=patience, retry_config=RETRY)
