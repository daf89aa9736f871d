"""`flask files`: the file store's keys, on the command line."""

import click
from flask import current_app
from flask.cli import with_appcontext

from portal import files as store
from portal.files import FileMissing, FileStore, StoreUnreachable
from portal.seals import KeyMissing, SealBroken


@click.group()
def files() -> None:
    """The sealed files of the store that FILE_STORE names."""


@files.command()
@with_appcontext
def rotate() -> None:
    """Seal every file under the newest key of FILE_KEYS. It may be stopped and run again; the older keys can go when all is done."""
    place: FileStore = current_app.extensions["file_store"]
    sealed_anew = left = 0
    try:
        for file_id in store.file_ids(place):
            try:
                sealed_anew += store.rotate(place, file_id)
            except (KeyMissing, SealBroken) as unopened:
                left += 1
                click.echo(f"{file_id}: {unopened}", err=True)
            except FileMissing:
                continue  # deleted since the list was read
    except StoreUnreachable as away:
        raise click.ClickException(str(away)) from away
    click.echo(f"Sealed under key {max(place.keys)}: {sealed_anew} files anew. Could not be opened: {left}.")
    if left:
        raise SystemExit(1)
