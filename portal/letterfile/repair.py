"""The offer to put a letter's file right: paper, scripts, attachments, forms, damage. Never a word of the letter."""

from collections.abc import Collection
from dataclasses import dataclass, field

from portal import sandbox
from portal.letterfile import texts
from portal.letterfile.check import CHILD, OPENED_AT_MOST, Busy, check
from portal.letterfile.limits import ERAS, Limits
from portal.letterfile.report import Report
from portal.sentences import Sentence

MEND = "portal.letterfile.mending:mend"


@dataclass(frozen=True)
class Repaired:
    """The repaired file, what was done to it in sentences, and a new report on it.

    Where nothing could be repaired, `refused` says why and `data` is empty.
    """

    data: bytes = field(repr=False)
    done: tuple[str, ...]
    report: Report | None
    refused: Sentence | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What was done, for the writer."""
        return tuple(Sentence(texts.REPAIRS[code].done) for code in self.done)


def repair(
    data: bytes,
    name: str = "",
    *,
    what: Collection[str] = tuple(texts.REPAIRS),
    applicant: str | None = None,
    aamc_id: str | None = None,
    limits: Limits = ERAS,
) -> Repaired:
    """Repair what is asked for among `texts.REPAIRS` (a report's `repairs` are those that a file needs).

    An encrypted or digitally signed file is left alone: the lock is its owner's to open, and a repair would break the
    signature. Raises Busy.
    """
    paper = (limits.paper.width, limits.paper.height) if limits.paper else None
    facts = {"what": sorted(set(what) & set(texts.REPAIRS)), "paper": paper, "tolerance": limits.tolerance}
    try:
        if len(data) > OPENED_AT_MOST:
            return _refused("resource_limit")
        answer = sandbox.run(MEND, data, facts, limits=CHILD)
        if answer.facts["refused"]:
            return _refused(answer.facts["refused"])
        done = tuple(code for code in texts.REPAIRS if code in answer.facts["done"])
    except sandbox.SandboxError as error:
        if error.trouble is sandbox.Trouble.BUSY:
            raise Busy from error
        return _refused("malformed" if error.trouble is sandbox.Trouble.FAILED else "resource_limit")
    except (KeyError, TypeError):
        return _refused("resource_limit")  # a child that does not speak our language is a child that went wrong
    report = check(answer.data, name, applicant=applicant, aamc_id=aamc_id, limits=limits)
    return Repaired(answer.data, done, report)


def _refused(code: str) -> Repaired:
    return Repaired(b"", (), None, Sentence(texts.NOT_REPAIRED.get(code, texts.NOT_REPAIRED["malformed"])))
