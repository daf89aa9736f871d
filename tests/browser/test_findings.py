"""Every finding of the catalogue, seen in a portal by a browser: a code without a case fails, and so does a page that axe complains of.

The browser's requests are answered by the portal itself, in the test's own transaction: no server, and nothing is left behind.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from portal.clock import now, today
from portal.guidance import DEFAULT_ADVICE, Theme
from portal.guidance.catalogue import SELF_CHECK
from portal.guidance.knowledge import anchor_of
from portal.guidance.letter import check_letter
from portal.guidance.texts import blocks, letter
from portal.models import (
    Application,
    Assignment,
    LetterRequest,
    Packet,
    Program,
    Rotation,
    SeasonDate,
    Target,
    WriterChoice,
)
from tests.cast import Cast
from tests.guidance.labelled import drafts
from tests.pages.writer.conftest import open_by_link, sent  # noqa: F401

playwright = pytest.importorskip("playwright.sync_api", reason="needs `make env-browser`")
shoot = pytest.importorskip("tools.shoot", reason="needs `make env-browser`")

pytestmark = pytest.mark.browser
if not (shutil.which("chromium") or shutil.which("google-chrome")) and os.environ.get("CI") != "true":
    pytest.skip("no Chromium on this machine", allow_module_level=True)

ORIGIN = "http://localhost"
GLOBAL_HEALTH = {"relationship": "global_health", "global_health_role": "director of the global health center"}
WARD = {"clinical_setting": "county hospital"}
FROM_AFAR = {"clinical_setting": "", "hands_on": None, "rotation_id": None}
EVERY_THEME = [theme.value for theme in Theme]
#: Pages that axe has looked at already, in any case: by person and address without its ids.
UUID_HYPHENS = 4
looked_at: set[tuple[str, str]] = set()


@dataclass
class Scene:
    """Minh's plan, as a case changes it."""

    cast: Cast

    def choice(self, **given: Any) -> tuple[str, str]:
        """Minh's own page of a choice."""
        return "minh", f"/applicant/choices/{self.cast.choice(**(WARD | given)).id}"

    def choice_of(self, request: LetterRequest) -> tuple[str, str]:
        """The page of the choice that became this letter."""
        return "minh", f"/applicant/choices/{request.choice_id}"

    def the_set(self, *choices: dict[str, Any]) -> tuple[str, str]:
        """Anna's page of Minh, whose plan holds these choices."""
        for number, given in enumerate(choices):
            self.cast.choice(**(WARD | {"status": "proposed", "writer_name": f"Dr. Number {number}"} | given))
        return "anna", f"/advisor/applicants/{self.cast.minh.id}"

    def letter(self, status: str, **given: Any) -> tuple[str, str]:
        """Minh's page of a letter."""
        return "minh", f"/applicant/letters/{self.cast.letter(status, **given).id}"

    def letter_from_rotation(self, ends_in_days: int) -> tuple[str, str]:
        """Minh's page of a letter that is approved and not asked for, from a rotation of forty days."""
        self.rotation_ends(today() + timedelta(days=ends_in_days), days=40)
        request = self.cast.letter("approved")
        where = WriterChoice.id == request.choice_id
        self.cast.look.execute(sa.update(WriterChoice).where(where).values(rotation_id=self.cast.rotation.id))
        return "minh", f"/applicant/letters/{request.id}"

    def packet(self, *bullets: str) -> tuple[str, str]:
        """Minh's page of a packet with these bullets."""
        request = self.cast.letter("agreed")
        self.keep_packet(request, *bullets)
        return "minh", f"/applicant/letters/{request.id}/packet"

    def keep_packet(self, request: LetterRequest, *bullets: str) -> None:
        """A packet in the making."""
        self.cast.look.add(
            Packet(
                office_id=request.office_id, request_id=request.id, applicant_id=request.applicant_id,
                writer_account_id=request.writer_account_id, bullets=list(bullets),
            )
        )  # fmt: skip

    def rotation_ends(self, on: date, days: int = 28) -> None:
        """The rotation of the plan lasts so long and ends on this day."""
        where = Rotation.id == self.cast.rotation.id
        dates = {"starts_on": on - timedelta(days=days), "ends_on": on}
        self.cast.look.execute(sa.update(Rotation).where(where).values(dates))

    def season(self, kind: str, in_days: int) -> None:
        """A day of the season lies so far ahead."""
        where = (SeasonDate.season_id == self.cast.season.id, SeasonDate.kind == kind)
        self.cast.look.execute(sa.update(SeasonDate).where(*where).values(on_date=today() + timedelta(days=in_days)))

    def target(self, **given: Any) -> None:
        """What Minh applies for, changed."""
        self.cast.look.execute(sa.update(Target).where(Target.id == self.cast.target.id).values(given))


def _rotation_ended(scene: Scene, days_ago: int) -> tuple[str, str]:
    scene.rotation_ends(today() - timedelta(days=days_ago))
    return scene.choice()


