"""Facts and a template of ours become a tagged PDF (PDF/UA-1), a picture, and what the template says about itself.

A compiler per thread is kept: Typst remembers fonts and templates between documents and lets other threads run
meanwhile. The same facts give the same bytes: no date and no random number is written into a document.
"""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import typst

from portal.documents.fonts import FAMILIES, SERIF, typst_fonts
from portal.documents.printable import Proof, in_texts, plainest

TEMPLATES = Path(__file__).with_name("templates")
FONTS = json.dumps({"text": FAMILIES, "display": (SERIF, *FAMILIES)})
NEVER = 0  # the creation time that Typst would otherwise take from the clock

Data = Mapping[str, Any]
Form = Literal["pdf", "svg"]

_compilers = threading.local()


@dataclass(frozen=True)
class Typeset:
    """A finished document: its bytes, what the template noted under `<fit>`, the characters no font could show."""

    data: bytes
    fit: dict[str, Any]
    left_out: str


def typeset(template: str, data: Data, form: Form = "pdf") -> Typeset:
    """Set `data` in the template of that name (a file in `templates/`, without its ending).

    Every string in `data` is printed as it is, whatever it holds. Raises typst.TypstError only for a fault of ours.
    """
    proof = Proof()
    printed = in_texts(proof.read, dict(data))
    try:
        return _compile(template, printed, form, proof)
    except typst.TypstError:
        return _compile(template, in_texts(plainest, printed), form, proof)


def _compile(template: str, printed: Any, form: Form, proof: Proof) -> Typeset:
    compiler = _compiler(template)
    made = compiler.compile(
        format=form,
        sys_inputs={"data": json.dumps(printed), "fonts": FONTS},
        pdf_standards=["ua-1"] if form == "pdf" else [],
        timestamp=NEVER,
    )
    notes = json.loads(compiler.query("<fit>", field="value"))
    return Typeset(_one_file(made), notes[0] if notes else {}, proof.missing)


def _one_file(made: bytes | list[bytes] | None) -> bytes:
    """A PDF comes as one file, pictures come one a page; the picture of the first page stands for a document."""
    if made is None:
        raise ValueError("Typst wrote to a file instead of answering")
    return made if isinstance(made, bytes) else made[0]


def _compiler(template: str) -> typst.Compiler:
    kept: dict[str, typst.Compiler] = _compilers.__dict__
    if template not in kept:
        kept[template] = typst.Compiler(
            input=str(TEMPLATES / f"{template}.typ"), root=str(TEMPLATES), font_paths=typst_fonts()
        )
    return kept[template]
