"""The files of a demo applicant: a CV and a statement on US Letter, and a photo that is plainly drawn."""

import io
import json

import typst
from PIL import Image, ImageDraw

from development.demo.people import DemoApplicant
from portal.documents.fonts import typst_fonts

_PAGE = b"""
#let told = json(bytes(sys.inputs.told))
#set document(title: told.title)
#set page("us-letter", margin: 2.2cm)
#set text(font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans CJK JP"), size: 10.5pt, lang: "en")
= #told.name
#for (heading, lines) in told.parts [
  == #heading
  #for line in lines [ - #line ]
]
"""


def curriculum_vitae(applicant: DemoApplicant) -> bytes:
    """Two sections and an honest line about the demo."""
    parts = [
        ["Education", [f"{applicant.school}, MD, {applicant.graduated} years ago"]],
        [
            "Experience",
            [applicant.position or "House officer", "Hands-on electives in the United States; see the rotations."],
        ],
        ["Languages", ["English, fluent", "The language of my patients at home, native"]],
        ["Please note", ["A person of the demo; nobody of this name exists."]],
    ]
    return _pdf("Curriculum vitae", applicant, parts)


def statement(applicant: DemoApplicant) -> bytes:
    """A personal statement of a few sentences."""
    words = [
        applicant.aim or "I want to be a good doctor for people who wait long.",
        "I learned to ask what a patient can do on Monday, not only what is best.",
    ]
    return _pdf("Personal statement", applicant, [["Why I apply", words]])


def photo(applicant: DemoApplicant) -> bytes:
    """A drawing with initials, so that nobody's face is in the demo."""
    picture = Image.new("RGB", (600, 750), (226, 220, 205))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((180, 150, 420, 410), fill=(150, 140, 120))
    draw.ellipse((90, 430, 510, 1000), fill=(110, 104, 92))
    draw.text(
        (270, 690),
        (applicant.first_name[:1] + applicant.last_name[:1]).encode("ascii", "replace").decode(),
        fill=(251, 248, 242),
    )
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=85)
    return kept.getvalue()


def _pdf(title: str, applicant: DemoApplicant, parts: list[list[object]]) -> bytes:
    name = f"{applicant.first_name} {applicant.last_name}".strip()
    told = json.dumps({"title": f"{title}, {name}", "name": name, "parts": parts})
    made = typst.compile(_PAGE, font_paths=typst_fonts(), sys_inputs={"told": told}, pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made
