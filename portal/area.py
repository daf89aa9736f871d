"""A blueprint that says who may enter."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from flask import Blueprint

from portal.roles import Role

#: (label, endpoint) pairs shown in the masthead; labels are translated when shown.
Navigation = Sequence[tuple[Any, str]]
View = TypeVar("View", bound=Callable[..., Any])


class Area(Blueprint):
    """`open_to=None` means everyone, and has to be written down. A view may be marked `by_link` or `public`."""

    def __init__(
        self, name: str, import_name: str, *, open_to: Role | None, navigation: Navigation = (), **kwargs: Any
    ) -> None:
        super().__init__(name, import_name, **kwargs)
        self.open_to = open_to
        self.navigation = navigation


def by_link(view: View) -> View:
    """A writer view that a mailed link also opens, in the browser it was opened in, for its one request."""
    view.by_link = True  # type: ignore[attr-defined]
    return view
