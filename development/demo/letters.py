"""Which letters the demo's people have, at which point of their life. Days are counted from today: minus is past."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class DemoRotation:
    """A rotation; starts and ends in days from today."""

    applicant: str
    kind: str
    place: str
    setting: str
    specialty: str
    country: str
    starts: int
    ends: int
    hands_on: bool = True


@dataclass(frozen=True)
class DemoLetter:
    """A letter's life: `days` gives, for each station reached, how many days ago it was."""

    applicant: str
    writer: str
    status: str
    due: int | None
    days: dict[str, int]
    rotation: int | None = None
    themes: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    said_by: str = ""
    waived: bool | None = True
    tier: str = "1"
    extra: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class DemoChoice:
    """A writer choice that is no letter yet."""

    applicant: str
    writer: str
    status: str
    days_ago: int
    themes: tuple[str, ...] = ()
    comment: str = ""
    note: str = ""
    rotation: int | None = None


ROTATIONS = (
    DemoRotation("applicant_minh", "hands_on_elective", "Inpatient Medicine, Lakeside County Hospital", "county hospital", "internal medicine", "US", -170, -142),
    DemoRotation("applicant_minh", "hands_on_elective", "Family Clinic, Lakeside County Hospital", "community clinic", "family medicine", "US", -130, -102),
    DemoRotation("applicant_minh", "hands_on_elective", "Refugee Health Clinic", "refugee clinic", "internal medicine", "US", -95, -70),
    DemoRotation("applicant_minh", "research", "Hypertension in Migration, Northgate Institute", "research institute", "internal medicine", "US", -200, -40, False),
    DemoRotation("applicant_minh", "hands_on_elective", "Inpatient Medicine, St. Brigid Hospital", "teaching hospital", "internal medicine", "US", -31, -4),
    DemoRotation("applicant_kofi", "hands_on_elective", "Inpatient Medicine, Lakeside County Hospital", "county hospital", "internal medicine", "US", -60, -30),
    DemoRotation("applicant_fatima", "hands_on_elective", "Pediatric Ward, St. Brigid Children’s", "children’s hospital", "pediatrics", "US", -80, -52),
    DemoRotation("applicant_priya", "observership", "Women’s Clinic, Harbor Community Health", "community clinic", "obstetrics & gynecology", "US", -20, 8, False),
    DemoRotation("applicant_rosa", "hands_on_elective", "Tuberculosis Clinic, Chicago County", "public clinic", "internal medicine", "US", -70, -40),
    DemoRotation("applicant_yusuf", "hands_on_elective", "Pediatric Emergency, Great Lakes Children’s", "children’s hospital", "pediatrics", "US", -90, -62),
)  # fmt: skip

_REFUGEE = (
    "Refugee Health Clinic: took histories from 6 to 8 patients a session, in Vietnamese and through interpreters, and presented each to you.",
    "Found the unfilled insulin scripts of three families in one week, and with the social worker set up pick-up at the clinic.",
    "Rewrote the intake sheet on housing and work after you questioned the old one; the clinic still uses it.",
    "Asked for feedback each Friday and by the third week ran the hypertension visit alone, with you reviewing.",
    "Taught blood pressure technique to two medical students.",
)
_WARD = (
    "Inpatient ward: carried 6 patients a day by the second week and wrote each note before rounds.",
    "Noticed a falling sodium on a Sunday evening, called you, and had the fluids changed before the night team came.",
    "Led two family meetings with an interpreter, on code status and on going home with oxygen.",
    "Presented at morning report on heart failure in a patient who could not afford a scale.",
)

