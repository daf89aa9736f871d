"""Text without the tokens in it. Pure."""

import re

#: Addresses that end in a token: a letter's page, a sign-in, the end of reminders, a calendar.
_ADDRESS_WITH_TOKEN = re.compile(r"(/(?:letter|sign-in|stop|calendar)/)[^/\s\"'?<>]{16,}")


def masked(text: str) -> str:
    """The text without the tokens of the addresses in it."""
    return _ADDRESS_WITH_TOKEN.sub(r"\1…", text)
