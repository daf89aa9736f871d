"""The writer's five minutes in a real browser: opened from the mail, ticked, checked, answered, taken back; on a phone, by keyboard, on paper."""

import io
import os
import shutil

import pikepdf
import pytest

from tests.journeys.running import RunningPortal
from tests.pages.applicant.papers import pdf

playwright = pytest.importorskip("playwright.sync_api", reason="needs `make env-browser`")
shoot = pytest.importorskip("tools.shoot", reason="needs `make env-browser`")

pytestmark = pytest.mark.browser
if not (shutil.which("chromium") or shutil.which("google-chrome")) and os.environ.get("CI") != "true":
    pytest.skip("no Chromium on this machine", allow_module_level=True)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Dr. Oyelaran's page, opened from the mailed link by its button."""
    with RunningPortal(tmp_path_factory.mktemp("portal") / "var") as portal, shoot.chromium() as chromium:
        page = chromium.new_context(viewport={"width": 390, "height": 844}).new_page()
        page.goto(portal.sign_in_of("writer_oyelaran"))
        page.get_by_role("button", name="Open the page").click()
        page.wait_for_url("**/writer/letters/*")
        yield page


@pytest.fixture
def letter(page):
    """The address of the letter's page, shown."""
    address = page.url.partition("#")[0]
    page.goto(address)
    return address


def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, letter):
    further = ("", "/postpone", "/decline", "/designee", "/self-check", "/pause", "/time-zone")
    assert [found for path in further for found in shoot.complaints(page, letter + path)] == []
    page.goto(letter)


def test_a_tick_is_kept_as_it_is_made(page, letter):
    page.get_by_label("The level that was reached").check()
    playwright.expect(page.locator("#tick-direct_supervision_stated-tally")).to_have_text("1 of 5 ticked")
    page.reload()
    playwright.expect(page.get_by_label("The level that was reached")).to_be_checked()


def test_a_chosen_file_is_checked_at_once_and_its_pages_are_shown(page, letter):
    page.locator("input[type=file]").set_input_files(
        {"name": "Letter.pdf", "mimeType": "application/pdf", "buffer": pdf("Dear Program Director")}
    )
    page.get_by_role("heading", name="It would be accepted").wait_for()
    playwright.expect(page.get_by_alt_text("Page 1 of your letter, small")).to_be_visible()
    assert page.url.partition("#")[0] == letter


def test_by_keyboard_a_promise_and_its_undo(page, letter):
    page.get_by_role("button", name="I will write it").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="You will write it. Thank you").wait_for()
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Will you write a strong letter for Minh Anh?").wait_for()


def test_it_prints_on_two_pages(page, letter):
    with pikepdf.open(io.BytesIO(page.pdf(format="Letter"))) as printed:
        assert len(printed.pages) == 2
