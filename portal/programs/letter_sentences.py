"""The sentences about letters for programs, as data with named places, to be translated."""

from collections.abc import Mapping
from typing import Final

ROLE_SENTENCES: Final[Mapping[str, str]] = {
    "structured": "%(writer)s: the structured letter that the program asks for (%(what)s).",
    "chair": "%(writer)s: the chair's letter that the program asks for.",
    "specialty": "%(writer)s: a letter from %(what)s, the program's own specialty.",
    "global_health": "%(writer)s: shows the work in global health, for which the program has a track.",
    "strong": "%(writer)s: among the strongest of the letters that are left.",
}

STANDING_NOTES: Final[Mapping[str, str]] = {
    "expected": "Still on its way: assign it once it is in the service.",
    "uploaded": "Uploaded, by the writer's word: assign it once it shows in the service.",
    "available": "In the service: it can be assigned now.",
    "gone": "Withdrawn or declined, and the service still shows it here.",
}

MISSING_SENTENCES: Final[Mapping[str, str]] = {
    "structured": "A structured letter (%(what)s) is missing. Plan a writer who can give it.",
    "chair": "A letter of a department chair is missing. Plan it with the chair of a department you worked in.",
    "specialty": "Letters from %(what)s missing: %(number)s. Plan a writer from that specialty.",
    "global_health": "A letter on global health is missing. Plan a writer who saw that work at first hand.",
    "strong": "Letters missing to the number that the program wants: %(number)s. Plan another writer.",
}

PROBLEM_SENTENCES: Final[Mapping[str, str]] = {
    "locked_by_applying": "You have applied to %(program)s, and applying locked its letters. "
    "They can no longer change.",
    "cannot_be_removed": "The letter of %(writer)s cannot be taken off %(program)s: "
    "this service never removes a letter that is complete.",
    "never_removed": "Once assigned to %(program)s, the letter of %(writer)s can never be taken off or replaced: "
    "this service does not allow it. Be sure before you assign it.",
    "other_service": "The letter of %(writer)s goes to another service than %(program)s reads. "
    "Ask the writer for a letter through the program's service.",
    "withdrawn": "The letter of %(writer)s was withdrawn or declined, so it cannot go to %(program)s. Choose another.",
    "not_there_yet": "The letter of %(writer)s is not in the service yet. Assign it to %(program)s once it is there.",
    "too_many": "%(program)s would have %(letters)s letters, and the service takes %(slots)s. Take some off first.",
    "more_than_read": "%(program)s would have %(letters)s letters and says that it reads at most %(maximum)s. "
    "Consider taking one off.",
    "locks_when_applying": "When you apply to %(program)s, its letters are locked. Assign all of them before.",
    "uploaded_unassigned": "The letter of %(writer)s is in the service and assigned to no program. "
    "Assign it: a letter that came in later is not picked up by itself.",
    "assigned_withdrawn": "The letter of %(writer)s is assigned to %(program)s but was withdrawn. Assign another one.",
    "gone_and_locked": "The letter of %(writer)s at %(program)s was withdrawn after you applied. "
    "It cannot be replaced there: write to the program if it asks for one more.",
    "nothing_assigned": "No letter is assigned to %(program)s. Assign its letters before you apply.",
    "applied_without_letters": "You have applied to %(program)s and no letter is recorded there. "
    "Check in the service which letters it has.",
}
