"""The words of a draft, for the writer's private self-check. Read in the sandbox, handed over, never kept."""

from portal import sandbox
from portal.letterfile.check import CHILD, OPENED_AT_MOST, Busy
from portal.sentences import Sentence

READ_PDF = "portal.letterfile.drafts:read_pdf"
READ_WORD = "portal.letterfile.drafts:read_word"
HEADER_WITHIN = 1024  # bytes: a PDF's header stands in these

UNREADABLE: dict[str, str] = {
    "type": "The draft can be read from a PDF or a Word file (.docx). Save it as one of these, or paste its text.",
    "old_word": "This is a Word file of the old kind (.doc), or one locked with a password. Save it as a plain .docx"
    " or PDF, or paste its text.",
    "locked": "The file is locked with a password. Save it without one, or paste its text.",
    "damaged": "The file is damaged and cannot be read. Save it again, or paste its text.",
    "no_words": "No words were found in the file: its pages may be pictures. Paste the text instead.",
    "too_heavy": "The file is too large or too complicated to be read here. Paste its text instead.",
}


class Unreadable(Exception):
    """The draft's words could not be read; `sentence` says why and what to do instead."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = Sentence(UNREADABLE[code])


def read_draft(data: bytes, name: str = "") -> str:
    """The words of a PDF or DOCX draft, a paragraph a line (a PDF: a printed line a line). Raises Unreadable and Busy.

    What the file is, is told by its bytes; `name` only helps to name the old kind of Word file.
    """
    if len(data) > OPENED_AT_MOST:
        raise Unreadable("too_heavy")
    job = _job_for(data, name)
    try:
        answer = sandbox.run(job, data, limits=CHILD)
        wrong = answer.facts["wrong"]
        text = answer.data.decode()
    except sandbox.SandboxError as error:
        if error.trouble is sandbox.Trouble.BUSY:
            raise Busy from error
        raise Unreadable("too_heavy") from error
    except (KeyError, ValueError) as error:
        raise Unreadable("damaged") from error
    if wrong is not None:
        raise Unreadable(wrong if wrong in UNREADABLE else "damaged")
    if not text.strip():
        raise Unreadable("no_words")
    return text


def _job_for(data: bytes, name: str) -> str:
    if b"%PDF-" in data[:HEADER_WITHIN]:
        return READ_PDF
    if data.startswith(b"PK\x03\x04"):
        return READ_WORD
    if data.startswith(b"\xd0\xcf\x11\xe0") or name.lower().endswith(".doc"):
        raise Unreadable("old_word")
    raise Unreadable("type")
