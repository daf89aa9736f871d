"""An advisor works a cohort of 2,000 with the tables, in a real browser: found, chosen, tagged by the worker, kept as a view, on a phone."""

import os
import re
import shutil

import psycopg2
import pytest

from bench.cohort import make_cohort
from portal.clock import today
from portal.embedded import DATABASE, cluster_of
from tests.conftest import make_settings
from tests.journeys.running import RunningPortal

playwright = pytest.importorskip("playwright.sync_api", reason="needs `make env-browser`")
shoot = pytest.importorskip("tools.shoot", reason="needs `make env-browser`")

pytestmark = pytest.mark.browser
if not (shutil.which("chromium") or shutil.which("google-chrome")) and os.environ.get("CI") != "true":
    pytest.skip("no Chromium on this machine", allow_module_level=True)

LETTERS = 8_000  # of 2,000 applicants
ROWS_OF_A_PAGE = 50
expect = playwright.expect


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with RunningPortal(tmp_path_factory.mktemp("portal") / "var") as running:
        yield running


@pytest.fixture(scope="module")
def sign_in(portal) -> str:
    return portal.sign_in_of("advisor_anna")  # asked for while the demo is alone in the database


@pytest.fixture(scope="module")
def desk(portal, sign_in) -> str:
    """Anna has a second desk: at an office with 2,000 applicants, written with COPY."""
    cluster = cluster_of(make_settings("", portal.data, embedded=True))
    owner = psycopg2.connect(cluster.url(DATABASE).replace("+psycopg2", ""))
    made = make_cohort(owner, "zeta", LETTERS, today())
    with owner.cursor() as cursor:
        cursor.execute(
            "update advisor set account_id = (select d.account_id from advisor d join office o on o.id = d.office_id"
            " where o.slug = 'harbor' and d.name like 'Anna%%') where id = %s",
            [str(made.advisor_ids[0])],
        )
    owner.commit()
    owner.close()
    return f"{portal.base}/desk/advisor/{made.advisor_ids[0]}"


@pytest.fixture(scope="module")
def page(sign_in, desk):
    with shoot.chromium() as chromium:
        page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(sign_in)
        page.locator("main button").first.click()
        page.wait_for_url("**/advisor/")
        page.goto(desk)
        yield page


def names(page) -> list[str]:
    return page.locator("tbody a.row-link").all_inner_texts()


def test_a_name_is_found_without_its_accents_and_pages_follow_each_other(page, portal):
    page.goto(f"{portal.base}/advisor/applicants")
    expect(page.locator(".pager")).to_contain_text("2,000 applicants")
    page.get_by_label("Name, address or AAMC ID").fill("Nguyen")
    page.get_by_role("button", name="Filter").click()
    assert all("Nguyễn" in name for name in names(page))
    first = names(page)
    page.get_by_role("link", name="Later").click()
    page.wait_for_url("**after=**")
    assert "Nguyễn" in names(page)[0]
    page.get_by_role("link", name="Earlier").click()
    page.wait_for_url("**before=**")
    assert names(page) == first


def test_rows_chosen_on_two_pages_are_tagged_by_the_worker_and_taken_back(page, portal):
    page.goto(f"{portal.base}/advisor/applicants?q=okafor")
    page.locator("input[name=ids]").first.check()
    page.get_by_role("link", name="Later").click()
    page.wait_for_url("**after=**")
    page.locator("input[name=ids]").nth(1).check()
    expect(page.locator("[data-chosen]")).to_have_text("2 chosen")
    page.get_by_role("button", name="Tag", exact=True).click()
    page.get_by_role("heading", name="Which tag for 2 applicants?").wait_for()
    page.get_by_role("textbox", name="Tag").fill("call back")
    page.get_by_role("button", name="Tag them").click()
    page.get_by_text("2 applicants are tagged").first.wait_for()
    page.goto(f"{portal.base}/advisor/applicants?tag=call+back")
    assert len(names(page)) == 2
    page.go_back()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("2 rows are as they were").wait_for()
    page.goto(f"{portal.base}/advisor/applicants?tag=call+back")
    assert names(page) == []


def test_all_that_the_filters_leave_are_meant_by_one_tick(page, portal):
    page.goto(f"{portal.base}/advisor/letters?state=out&tier=1")
    page.locator("[data-everything]").check()
    page.get_by_role("button", name="Move the due date").click()
    title = page.get_by_role("heading", name=re.compile("By when are these .* letters due")).inner_text()
    assert int(title.split()[4].replace(",", "")) > ROWS_OF_A_PAGE


def test_filters_are_kept_as_a_view(page, portal):
    page.goto(f"{portal.base}/advisor/letters?risk=late")
    page.get_by_text("Save this view").click()
    page.get_by_label("Its name").fill("Call on Monday")
    page.get_by_role("button", name="Save").click()
    page.goto(f"{portal.base}/advisor/letters")
    page.get_by_role("link", name="Call on Monday").click()
    page.wait_for_url("**/letters?risk=late")
    page.get_by_role("button", name="Forget this view").click()
    page.get_by_text("is forgotten").wait_for()


def test_the_keyboard_goes_down_the_table_and_chooses(page, portal):
    page.goto(f"{portal.base}/advisor/letters?state=out")
    page.locator("h1").click()
    for key in ("j", "j", "x"):
        page.keyboard.press(key)
    assert [pick.is_checked() for pick in page.locator("input[name=ids]").all()[:3]] == [False, True, False]
    page.get_by_role("button", name="Choose none").click()


def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, portal):
    pages = ("applicants", "letters?state=out", "cohort", "numbers/seasons")
    assert [found for path in pages for found in shoot.complaints(page, f"{portal.base}/advisor/{path}")] == []
