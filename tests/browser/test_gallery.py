"""The gallery in a real browser, under the portal's own content security policy: no finding by axe, no sideways scrolling,
and each script does its one thing."""

import os
import shutil
import threading

import pytest
from flask import Flask
from werkzeug.serving import make_server

from portal import static_files
from portal.security import secure
from tools.gallery import rendered

playwright = pytest.importorskip("playwright.sync_api", reason="needs `make env-browser`")
shoot = pytest.importorskip("tools.shoot", reason="needs `make env-browser`")

pytestmark = pytest.mark.browser
CHROMIUM = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
if CHROMIUM is None and os.environ.get("CI") != "true":
    pytest.skip("no Chromium on this machine", allow_module_level=True)

PAGES = sorted(rendered())


@pytest.fixture(scope="module")
def address():
    app = Flask("portal")
    static_files.register(app)
    app.after_request(secure)
    pages = rendered("/static")

    @app.route("/<name>", methods=["GET", "POST"])
    def page(name):
        return pages[name]

    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="module")
def browser():
    with shoot.chromium() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def checked(browser):
    return browser.new_page()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
    yield page
    context.close()
    assert page.complaints == []


@pytest.mark.parametrize("name", [name for name in PAGES if not name.startswith("mail-")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(checked, address, name):
    assert list(shoot.complaints(checked, f"{address}/{name}")) == []


def test_a_value_is_copied_and_the_button_says_so(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/letter.html")
    page.get_by_role("button", name="Copy the AAMC ID").click()
    playwright.expect(page.get_by_role("button", name="Copied the AAMC ID")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "1482 9037"


def test_a_chosen_file_is_sent_at_once(page, address):
    page.goto(f"{address}/letter.html")
    playwright.expect(page.get_by_text("Choose a file")).to_be_visible()
    page.locator("form[enctype]").evaluate("form => form.action = '/letter.html'")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.set_input_files(
            "input[type=file]", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
        )
    assert sent.value.headers["content-type"].startswith("multipart/form-data")


def test_a_question_opens_over_the_page_and_closes_again(page, address):
    page.goto(f"{address}/choice.html")
    page.get_by_role("link", name="Drop this choice").click()
    question = page.get_by_role("dialog", name="Drop this choice?")
    playwright.expect(question).to_be_visible()
    question.get_by_role("button", name="Keep it").click()
    playwright.expect(question).to_be_hidden()


def test_the_bar_counts_the_chosen_rows(page, address):
    page.goto(f"{address}/letters.html")
    page.get_by_role("checkbox", name="Select Dr. Peter Grant for Tomasz Wójcik").check()
    playwright.expect(page.locator("[data-chosen]").first).to_have_text("4 letters selected.")
    page.get_by_role("button", name="Select none").click()
    playwright.expect(page.locator("[data-chosen]").first).to_have_text("0 letters selected.")


def test_the_account_menu_opens_by_keyboard_without_a_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/home.html")
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    playwright.expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    context.close()
