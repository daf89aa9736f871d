"""Libraries that few requests need, loaded when the first of them asks: a page should not wait for them at the start, nor every process hold them.

    if TYPE_CHECKING:
        import docx
    else:
        docx = late("docx")

    docx.Document()  # loaded here, once

What stands at the head of every module is loaded with it, except through this door. Which libraries pass it, and what each
takes, stands in docs/decisions.md; `tests/unit/test_late.py` holds that a web process starts without them.
"""

from importlib import import_module
from typing import Any


def late(name: str) -> Any:
    """A stand-in for the module of this name, loaded at the first look at anything in it. Raises ImportError there, not here."""
    return _Late(name)


class _Late:
    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        found = getattr(import_module(self._name), attribute)
        setattr(self, attribute, found)  # the next look costs nothing more
        return found

    def __repr__(self) -> str:
        return f"<{self._name}, loaded when it is needed>"
