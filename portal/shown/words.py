"""Flask-Babel's functions with their types. Outside a request they answer in the default language."""

import flask_babel


def gettext(text: str, **values: object) -> str:
    """`text` in the reader's language, its named places filled."""
    return str(flask_babel.gettext(text, **values))


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """The form that the reader's language has for this number; `%(num)s` stands for it."""
    return str(flask_babel.ngettext(one, many, num, **values))


def language() -> str:
    """The reader's language; English where nobody is reading."""
    return str(flask_babel.get_locale() or "en")
