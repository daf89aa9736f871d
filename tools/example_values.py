"""What the gallery shows: the people and dates of the design's own pages, on Tuesday 17 August 2027."""

from datetime import date

from wtforms import (
    BooleanField,
    DateField,
    Form,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from portal.shown import (
    Action,
    Finding,
    NavigationItem,
    PortalLink,
    Step,
    Viewer,
    letter_status,
    line_for,
    shown_date,
)
from tools.example_sets import SET_VALUES, TODAY

DUE = date(2027, 8, 27)


class ChoiceForm(Form):
    """A form with a field of each kind."""

    rotation = SelectField(
        "From which rotation", choices=[SelectChoice("1", "Internal medicine ward, Lakeside County Hospital")]
    )
    role = StringField(
        "Role",
        [InputRequired("Write the role as it stands under a letter.")],
        description="As it stands under a letter",
    )
    due = DateField("Due date", [InputRequired("Set a date, four to six weeks from the day you ask.")])
    supervised = RadioField(
        "Did Dr. Alvarez supervise you directly?",
        [InputRequired("Say how closely, also when it was not at all.")],
        choices=[
            SelectChoice("most", "Yes, in most sessions"),
            SelectChoice("some", "Now and then"),
            SelectChoice("no", "No"),
        ],
    )
    themes = SelectMultipleField(
        "What could this letter show?",
        description="Two to four is plenty. Only what she saw.",
        choices=[
            SelectChoice("clinical", "Clinical excellence"),
            SelectChoice("growth", "Growth to a stated level"),
            SelectChoice("team", "Teamwork"),
        ],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    why = TextAreaField("Why this writer", description="Your advisor reads it; the writer does not")
    hidden = BooleanField("Tell me when my advisor answers", description="One mail, then no more")


class LimitsForm(Form):
    """Numbers a list has to hold to."""

    low = StringField("At least, in all")
    high = StringField("At most, in all")


def _failed_form() -> ChoiceForm:
    form = ChoiceForm(prefix="failed-", data={"themes": ["clinical"], "why": "She saw me on the ward for four weeks."})
    form.validate()
    return form


def _findings() -> list[Finding]:
    return [
        Finding(
            "severe",
            "A letter that the set counts on is still out, 10 days before its due date.",
            "Dr. Oyelaran saw the packet on 2 August and has not answered.",
            "Suggest a back-up today.",
            "Respect timelines and send gentle reminders",
            "#guide",
            Action("Suggest a back-up", "#suggest"),
        ),
        Finding(
            "warning",
            "She would have 10 days to write.",
            "You would ask tomorrow. Four weeks is the least that is kind.",
            "Set Friday 17 September.",
            "Respect timelines, 4 to 6 weeks’ notice",
            "#guide",
        ),
        Finding("notice", "Ask now.", "The rotation ended last Friday, and she remembers you best this week."),
        Finding("praise", "This fills the third core clinical place."),
    ]


def _steps() -> list[Step]:
    return [
        Step(
            shown_date(TODAY, TODAY),
            "Call Dr. Oyelaran",
            "He saw your packet on 2 August and has not answered. A call does more than a mail.",
            Action("Record his answer", "#record"),
        ),
        Step(
            shown_date(date(2027, 8, 18), TODAY),
            "Finish your choice of Dr. Alvarez",
            "The rotation ended on Friday: this is the moment to ask.",
            Action("Continue", "#choice"),
        ),
        Step(
            shown_date(date(2027, 8, 20), TODAY),
            "Look for Dr. Park’s letter in MyERAS",
            "Letters take up to 5 business days to appear.",
            Action("I see it", "#seen"),
        ),
    ]


STATUSES = [
    "draft",
    "proposed",
    "returned",
    "approved",
    "asked",
    "agreed",
    "hesitant",
    "declined",
    "sent",
    "seen",
    "uploaded",
    "available",
    "assigned",
    "withdrawn",
    "replaced",
    "void",
]

VALUES = {
    "viewer": Viewer(
        "Nguyễn Thị Minh Anh", True, (PortalLink("Applicant", "#applicant", True), PortalLink("Writer", "#writer"))
    ),
    "navigation": [
        NavigationItem("Home", "#home", True),
        NavigationItem("Plan", "#plan"),
        NavigationItem("Ask", "#ask"),
        NavigationItem("Packet", "#packet"),
        NavigationItem("Programs", "#programs"),
    ],
    "office": "Harbor Advising, Boston",
    "footer_links": [
        {"label": "Help", "url": "#help"},
        {"label": "Who sees what", "url": "#privacy"},
        {"label": "Accessibility", "url": "#accessibility"},
    ],
    "flashed": [
        (
            "message",
            {"text": "Dr. Park’s upload is recorded. Minh Anh has been asked to look in MyERAS.", "undo": "#undo"},
        ),
        ("caution", "The packet is saved, and one bullet is still long."),
        ("severe", "This link has been used. Ask for a new one below."),
    ],
    "today": shown_date(TODAY, TODAY),
    "due": shown_date(DUE, TODAY),
    "past": shown_date(date(2027, 8, 13), TODAY),
    "far": shown_date(date(2028, 1, 5), TODAY),
    "form": ChoiceForm(data={"role": "Attending physician, internal medicine", "supervised": "most", "due": DUE}),
    "failed": _failed_form(),
    "limits_form": LimitsForm(data={"low": "20", "high": "40"}),
    "findings_on_set": _findings(),
    "next_steps": _steps(),
    "statuses": [
        letter_status(status, said_by="Dr. Park", said_on=date(2027, 8, 14), today=TODAY) for status in STATUSES
    ],
    "attention": [
        letter_status("sent", attention=attention, said_by="our page", said_on=date(2027, 8, 2), today=TODAY)
        for attention in ("silent", "at_risk", "late")
    ],
    "lines": [(status, line_for(status)) for status in STATUSES],
    "sentence": "This letter was withdrawn yesterday, so it can no longer be uploaded.",
    "minutes": 4,
    "reference": "7hQk-2R4X",
} | SET_VALUES