LETTERS = (
    # Minh Anh's set: as the design's pages tell it
    DemoLetter("applicant_minh", "writer_stein", "available", 10, {"approved": 80, "asked": 78, "agreed": 77, "sent": 60, "seen": 58, "uploaded": 20, "available": 8},
               0, ("clinical_excellence", "comparison", "teamwork"), _WARD),
    DemoLetter("applicant_minh", "writer_park", "uploaded", 10, {"approved": 75, "asked": 74, "agreed": 70, "sent": 45, "seen": 44, "uploaded": 3},
               1, ("clinical_excellence", "growth", "us_system"), _WARD),
    DemoLetter("applicant_minh", "writer_oyelaran", "seen", 10, {"approved": 60, "asked": 58, "agreed": 55, "sent": 20, "seen": 15},
               2, ("resource_limited", "culture_language", "ethics", "systems_equity"), _REFUGEE),
    DemoLetter("applicant_minh", "writer_raman", "agreed", 24, {"approved": 15, "asked": 12, "agreed": 5}, 3, ("systems_equity",), tier="3"),
    # Kofi: one at risk, one assigned
    DemoLetter("applicant_kofi", "writer_stein", "assigned", 2, {"approved": 90, "asked": 88, "agreed": 85, "sent": 70, "seen": 69, "uploaded": 40, "available": 33, "assigned": 12},
               5, ("clinical_excellence", "comparison"), _WARD),
    DemoLetter("applicant_kofi", "writer_raman", "sent", 3, {"approved": 50, "asked": 48, "agreed": 45, "sent": 25}, None, ("systems_equity",), _WARD[:3], tier="3"),
    DemoLetter("applicant_kofi", "writer_oyelaran", "declined", 20, {"approved": 30, "asked": 28, "declined": 6}, None, ("ethics",), tier="2",
               extra={"reason": "I leave for sabbatical on Friday. Please ask somebody who can do this well."}),
    # Fatima: asked, hesitant
    DemoLetter("applicant_fatima", "writer_whitfield", "seen", 16, {"approved": 40, "asked": 38, "agreed": 36, "sent": 9, "seen": 4}, 6,
               ("clinical_excellence", "teamwork"), _WARD, extra={"promised": 4}),
    DemoLetter("applicant_fatima", "writer_park", "hesitant", 30, {"approved": 20, "asked": 18, "hesitant": 2}, None, ("growth",), waived=None),
    DemoLetter("applicant_priya", "writer_lopez", "agreed", 28, {"approved": 12, "asked": 10, "agreed": 7}, 7, ("clinical_excellence",), _WARD[:4], waived=True),
    DemoLetter("applicant_tewodros", "writer_stein", "asked", 21, {"approved": 8, "asked": 6}, None, ("clinical_excellence",), waived=None),
    DemoLetter("applicant_tewodros", "writer_oyelaran", "approved", 35, {"approved": 1}, None, ("resource_limited",), tier="2", waived=None),
    DemoLetter("applicant_zoe", "writer_park", "withdrawn", 12, {"approved": 45, "asked": 44, "withdrawn": 10}, None, ("clinical_excellence",), waived=None),
    DemoLetter("applicant_zoe", "writer_whitfield", "void", -150, {"approved": 260, "asked": 255, "void": 120}, None, ("teamwork",), waived=None),
    # Lakeside
    DemoLetter("applicant_rosa", "writer_siddiqui", "uploaded", 6, {"approved": 50, "asked": 48, "agreed": 47, "sent": 30, "seen": 29, "uploaded": 1}, 8,
               ("resource_limited", "culture_language"), _REFUGEE, tier="2"),
    DemoLetter("applicant_rosa", "writer_park", "sent", 18, {"approved": 22, "asked": 20, "agreed": 18, "sent": 5}, None, ("clinical_excellence",), _WARD),
    DemoLetter("applicant_yusuf", "writer_kimani", "seen", 1, {"approved": 60, "asked": 58, "agreed": 50, "sent": 33, "seen": 30}, 9,
               ("clinical_excellence", "comparison"), _WARD),
    DemoLetter("applicant_yusuf", "writer_park", "agreed", 33, {"approved": 9, "asked": 8, "agreed": 3}, None, ("teamwork",), waived=None),
    DemoLetter("applicant_mariana", "writer_siddiqui", "asked", 40, {"approved": 5, "asked": 4}, None, ("ethics",), tier="2", waived=None),
)  # fmt: skip

CHOICES = (
    DemoChoice("applicant_minh", "writer_alvarez", "draft", 0, ("clinical_excellence",), rotation=4),
    DemoChoice(
        "applicant_kofi",
        "writer_park",
        "proposed",
        2,
        ("clinical_excellence", "growth"),
        note="She takes the place of Dr. Oyelaran.",
    ),
    DemoChoice(
        "applicant_xiaolong",
        "writer_stein",
        "returned",
        3,
        ("clinical_excellence",),
        "Add the dates of the rotation, and what she saw you do.",
    ),
    DemoChoice(
        "applicant_priya", "writer_stein", "proposed", 5, ("comparison",), note="I worked on her ward for five weeks."
    ),
    DemoChoice("applicant_yusuf", "writer_siddiqui", "proposed", 1, ("systems_equity",)),
)

PROGRAMS = (
    ("Lakeview University Internal Medicine", "internal medicine", "Lakeview, IL", True, 22),
    ("Northport Internal Medicine", "internal medicine", "Northport, NY", False, 29),
    ("Riverbend Community Internal Medicine", "internal medicine", "Riverbend, OH", True, 40),
    ("Cedar Valley Pediatrics", "pediatrics", "Cedar Valley, WA", True, 31),
    ("Harborlight Family Medicine", "family medicine", "Harborlight, ME", True, 35),
)