def _balanced(scene: Scene) -> tuple[str, str]:
    scene.season("review_starts", 200)
    return scene.the_set({"themes": EVERY_THEME}, {}, GLOBAL_HEALTH | {"clinical_setting": "refugee clinic"})


def _visa(scene: Scene) -> tuple[str, str]:
    scene.keep_packet(scene.cast.letter("agreed"), "Needs an H-1B visa")
    return scene.the_set()


def _at_risk(scene: Scene) -> tuple[str, str]:
    scene.season("review_starts", 8)
    scene.cast.letter("sent")
    return scene.the_set()


def _specialty_letters(scene: Scene) -> tuple[str, str]:
    scene.target(required_specialty_letters=2)
    return scene.the_set({})


def _statement(scene: Scene) -> tuple[str, str]:
    scene.target(statement_themes=["ethics"])
    return scene.the_set({})


def _too_many_for_a_program(scene: Scene) -> tuple[str, str]:
    """A program that takes fewer letters than it was given."""
    look, office = scene.cast.look, scene.cast.harbor.id
    program = Program(office_id=office, name="Lakeview", specialty="internal medicine", service="eras")
    look.add(program)
    look.flush()
    aim = scene.cast.target.id
    application = Application(office_id=office, applicant_id=scene.cast.minh.id, program_id=program.id, target_id=aim)
    look.add(application)
    look.flush()
    for writer in (scene.cast.park, scene.cast.stein) * 3:
        request = scene.cast.letter("assigned", writer=writer)
        look.add(
            Assignment(
                office_id=office,
                applicant_id=scene.cast.minh.id,
                application_id=application.id,
                request_id=request.id,
            )
        )
    return "minh", "/applicant/programs"


def _plan_early(scene: Scene) -> tuple[str, str]:
    scene.season("first_submit", 250)
    return "minh", "/applicant/"


Case = Callable[[Scene], tuple[str, str]]
CHOICE: dict[str, Case] = {
    "famous_but_distant": lambda scene: scene.choice(famous=True, supervised_directly=False),
    "not_directly_supervised": lambda scene: scene.choice(supervised_directly=False),
    "no_hands_on_contact": lambda scene: scene.choice(hands_on=False),
    "short_contact": lambda scene: scene.choice(weeks=1),
    "non_clinical_writer": lambda scene: scene.choice(relationship="other", physician=False, rotation_id=None),
    "specialty_mismatch": lambda scene: scene.choice(writer_specialty="dermatology", clinical_setting="skin clinic"),
    "research_complements_only": lambda scene: scene.choice(relationship="research"),
    "home_country_supplement_only": lambda scene: scene.choice(relationship="home", writer_country="VN"),
    "asked_late": lambda scene: _rotation_ended(scene, 200),
    "ask_now": lambda scene: _rotation_ended(scene, 5),
    "ask_for_update": lambda scene: _rotation_ended(scene, 900),
    "hesitant_answer": lambda scene: scene.choice_of(scene.cast.letter("hesitant")),
    "global_health_not_planned": lambda scene: scene.choice(**GLOBAL_HEALTH),
    "short_notice": lambda scene: scene.choice_of(scene.cast.letter("approved", due_on=today() + timedelta(days=9))),
}
SET: dict[str, Case] = {
    "balanced": _balanced,
    "too_few_us_clinical": lambda scene: scene.the_set({}),
    "no_global_health_letter": lambda scene: scene.the_set({}),
    "no_letter_in_target_specialty": lambda scene: scene.the_set({"writer_specialty": "pediatrics"}),
    "required_specialty_letters_missing": _specialty_letters,
    "only_international_projects": lambda scene: scene.the_set(GLOBAL_HEALTH | FROM_AFAR),
    "research_replaces_clinical": lambda scene: scene.the_set(
        {"relationship": "research"}, {"relationship": "research"}
    ),
    "home_country_only_or_dominant": lambda scene: scene.the_set({"relationship": "home", "writer_country": "VN"}),
    "supplemental_replaces_core": lambda scene: scene.the_set(
        {"relationship": "other", "physician": False, "rotation_id": None}
    ),
    "famous_distant_writer": lambda scene: scene.the_set({"famous": True, "supervised_directly": False}),
    "letter_mentions_visa": _visa,
    "more_letters_than_slots": _too_many_for_a_program,
    "deadline_risk_unreceived": _at_risk,
    "theme_uncovered": lambda scene: scene.the_set({}),
    "statement_not_echoed": _statement,
}
WHEN: dict[str, Case] = {
    "plan_early": _plan_early,
    "signal_mid_rotation": lambda scene: scene.letter_from_rotation(20),
    "ask_at_end": lambda scene: scene.letter_from_rotation(3),
    "notice_4_to_6_weeks": lambda scene: scene.letter("approved"),
    "due_date": lambda scene: scene.letter("approved"),
    "gentle_reminder": lambda scene: scene.letter("seen", due_on=today() + timedelta(days=8)),
    "final_reminder": lambda scene: scene.letter("seen", due_on=today() + timedelta(days=2)),
    "reminders_stop": lambda scene: scene.letter("sent", reminders_paused_at=now()),
    "backup_writer": lambda scene: scene.letter("declined"),
}
PACKET: dict[str, Case] = {
    "packet_parts": lambda scene: scene.packet(),
    "helper_one_page": lambda scene: scene.packet(),
    "bullet_observed": lambda scene: scene.packet("Knows much about medicine"),
    "bullet_vague": lambda scene: scene.packet("Hardworking and pleasant"),
    "not_a_script": lambda scene: scene.packet("I recommend her without reservation"),
    "visa_in_packet": lambda scene: scene.packet("Needs an H-1B visa"),
    "saviour_wording": lambda scene: scene.packet("On a medical mission trip, saved the lives of poor villagers"),
}
#: What blocks is held by the use cases and by PostgreSQL; everybody reads the rule itself.
BLOCKS: dict[str, Case] = {code: lambda _scene: ("minh", "/advice/applicant") for code in blocks.ADVICE}
CASES = CHOICE | SET | WHEN | PACKET | BLOCKS
LETTER_CODES = [SELF_CHECK + code for code in letter.ADVICE]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with shoot.chromium() as chromium:
        yield chromium


