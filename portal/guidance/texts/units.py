"""Words that findings put together with numbers and names."""

from portal.guidance.texts.advice import N_

UNITS = {
    "day": (N_("{number} day"), N_("{number} days")),
    "week": (N_("{number} week"), N_("{number} weeks")),
    "month": (N_("{number} month"), N_("{number} months")),
    "letter": (N_("{number} letter"), N_("{number} letters")),
    "word": (N_("{number} word"), N_("{number} words")),
    "bullet": (N_("{number} bullet"), N_("{number} bullets")),
}
THIS_WRITER = N_("This writer")


THEMES = {
    "clinical_excellence": N_("clinical excellence"),
    "comparison": N_("comparison with US graduates"),
    "growth": N_("growth to a stated level"),
    "teamwork": N_("teamwork"),
    "resource_limited": N_("work with scarce resources"),
    "culture_language": N_("culture and language"),
    "systems_equity": N_("systems and equity"),
    "ethics": N_("ethics"),
    "us_adaptation": N_("adaptation to the US system"),
}
PACKET_PARTS = {
    "cv": N_("an up-to-date CV"),
    "personal_statement": N_("the personal statement"),
    "helper_document": N_("the one-page helper document"),
    "instructions": N_("instructions on how to upload"),
    "due_date": N_("the due date"),
    "service": N_("the application service"),
    "aamc_id": N_("the AAMC ID"),
    "letter_request": N_("the service's own letter request"),
}
A_LETTER_WITHOUT_A_NAME = N_("a letter")
THIS_WRITER_WITHIN = N_("this writer")
