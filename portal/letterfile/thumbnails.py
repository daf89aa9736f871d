"""Small pictures of a letter's pages, for its writer alone. Never kept, never shown to anyone else."""

from portal import sandbox
from portal.letterfile.check import CHILD, OPENED_AT_MOST, Busy, cut

DRAW_THUMBNAILS = "portal.letterfile.drawing:draw_thumbnails"


def thumbnails(data: bytes, *, at_most: int = 4, width: int = 240) -> list[bytes]:
    """PNGs of the first pages, `width` pixels wide. Empty where the file cannot be shown. Raises Busy."""
    if len(data) > OPENED_AT_MOST:
        return []
    try:
        answer = sandbox.run(DRAW_THUMBNAILS, data, {"at_most": at_most, "width": width}, limits=CHILD)
        return cut(answer.data, answer.facts["lengths"])
    except sandbox.SandboxError as error:
        if error.trouble is sandbox.Trouble.BUSY:
            raise Busy from error
    except (KeyError, TypeError, ValueError):
        pass  # a child that does not speak our language is a child that went wrong
    return []
