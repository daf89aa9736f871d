"""The demo's programs in a real browser: found, settled, looked at again, imported; the profile, how they fit, lists and letters."""

import os
import re
import shutil

import pytest

from portal.programs.catalogue import template
from tests.journeys.running import RunningPortal

playwright = pytest.importorskip("playwright.sync_api", reason="needs `make env-browser`")
shoot = pytest.importorskip("tools.shoot", reason="needs `make env-browser`")

pytestmark = pytest.mark.browser
if not (shutil.which("chromium") or shutil.which("google-chrome")) and os.environ.get("CI") != "true":
    pytest.skip("no Chromium on this machine", allow_module_level=True)

ROW = "X-1,Made up,eras,internal medicine,{visas},https://x.example.org,{day},Anna"
HEADER = "Program ID,Name,Service,Specialty,Visas,Source,Checked on,Checked by"


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """The demo, with its 445 programs."""
    with RunningPortal(tmp_path_factory.mktemp("portal") / "var") as portal:
        yield portal


@pytest.fixture(scope="module")
def chromium():
    with shoot.chromium() as chromium:
        yield chromium


def signed_in(portal, chromium, who):
    """A page of the browser in which that person of the demo is signed in, and where the portal is."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(portal.sign_in_of(who))
    page.get_by_role("main").get_by_role("button").first.click()
    page.wait_for_url("**/a*/")
    return page, page.url.partition("/a")[0]


@pytest.fixture(scope="module")
def anna(portal, chromium):
    return signed_in(portal, chromium, "advisor_anna")


def test_axe_finds_nothing_on_the_advisors_pages_and_nothing_scrolls_sideways(anna):
    page, home = anna
    page.goto(f"{home}/advisor/programs?state=conflict")
    program = home + page.locator("tbody a.row-link").first.get_attribute("href")
    page.goto(program)
    value = home + page.get_by_role("link", name="Settle").first.get_attribute("href")
    further = ("", "/stale", "/import", "/new")
    addresses = [*(f"{home}/advisor/programs{path}" for path in further), program, value]
    assert [found for address in addresses for found in shoot.complaints(page, address)] == []


def test_a_search_a_filter_and_the_next_page_find_programs(anna):
    page, home = anna
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{home}/advisor/programs")
    playwright.expect(page.get_by_text("445 programs", exact=True)).to_be_visible()
    first = page.locator("tbody a.row-link").all_inner_texts()
    page.get_by_role("link", name="More").click()
    page.wait_for_url("**after=**")
    assert len(first) == 50
    page.get_by_label("Name, place, specialty or ID").fill("demo-0007")
    page.get_by_role("button", name="Filter").click()
    playwright.expect(page.locator("tbody a.row-link")).to_have_count(1)


def test_a_conflict_is_settled_and_the_history_says_so(anna):
    page, home = anna
    page.goto(f"{home}/advisor/programs?state=conflict")
    page.locator("tbody a.row-link").first.click()
    page.get_by_role("link", name="Settle").first.click()
    page.get_by_role("button", name="This is right").first.click()
    playwright.expect(page.get_by_text("stays in the history")).to_be_visible()
    playwright.expect(page.locator(".history").get_by_text("is right, as")).to_be_visible()


def test_one_click_renews_what_is_old(anna):
    page, home = anna
    page.goto(f"{home}/advisor/programs/stale")
    waiting = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("button", name="Still so today").first.click()
    playwright.expect(page.get_by_text("today’s date and your name", exact=False).first).to_be_visible()
    assert page.get_by_role("heading", level=1).inner_text() != waiting


def test_a_file_is_tried_then_imported(anna):
    page, home = anna
    assert HEADER.split(",")[0] in template()
    lines = (HEADER, ROW.format(visas="J-1", day="2026-06-01"), ROW.format(visas="maybe", day="2026-06-02"))
    file = {"name": "programs.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}
    page.goto(f"{home}/advisor/programs/import")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Try it").click()
    playwright.expect(page.get_by_role("heading", name="One program would be new")).to_be_visible()
    playwright.expect(page.get_by_text("Visas names “maybe”", exact=False)).to_be_visible()
    page.locator("input[type=file]").set_input_files(file | {"buffer": "\n".join(lines[:2]).encode()})
    page.get_by_role("button", name="Import it").click()
    page.wait_for_url("**/advisor/programs")
    playwright.expect(page.get_by_text("446 programs", exact=True)).to_be_visible()


def test_the_profile_is_kept_and_the_office_reads_it(portal, chromium, anna):
    page, home = signed_in(portal, chromium, "applicant_minh")
    address = f"{home}/applicant/programs/profile"
    assert list(shoot.complaints(page, address)) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    page.get_by_label("Step 2 CK, three digits").fill("900")
    page.get_by_role("button", name="Keep my profile").click()
    playwright.expect(page.get_by_role("alert")).to_contain_text("Step 2 CK scores run from 1 to 300.")
    page.get_by_label("Step 2 CK, three digits").fill("251")
    page.get_by_role("button", name="Keep my profile").click()
    playwright.expect(page.get_by_text("You and your office see it", exact=False)).to_be_visible()
    office, _ = anna
    office.goto(f"{home}/advisor/applicants?q=minh")
    office.locator("tbody a.row-link").first.click()
    office.get_by_role("link", name="Profile for programs").click()
    playwright.expect(office.get_by_text("251, attempt 1")).to_be_visible()
    assert list(shoot.complaints(office, office.url)) == []


@pytest.fixture(scope="module")
def minh(portal, chromium):
    return signed_in(portal, chromium, "applicant_minh")


def test_axe_finds_nothing_where_programs_are_compared(minh):
    page, home = minh
    further = ("", "/fit", "/lists", "/lists/new", "/letters")
    assert [found for path in further for found in shoot.complaints(page, f"{home}/applicant/programs{path}")] == []


def test_no_program_is_dropped_from_those_that_fit_or_do_not(minh):
    page, home = minh
    page.goto(f"{home}/applicant/programs/fit")
    words = page.get_by_role("main").inner_text()
    assert "It is not a chance of matching" in words
    groups = re.findall(r"(?:You meet all of it|Something to ask|A gate is shut)\s+(\d+)", words)
    assert [str(sum(map(int, groups)))] == re.findall(r"Chosen from (\d+) programs", words)


def test_a_list_is_found_kept_compared_and_exported(minh):
    page, home = minh
    page.set_viewport_size({"width": 1280, "height": 900})
    for name, number in (("Small", "4"), ("Large", "9")):
        page.goto(f"{home}/applicant/programs/lists/new")
        page.get_by_label("Name").first.fill(name)
        page.locator("[name=number_maximum]").fill(number)
        page.get_by_role("button", name="Find the best list").click()
        playwright.expect(page.get_by_role("heading", level=1)).to_contain_text(f"{number} programs")
        assert list(shoot.complaints(page, page.url)) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert len(download.value.path().read_text("utf-8-sig").splitlines()) == 10
    page.goto(f"{home}/applicant/programs/lists")
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Compare").click()
    playwright.expect(page.get_by_role("main")).to_contain_text("Large")


def test_a_list_that_cannot_be_names_what_cannot_hold_together(minh):
    page, home = minh
    page.goto(f"{home}/applicant/programs/lists/new")
    page.get_by_label("Name").first.fill("Impossible")
    page.locator("[name=budget]").fill("11")
    page.locator("[name=number_minimum]").fill("9")
    page.get_by_role("button", name="Find the best list").click()
    playwright.expect(page.get_by_role("main")).to_contain_text("cannot hold together")
