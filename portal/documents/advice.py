"""What the applicant is told about how their text went onto the page, while they type."""

from portal.documents.helper import Fit
from portal.sentences import Sentence

SMALL = 0.84  # below about 10 points a busy reader holds the page away

CUT = "Bullet {number} does not fit on the page and is left out. Shorten it, or cut it."
CLIPPED = {
    "applicant": "The name is longer than its line, so its end is missing. Write a shorter form.",
    "own_name": "The name in its own script is longer than its line, so its end is missing. Write a shorter form.",
    "standing": "School and current position are too long, so their end is missing. Shorten them.",
    "aim": "What you apply for is too long, so its end is missing. Two sentences are enough.",
    "aspects": "The aspects are too long, so their end is missing. Name the three that matter most.",
    "foot": "The line about the upload is too long, so its end is missing.",
}
SET_SMALL = "The type is small now, so that everything fits. Shorter bullets are read sooner."
LEFT_OUT = "We cannot print these characters, so they are left out: {characters}"


def advice(fit: Fit) -> list[Sentence]:
    """One sentence for each thing that was lost or made small, the gravest first; empty where all went well."""
    said = [Sentence(CUT, {"number": number}) for number in fit.cut]
    said += [Sentence(CLIPPED[field]) for field in fit.clipped]
    if fit.left_out:
        said.append(Sentence(LEFT_OUT, {"characters": " ".join(fit.left_out)}))
    if fit.scale < SMALL and not fit.cut:
        said.append(Sentence(SET_SMALL))
    return said
