"""The gallery's larger values: the set, the grid, the year, the charts, the queue, the letters."""

from datetime import date

from portal.shown import (
    Change,
    Clock,
    Column,
    Coverage,
    CoverageLetter,
    CoverageTheme,
    Fate,
    Listed,
    Rotation,
    SetGroup,
    SetLetter,
    Spread,
    bar_chart,
    letter_status,
    line_for,
    range_chart,
    shown_date,
    timeline,
)

TODAY = date(2027, 8, 17)


def _day(month: int, day: int) -> date:
    return date(2027, month, day)


def _set() -> list[SetGroup]:
    return [
        SetGroup(
            "Core clinical",
            "2 or 3 wanted, you have 2",
            (
                SetLetter("Rebecca Stein", "Internal medicine, ward", "signed", letter_status("available"), "#stein"),
                SetLetter("Helen Park", "Family medicine, clinic", "signed", letter_status("uploaded"), "#park"),
                SetLetter(
                    "Elena Alvarez", "Internal medicine, ward. A third is welcome", "place", letter_status("draft")
                ),
            ),
        ),
        SetGroup(
            "Global health",
            "1 wanted, 1 out",
            (SetLetter("Marcus Oyelaran", "Refugee clinic", "blank", letter_status("seen", attention="at_risk")),),
        ),
        SetGroup(
            "Beside the set",
            "adds, does not replace",
            (SetLetter("Priya Raman", "Research", "blank", letter_status("agreed")),),
        ),
    ]


def _coverage() -> Coverage:
    letters = (
        CoverageLetter("Stein", "ward"),
        CoverageLetter("Park", "clinic"),
        CoverageLetter("Oyelaran", "refugee clinic"),
        CoverageLetter("Raman", "research"),
        CoverageLetter("Alvarez", "this choice", this=True),
    )
    return Coverage(
        letters,
        (
            CoverageTheme("Clinical excellence", ("planned", "planned", "none", "none", "planned"), "3"),
            CoverageTheme("Comparison with US graduates", ("could", "none", "none", "none", "planned"), "1"),
            CoverageTheme("Growth to a stated level", ("none", "planned", "none", "none", "could"), "1"),
            CoverageTheme("Teamwork", ("planned", "none", "none", "none", "planned"), "2"),
            CoverageTheme("Adaptation to the US system", ("could", "none", "none", "none", "could"), "none yet", True),
        ),
    )


def _letters() -> list[dict[str, object]]:
    rows = [
        ("Tomasz Wójcik", "", "", "Dr. Peter Grant", "Internal medicine", "1", "sent", "late", _day(7, 24), _day(8, 13)),
        ("Ama Boateng", "", "", "Dr. Samuel Osei", "Internal medicine", "1", "agreed", None, _day(7, 20), _day(8, 27)),
        ("Nguyễn Thị Minh Anh", "", "", "Dr. Marcus Oyelaran", "Global health", "1, 2", "seen", "silent", _day(8, 2), _day(8, 27)),
        ("Anjali Sharma", "अंजलि शर्मा", "hi", "Dr. Ruth Feldman", "Pediatrics", "1", "seen", None, _day(8, 15), _day(8, 27)),
        ("Olha Kovalenko", "Ольга Коваленко", "uk", "Dr. James Whitfield", "Internal medicine", "1", "asked", None, _day(8, 13), _day(8, 27)),
        ("Li Wenting", "李文婷", "zh-Hans", "Dr. Hannah Brandt", "Internal medicine", "1", "sent", None, _day(8, 10), _day(8, 27)),
        ("Mohamed Al-Hassan", "محمد الحسن", "ar", "Dr. Julia Novak", "Obstetrics and gynecology", "1", "sent", None, _day(8, 16), _day(8, 31)),
        ("Kim Seo-yeon", "김서연", "ko", "Dr. Paul Lindgren", "Research", "3", "hesitant", None, _day(8, 14), _day(8, 30)),
        ("Alem Tesfaye", "ዓለም ተስፋዬ", "am", "Dr. Sara Lemma", "Global health", "2", "uploaded", None, _day(8, 16), _day(8, 31)),
        ("Thanaporn Srisai", "ธนพร ศรีใส", "th", "Dr. Robert Haines", "Pediatrics", "1", "declined", None, _day(8, 9), _day(8, 30)),
        ("Giorgos Papadopoulos", "Γιώργος Παπαδόπουλος", "el", "Dr. Alan Reyes", "Surgery", "1", "available", None, _day(8, 10), _day(8, 31)),
    ]  # fmt: skip
    return [
        {
            "id": index,
            "applicant": applicant,
            "own_script": own,
            "own_lang": lang,
            "rtl": lang == "ar",
            "writer": writer,
            "specialty": specialty,
            "tier": tier,
            "status": letter_status(status, attention=attention, said_by="our page", said_on=said_on, today=TODAY),
            "line": line_for(status, attention=attention, skipped={"seen"} if status == "uploaded" else ()),
            "due": shown_date(due_on, TODAY),
            "chosen": index in (1, 2, 5),
        }
        for index, (applicant, own, lang, writer, specialty, tier, status, attention, said_on, due_on) in enumerate(
            rows
        )
    ]


