"""Everything that people read, for translators: `make messages` writes it to var/messages.pot.

Three kinds of sources: templates, calls of gettext, and sentences that are data. The last are module constants of the pure
packages, declared as `NAME: Final[Mapping[str, str]]` with a name that ends in one of SPOKEN; their keys are codes, their values are
read by people.
"""

import ast
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from babel.messages.extract import extract_python

SPOKEN = ("SENTENCES", "WARNINGS", "REASONS", "NOTES", "PHRASES", "WORDS")
Found = tuple[int, str | None, Any, list[str]]


def extract(file: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Found]:
    """Babel's own reading of a Python file, and then its sentences that are data."""
    source = file.read()
    yield from extract_python(BytesIO(source), keywords, comment_tags, options)
    for line, sentence in spoken_data(source.decode("utf-8")):
        yield line, None, sentence, []


def spoken_data(source: str) -> Iterator[tuple[int, str]]:
    """The line and the words of every sentence that a module declares as data."""
    for node in ast.parse(source).body:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=kind, value=ast.Dict() as sentences):
                if name.endswith(SPOKEN) and "Mapping[str, str]" in ast.unparse(kind):
                    yield from _values(sentences)


def _values(sentences: ast.Dict) -> Iterator[tuple[int, str]]:
    for value in sentences.values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.lineno, value.value
