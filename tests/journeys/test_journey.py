"""One applicant of a real cohort file, from the plan to "assigned", as all three people, in a real browser with real mail."""

import os
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta

import pypdfium2
import pytest

from portal.clock import today
from tests.conftest import ROOT
from tests.journeys.running import RunningPortal, link_in

sync_api = pytest.importorskip("playwright.sync_api", reason="needs `make env-browser`")
shoot = pytest.importorskip("tools.shoot", reason="needs `make env-browser`")
from axe_playwright_python.sync_playwright import Axe  # noqa: E402

pytestmark = pytest.mark.browser
if not any(shutil.which(name) for name in ("chromium", "google-chrome")) and os.environ.get("CI") != "true":
    pytest.skip("no Chromium on this machine", allow_module_level=True)

COHORT = ROOT / "tests" / "samples" / "cohort.csv"
BULLETS = (
    "Ward 4: carried 6 patients a day by the second week and wrote each note before rounds.",
    "Noticed a falling sodium on a Sunday evening and had the fluids changed.",
    "Led two family meetings with an interpreter.",
    "Presented at morning report on heart failure.",
)


@pytest.fixture(scope="module")
def portal() -> Iterator[RunningPortal]:
    with RunningPortal(ROOT / "var" / "journeys" / f"run-{os.getpid()}") as running:
        yield running


class Person:
    """Somebody at a browser of their own. Every page they open is looked at by axe."""

    def __init__(self, browser, portal: RunningPortal) -> None:
        self.portal = portal
        self.page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        self.page.set_default_timeout(20_000)

    def open(self, address: str) -> None:
        self.page.goto(address if address.startswith("http") else self.portal.base + address)
        self.look()

    def press(self, button: str, **more: object) -> None:
        self.page.get_by_role("button", name=button, **more).first.click()
        self.look()

    def follow(self, link: str) -> None:
        self.page.get_by_role("link", name=link).first.click()
        self.look()

    def take_up(self, button: str) -> None:
        """The line of the queue that is about Ánh."""
        self.page.locator("li.need", has_text="Nguyễn Thị Ánh").get_by_role("link", name=button).first.click()
        self.look()

    def fill(self, field: str, words: str) -> None:
        self.page.locator(f"main [name={field}]").fill(words)

    def choose(self, field: str, option: str) -> None:
        self.page.locator(f"main [name={field}]").select_option(option)

    def reads(self, words: str) -> None:
        sync_api.expect(self.page.locator("main")).to_contain_text(words)

    def look(self) -> None:
        self.page.wait_for_load_state("load")
        found = Axe().run(self.page, options=shoot.RULES).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]][:2]) for one in found] == [], self.page.url


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    with shoot.chromium() as browser:
        yield browser


def test_an_applicant_of_the_cohort_goes_from_plan_to_assigned(portal: RunningPortal, chromium) -> None:
    result = portal.command("cohort", "import", str(COHORT), "--office", "harbor", "--season", "ERAS 2028", "--json")
    assert result == [{"rows": 24, "imported": 24, "duplicates": [], "rejected": [], "file_rejected": None}]

    anna = Person(chromium, portal)
    anna.open(portal.sign_in_of("advisor_anna"))
    anna.press("Sign in")
    anna.open("/advisor/applicants?q=anh")  # Ánh, found without her accent
    anna.follow("Nguyễn Thị Ánh")
    anna.press("Invite")
    anna.reads("on its way")

    anh = Person(chromium, portal)
    anh.open(link_in(portal.mail_to("applicant2@example.org", "invites you")))
    anh.press("Sign in")
    plan(anh)
    review_choice(anna)
    letter = ask_and_prepare(anh, portal)
    publish(anna)

    park = Person(chromium, portal)
    write(park, portal)

    receive_and_assign(anh, letter)


