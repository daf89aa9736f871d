"""Which columns a table shows. Their names stand in the address with a space between two; nothing there: the usual ones."""

from typing import NamedTuple


class Columns(NamedTuple):
    """The columns of one table, in its order: those shown where nobody chose, then the others on offer.

    What a row is about, and the links to its pages, stand in every row and are not among them.
    """

    usual: tuple[str, ...]
    further: tuple[str, ...]

    @property
    def offered(self) -> tuple[str, ...]:
        """All of them, in the order of the table."""
        return self.usual + self.further

    def told(self, text: str) -> str:
        """The columns that a text names, as an address has them. Empty for the usual ones, and where it names none that is known."""
        named = set(text.split())
        chosen = tuple(name for name in self.offered if name in named)
        return "" if chosen == self.usual else " ".join(chosen)

    def shown(self, told: str) -> tuple[str, ...]:
        """The columns to show for what an address says."""
        return tuple(told.split()) or self.usual


LETTERS = Columns(
    ("tier", "status", "said", "due", "reminders"),
    ("specialty", "service", "asked", "sent", "seen", "uploaded", "season", "advisor"),
)
APPLICANTS = Columns(
    ("specialty", "country", "season", "letters", "joined"),
    ("email", "aamc_id", "medical_school", "graduated", "invited", "advisor", "tags", "findings"),
)
