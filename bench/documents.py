"""Documents: helper documents, previews and packets a second on one core.

Run: `python -m bench.documents`.

Processor time of the whole process is what counts, so other work on the machine changes little and no second core helps.
Every document is of another applicant: nothing can be answered from memory.
"""

import io
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from time import process_time
from typing import Any

import pikepdf

from portal.documents.helper import HelperFacts, helper_document, helper_preview
from portal.documents.instructions import CoverFacts, InstructionFacts, cover_pdf, instructions_pdf
from portal.documents.packet import PacketPart, packet_zip

ROUNDS = 5
GOAL_HELPERS = 100  # performance.md: helper documents a second per core
GOAL_PACKETS = 0.8  # performance.md: of the merge floor
SHORT, LONG = 120, 480  # characters in a bullet: the design's page, and one that shrinks

FACTS = HelperFacts(
    applicant="Nguyễn Thị Minh Anh",
    own_name="阮氏明英",
    name_language="vi",
    own_language="zh",
    school="University of Medicine and Pharmacy, Ho Chi Minh City",
    graduated="2024",
    status="Visiting physician, Lakeside County Hospital",
    aim="Categorical internal medicine with a global health track, to start in July 2028.",
    aspects="Clinical judgement, teamwork across cultures, and humility in work with people who have little.",
    writer="Dr. Marcus Oyelaran",
    due="Friday 27 August 2027",
    upload="To be uploaded in the AAMC Letter Writer Portal",
    aamc_id="14829037",
)
numbers = count()


def measures() -> list[dict[str, Any]]:
    """Each measure with its goal, for the table of the whole benchmark."""
    parts = nine_pages()
    merge, zipped = per_second(lambda: merged(parts)), per_second(lambda: packet_zip(parts))
    anew = per_second(packet_set_anew)
    return [
        at_least("helper documents, 5 bullets", per_second(lambda: helper_document(facts(5, SHORT))), GOAL_HELPERS),
        at_least("helper documents that shrink, 6 long bullets", per_second(lambda: helper_document(facts(6, LONG)))),
        at_least("live previews", per_second(lambda: helper_preview(facts(5, SHORT)))),
        at_least("packets of 9 pages as one file", zipped, GOAL_PACKETS, floor=merge),
        at_least("the same with cover, helper and instructions set anew", anew, floor=merge),
    ]


def facts(bullets: int, characters: int) -> HelperFacts:
    """The facts of one more applicant."""
    number = next(numbers)
    words = "took histories from patients in Vietnamese and through interpreters and presented each "
    saw = tuple(f"{number} {place} " + (words * 9)[: characters - 8] for place in range(bullets))
    return replace(FACTS, applicant=f"{FACTS.applicant} {number}", bullets=saw)


def own_pages() -> list[PacketPart]:
    """Cover, helper document and instructions of one more applicant: three pages."""
    helper = facts(5, SHORT)
    cover = CoverFacts(helper.applicant, helper.writer, helper.due, inside=("Helper document", "CV", "Statement"))
    upload = InstructionFacts(
        helper.applicant, helper.writer, helper.due, "ERAS 2028", steps=("Sign in.", "Type the letter ID.", "Upload.")
    )
    return [
        PacketPart("Cover.pdf", cover_pdf(cover)),
        PacketPart("Helper document.pdf", helper_document(helper).pdf),
        PacketPart("Instructions.pdf", instructions_pdf(upload)),
    ]


def uploads() -> list[PacketPart]:
    """Three files of two pages, as an applicant uploads them."""
    one = pikepdf.open(io.BytesIO(helper_document(facts(6, LONG)).pdf))
    two = pikepdf.new()
    two.pages.extend([one.pages[0], one.pages[0]])
    written = io.BytesIO()
    two.save(written)
    return [PacketPart(name, written.getvalue()) for name in ("CV.pdf", "Statement.pdf", "Request form.pdf")]


def nine_pages() -> list[PacketPart]:
    return own_pages() + uploads()


UPLOADED = uploads()


def packet_set_anew() -> bytes:
    return packet_zip(own_pages() + UPLOADED)


def merged(parts: list[PacketPart]) -> bytes:
    """The floor: the same nine pages put into one PDF by qpdf and nothing else."""
    whole, written = pikepdf.new(), io.BytesIO()
    opened = [pikepdf.open(io.BytesIO(part.data)) for part in parts]
    for document in opened:
        whole.pages.extend(document.pages)
    whole.save(written)
    return written.getvalue()


def per_second(make: Callable[[], object], seconds: float = 0.6) -> float:
    """How many in a second of processor time: the best of some rounds."""
    make()
    best = 0.0
    for _ in range(ROUNDS):
        start, made = process_time(), 0
        while process_time() - start < seconds:
            make()
            made += 1
        best = max(best, made / (process_time() - start))
    return best


def at_least(name: str, value: float, goal: float | None = None, floor: float | None = None) -> dict[str, Any]:
    ratio = round(value / floor, 2) if floor else None
    return {
        "measure": name,
        "value": round(value, 1),
        "unit": "1/s per core",
        "floor": round(floor, 1) if floor else None,
        "ratio": ratio,
        "goal": goal,
        "met": None if goal is None else (value if ratio is None else ratio) >= goal,
    }


if __name__ == "__main__":
    for line in measures():
        print("{measure:58} {value:>9} {unit}  ratio {ratio}  goal {goal}  met {met}".format(**line))
