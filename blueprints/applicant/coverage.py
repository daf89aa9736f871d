"""The coverage grid: which letter is planned to show what."""

from collections.abc import Sequence
from uuid import UUID

from blueprints.words import theme_name
from portal.guidance import LetterPlan, Mark, Theme, coverage
from portal.guidance.could_show import could_show
from portal.queries.advice import choice_of, themes_of
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import PlannedLetter
from portal.shown import Coverage, CoverageLetter, CoverageTheme
from portal.translating import gettext

_COVERS = {Mark.PLANNED: "planned", Mark.POSSIBLE: "could", Mark.NO: "none"}


def coverage_shown(letters: Sequence[PlannedLetter], who: Frame, *, this: UUID | None = None) -> Coverage:
    """Letters across, themes down; `this` is the choice that is being edited."""
    target = who.first_target
    valued = themes_of(target.themes) if target and target.themes else frozenset(Theme)
    rows = coverage([_plan(letter, who) for letter in letters], valued)
    return Coverage(
        letters=tuple(
            CoverageLetter(_family_name(letter.writer_name), letter.rotation_setting or "", letter.choice_id == this)
            for letter in letters
        ),
        themes=tuple(
            CoverageTheme(
                theme_name(row.theme),
                tuple(_COVERS[mark] for mark in row.marks),
                str(row.planned_in) if row.planned_in else gettext("none yet"),
                not row.planned_in,
            )
            for row in rows
        ),
    )


def _plan(letter: PlannedLetter, who: Frame) -> LetterPlan:
    """What the letter is planned to show, and what else its writer may have seen."""
    return LetterPlan(letter.writer_name, themes_of(letter.themes), could_show(choice_of(letter, who.today)))


def _family_name(name: str | None) -> str:
    """The head of a narrow column: the last word of a name, where one was written already."""
    words = (name or "").split()
    return words[-1] if words else gettext("This choice")
