"""The writer's five minutes in a real browser: opened from the mail, ticked, checked, answered, taken back; on a phone, by keyboard, on paper."""

import base64
import io
import os
import shutil
from functools import cache

import pikepdf
import pytest

from portal.database import Cluster
from tests.journeys.running import RunningPortal
from tests.pages.applicant.papers import pdf

playwright = pytest.importorskip("playwright.sync_api", reason="needs `make env-browser`")
shoot = pytest.importorskip("tools.shoot", reason="needs `make env-browser`")

pytestmark = pytest.mark.browser
if not (shutil.which("chromium") or shutil.which("google-chrome")) and os.environ.get("CI") != "true":
    pytest.skip("no Chromium on this machine", allow_module_level=True)


#: Stands in the words, the name and the metadata of every file that is checked here.
MARKER = "heliotropecadenza"


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """The portal as `make run` starts it, with everything it keeps in one folder."""
    with RunningPortal(tmp_path_factory.mktemp("portal") / "var") as portal:
        yield portal


@pytest.fixture(scope="module")
def page(portal):
    """Dr. Oyelaran's page, opened from the mailed link by its button."""
    with shoot.chromium() as chromium:
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


@cache
def letter_file(*, width: int = 612, height: int = 792, password: str = "") -> bytes:
    """A letter on such paper, with the marker in its words and its metadata."""
    with pikepdf.open(io.BytesIO(pdf(f"Dear Program Director {MARKER}"))) as opened:
        opened.pages[0].mediabox = [0, 0, width, height]
        opened.docinfo["/Title"] = MARKER
        written = io.BytesIO()
        opened.save(written, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
        return written.getvalue()


def drop(page, name: str, data: bytes) -> None:
    """As if the file had been let go of over its place."""
    carried = page.evaluate_handle(
        """([name, data]) => {
          const carried = new DataTransfer();
          const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
          carried.items.add(new File([bytes], name, { type: "application/pdf" }));
          return carried;
        }""",
        [name, base64.b64encode(data).decode()],
    )
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": carried})


def test_a_dropped_file_that_a_service_refuses_is_told_why_and_what_to_do(page, letter):
    drop(page, f"{MARKER}.pdf", letter_file(password="secret"))
    page.get_by_role("heading", name="One thing to fix").wait_for()
    playwright.expect(page.locator("#check-result")).to_contain_text("password")
    playwright.expect(page.get_by_role("link", name="Save a repaired copy")).to_have_count(0)


def test_a_dropped_file_that_can_be_repaired_is_given_back_on_the_right_paper(page, letter):
    drop(page, f"{MARKER}.pdf", letter_file(width=595, height=842))
    page.get_by_role("heading", name="One thing to fix").wait_for()
    playwright.expect(page.locator("#check-result")).to_contain_text("A4")
    with page.expect_download() as download:
        page.get_by_role("link", name="Save a repaired copy").click()
    assert download.value.suggested_filename == f"{MARKER}, repaired.pdf"
    with pikepdf.open(download.value.path()) as repaired:
        assert [float(side) for side in repaired.pages[0].mediabox] == [0, 0, 612, 792]


def test_a_draft_is_read_and_answered(page, letter):
    page.goto(f"{letter}/self-check")
    page.get_by_label("The words of your draft").fill(f"I directly supervised Dr. Tran {MARKER} on the ward in June.")
    page.get_by_role("button", name="Look at my draft").click()
    page.get_by_text(MARKER).first.wait_for()
    page.goto(letter)


def test_nothing_of_what_was_checked_is_kept_in_any_file_of_the_portal(portal, page, letter):
    """Tables, write-ahead log (a backup is made of these), queue, files and mails: every byte the portal has written."""
    drop(page, f"{MARKER}.pdf", letter_file())
    page.get_by_role("heading", name="It would be accepted").wait_for()
    database = Cluster(portal.data / "postgres").data
    for folder in (portal.data, database, database / "pg_wal", portal.data / "files", portal.data / "inbox"):
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert files, f"{folder} holds what the portal writes"
        assert [path for path in files if MARKER in path.name or MARKER.encode() in path.read_bytes()] == []


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