SET_VALUES = {
    "set_groups": _set(),
    "grid": _coverage(),
    "letter_rows": _letters(),
    "letter_columns": (
        Column("tier", "Tier", shown=True),
        Column("status", "Status", shown=True),
        Column("service", "Service", shown=False),
    ),
    "year": timeline(
        [
            Rotation("Dr. Oyelaran", "Refugee Health Clinic", _day(3, 1), _day(3, 26), _day(7, 30), waiting=True),
            Rotation("Dr. Park", "Community clinic", _day(4, 26), _day(5, 28), _day(6, 1), _day(8, 14)),
            Rotation("Dr. Stein", "Ward", _day(6, 1), _day(6, 30), _day(7, 2), _day(8, 2)),
            Rotation("Dr. Raman", "Research", _day(3, 1), _day(6, 17), _day(8, 5)),
            Rotation("Dr. Alvarez", "Ward", _day(7, 19), _day(8, 13)),
        ],
        today=TODAY,
        due_on=_day(8, 27),
    ),
    "clock_dates": [
        Clock(shown_date(_day(8, 27), TODAY), "Writers upload", ours=True),
        Clock(shown_date(_day(9, 1), TODAY), "First day to submit"),
        Clock(shown_date(_day(9, 8), TODAY), "Your earliest program deadline, Lakeview University"),
        Clock(shown_date(_day(9, 22), TODAY), "Programs start to review"),
    ],
    "packet_files": [
        Listed("Curriculum vitae", "#cv", "PDF, 3 pages", "Replaced 9 August"),
        Listed("Personal statement", "#ps", "PDF, 1 page"),
        Listed("Photo", "#photo", "JPEG"),
        Listed("All in one file", "#zip", "ZIP, 1.2 MB"),
    ],
    "changes": [
        Change("Began a choice of Dr. Alvarez", "Minh Anh", shown_date(_day(8, 17), TODAY)),
        Change("Uploaded to ERAS", "Dr. Park", shown_date(_day(8, 14), TODAY)),
        Change("CV, version 4", "Minh Anh", shown_date(_day(8, 9), TODAY)),
    ],
    "fates": [
        Fate(
            "severe",
            "Page 2 is A4, 210 × 297 mm.",
            "ERAS takes US Letter only.",
            "In Word: Layout, Size, Letter. Then save as PDF again.",
        ),
        Fate(
            "caution",
            "We see no date on page 1.",
            "It may be in a picture. ERAS accepts the file; readers like a date.",
        ),
        Fate("good", "Opens as a PDF, without a password or a digital signature"),
        Fate("good", "84 KB, under the limit of 1 MB"),
    ],
    "funnel": bar_chart(
        "Letters that reached each step; the numbers are in the table beside",
        [
            ("Approved", 1874),
            ("Asked", 1741),
            ("Agreed", 1602),
            ("Packet sent", 1488),
            ("Uploaded", 1127),
            ("Available", 968),
        ],
        losses=True,
    ),
    "spreads": range_chart(
        "Days from ask to upload by specialty; the numbers are in the table beside",
        [
            Spread("Internal medicine", 6, 16, 24, 35, 58),
            Spread("Family medicine", 5, 12, 19, 29, 47),
            Spread("Emergency medicine", 9, 21, 31, 44, 70),
            Spread("Research mentors", 4, 9, 15, 24, 41),
        ],
        step=14,
        limit=28,
        limit_label="4 weeks’ notice",
    ),
    "helper": {
        "name": "Nguyễn Thị Minh Anh",
        "lang": "vi",
        "about": "University of Medicine and Pharmacy, Ho Chi Minh City, 2024. Visiting physician, Lakeside County Hospital.",
        "aim": "Categorical internal medicine with a global health track, to start in July 2028.",
        "bullets": [
            "Refugee Health Clinic, March 2027: took histories from 6 to 8 patients a session, and presented each to you.",
            {
                "text": "Rewrote the intake sheet on housing and work; the clinic still uses it.",
                "new": "New since 4 August",
            },
            "Taught blood pressure technique to two medical students.",
        ],
        "aspects": "Clinical judgement, teamwork across cultures, and humility in work with people who have little.",
        "foot": "For Dr. Marcus Oyelaran, due Friday 27 August 2027. To be uploaded in the AAMC Letter Writer Portal.",
    },
    "program_list": {
        "binding": ["The budget stops the list at 31 programs; the next one costs $32."],
        "swap": "Riverbend Community in place of Northport: the fit rises by 4, the cost stays.",
        "rows": [
            {
                "key": "1",
                "name": "Lakeview University Internal Medicine",
                "about": "Lakeview, IL",
                "fit": 82,
                "could_be": 94,
                "signal": "Gold",
                "sent": True,
                "note": "Asks for Step 3 with an H-1B",
                "locked": True,
                "stale": True,
            }
        ],
        "asked": [("Budget", "$1,500"), ("Programs", "20 to 40")],
        "fees": [("ERAS 2028", "$11 each, from the 31st on $30")],
    },
    "strong": [
        {
            "id": "c1",
            "name": "supervised",
            "label": "That you supervised her directly: where, when, how often",
            "checked": True,
        },
        {"id": "c2", "name": "scenes", "label": "What she did, in numbers or scenes", "checked": True},
        {
            "id": "c3",
            "name": "level",
            "label": "The level she reached",
            "hint": "Program directors read “showed improvement” as faint praise.",
            "checked": False,
        },
    ],
    "seen_line": line_for(
        "seen",
        yours=True,
        notes={
            "proposed": "9 July, Layla",
            "approved": "12 July, her advisor",
            "asked": "29 July, in person",
            "agreed": "29 July, Layla noted",
            "sent": "2 August, version 2",
            "seen": "now, by you",
            "uploaded": "by 14 September",
            "available": "about 21 September",
            "assigned": "to programs",
        },
    ),
}
