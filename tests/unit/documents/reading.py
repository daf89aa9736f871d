"""Read a PDF of ours back: what a screen reader, a reader's eye and a quality check would find in it."""

import io
from dataclasses import dataclass

import pikepdf
import pypdfium2

US_LETTER = (612.0, 792.0)


@dataclass(frozen=True)
class Reading:
    pages: int
    sizes: set[tuple[float, float]]
    tagged: bool
    language: str
    title: str
    text: str
    tags: list[str]


def read_back(pdf: bytes) -> Reading:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        tags = [str(o["/S"]) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/P" in o]
        language, title = str(root.Lang), str(document.docinfo["/Title"])
        tagged = bool(root.MarkInfo.Marked) and "/StructTreeRoot" in root
    pages = pypdfium2.PdfDocument(pdf)
    words = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]
    return Reading(
        pages=len(pages),
        sizes={page.get_size() for page in pages},
        tagged=tagged,
        language=language,
        title=title,
        text=" ".join(words),
        tags=tags,
    )