@pytest.fixture
def show(browser) -> Iterator[Callable[[FlaskClient, str], Any]]:
    """`show(client, path, whole)`: the page as a browser shows it, every request answered by the portal for that client.

    Sheets and fonts are fetched for a page that axe looks at, `whole`: sixty files that change nothing of what is said.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})

    def show(client: FlaskClient, path: str, *, whole: bool) -> Any:
        page = context.new_page()

        def answer(route: Any) -> None:
            asked = route.request
            if not whole and asked.resource_type in ("stylesheet", "font", "image"):
                route.abort()
                return
            kept = {
                name: value
                for name, value in asked.headers.items()
                if name.startswith(("hx-", "content-type", "accept"))
            }
            given = client.open(
                asked.url.removeprefix(ORIGIN),
                method=asked.method,
                headers=kept,
                data=asked.post_data_buffer,
                follow_redirects=True,
            )
            route.fulfill(status=given.status_code, headers=dict(given.headers), body=given.data)

        page.route("**/*", answer)
        page.goto(ORIGIN + path)
        return page

    yield show
    context.close()


def is_new(person: str, path: str) -> bool:
    """Whether axe has looked at no page of this kind yet; from now on it has."""
    kind = (person, "/".join(part for part in path.split("/") if part.count("-") != UUID_HYPHENS))
    seen = kind in looked_at
    looked_at.add(kind)
    return not seen


def complaints(page: Any) -> list[str]:
    """What axe says of the page."""
    return [violation["id"] for violation in shoot.Axe().run(page, options=shoot.RULES).response["violations"]]


def test_every_code_of_the_catalogue_has_its_case():
    assert sorted([*CASES, *LETTER_CODES]) == sorted(DEFAULT_ADVICE)


@pytest.mark.parametrize("code", CASES)
def test_a_finding_is_seen_in_a_portal_with_the_way_to_its_rule(cast, browse, look, show, code):
    person, path = CASES[code](Scene(cast))
    look.commit()
    whole = is_new(person, path)
    page = show(browse(cast.account(getattr(cast, person))), path, whole=whole)
    there = f"#{anchor_of(code)}"
    seen = page.locator(f'main a[href$="{there}"]:visible, main li{there}:visible')
    assert (code, page.url, seen.count() > 0) == (code, ORIGIN + path, True)
    assert not whole or complaints(page) == []


@pytest.mark.parametrize("code", LETTER_CODES)
def test_what_the_self_check_looks_for_is_seen_by_its_writer(cast, browse, look, show, sent, code):  # noqa: F811
    found = code.removeprefix(SELF_CHECK)
    draft = next(
        case
        for case in drafts("tuned")
        if found in case.found
        and check_letter(case.text, case.applicant)[found].found  # what is missed: tests/guidance
    )
    look.execute(sa.update(LetterRequest).where(LetterRequest.id == sent.id).values(applicant_name=draft.applicant))
    look.commit()
    path = f"/writer/letters/{sent.id}/self-check"
    whole = is_new("link", path)
    page = show(open_by_link(browse(), look, sent, "writer"), path, whole=whole)
    page.get_by_label("The words of your draft").fill(draft.text)
    page.get_by_role("button", name="Look at my draft").click()
    seen = page.locator(f'#self-check-result a[href$="#{anchor_of(code)}"]')
    playwright.expect(seen).to_be_visible()
    assert not whole or complaints(page) == []