def plan(anh: Person) -> None:
    """A target, a rotation, a writer choice, proposed."""
    anh.open("/applicant/plan/targets/new")
    anh.fill("specialty", "emergency medicine")
    anh.press("Keep this target")
    anh.open("/applicant/plan/rotations/new")
    anh.fill("place", "Emergency Department, Lakeside County Hospital")
    anh.fill("specialty", "emergency medicine")
    anh.choose("country", "US")
    anh.fill("starts_on", (today() - timedelta(days=40)).isoformat())
    anh.fill("ends_on", (today() - timedelta(days=5)).isoformat())
    anh.press("Keep this rotation")
    anh.open("/applicant/choices/new")
    anh.fill("writer_name", "Dr. Ines Duarte")
    anh.fill("writer_email", "ines.duarte@hospital.example.org")
    anh.fill("writer_specialty", "emergency medicine")
    anh.choose("writer_country", "US")
    anh.press("Propose to your advisor")
    anh.reads("Proposed")


def review_choice(anna: Person) -> None:
    """The advisor finds it in the queue and approves."""
    anna.open("/advisor/")
    anna.take_up("Review choice")
    anna.fill("due_on", (today() + timedelta(days=30)).isoformat())
    anna.press("Approve")
    anna.reads("Approved")


def ask_and_prepare(anh: Person, portal: RunningPortal) -> str:
    """The ask by mail, a strong yes, the waiver, the bullets, the helper document, submitted. Gives the letter's id."""
    letter = letter_of(anh)
    anh.open(f"/applicant/letters/{letter}/ask")
    anh.press("Send it for me")
    assert "strong" in portal.mail_to("ines.duarte@hospital.example.org", "").get_body(("plain",)).get_content()
    anh.open(f"/applicant/letters/{letter}/ask")
    anh.press("A strong yes")
    anh.open(f"/applicant/letters/{letter}/waiver")
    anh.page.get_by_label("I waive my right to read it").check()
    anh.fill("typed_name", "Nguyễn Thị Ánh")
    anh.press("Sign", exact=True)
    anh.open(f"/applicant/letters/{letter}/packet")
    for number, bullet in enumerate(BULLETS):
        anh.page.locator(f"[name=bullets-{number}]").fill(bullet)
    anh.press("Keep it")
    helper = anh.page.request.get(f"{portal.base}/applicant/letters/{letter}/packet/helper.pdf").body()
    document = pypdfium2.PdfDocument(helper)
    assert len(document) == 1
    assert "Nguyễn Thị Ánh" in document[0].get_textpage().get_text_bounded()
    anh.press("Submit to your advisor")
    return letter


def publish(anna: Person) -> None:
    """The packet: read, the address confirmed, published."""
    anna.open("/advisor/")
    anna.take_up("Review packet")
    anna.reads("carried 6 patients a day")
    anna.press("Confirm this address")
    anna.open("/advisor/")
    anna.take_up("Review packet")
    anna.press("Publish to the writer")
    anna.reads("gets the packet by mail")


def write(park: Person, portal: RunningPortal) -> None:
    """The writer, without an account: the link, the page, a promise, the upload."""
    mail = portal.mail_to("ines.duarte@hospital.example.org", "asks you for a letter")
    park.open(link_in(mail))
    assert "Ánh" not in park.page.content()
    park.page.locator("main form button").first.click()
    park.look()
    park.reads("Nguyễn Thị Ánh")
    park.press("I will write it")
    park.press("I have uploaded it")
    if park.page.get_by_role("button", name=re.compile("uploaded")).count():
        park.page.get_by_role("button", name=re.compile("uploaded")).first.click()
    portal.mail_to("applicant2@example.org", "is uploaded")


def receive_and_assign(anh: Person, letter: str) -> None:
    """The applicant sees it in ERAS and assigns it to a program."""
    anh.open(f"/applicant/letters/{letter}")
    anh.press("I see it in ERAS")
    anh.open("/applicant/programs/add?all=y")
    anh.page.get_by_role("button", name=re.compile("^Add")).first.click()
    anh.open("/applicant/programs")
    anh.page.get_by_role("button", name=re.compile("Duarte")).first.click()
    anh.open(f"/applicant/letters/{letter}")
    anh.reads("Assigned")


def letter_of(anh: Person) -> str:
    """The id of Ánh's one letter, from her own pages."""
    anh.open("/applicant/packet")
    address = anh.page.locator("main a[href*='/applicant/letters/']").first.get_attribute("href") or ""
    return address.split("/letters/")[1].split("/")[0]
