"""What every page knows: who looks at it, for which office, and where they can go from here."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class PortalLink:
    """A portal that this person may enter; `current` is the one they are in."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Viewer:
    """The person who looks at the page; nobody, when they have not signed in.

    `theme` is their choice of `light` or `dark`, empty where the machine decides.
    """

    name: str = ""
    signed_in: bool = False
    portals: tuple[PortalLink, ...] = ()
    theme: str = ""
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"


@dataclass(frozen=True)
class NavigationItem:
    """A place in the head of the page."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Crumb:
    """A step above the title; without an address it is where we are."""

    label: str
    url: str = ""
