"""Every response carries the same locks, whatever it answers."""

import pytest

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
    " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@pytest.mark.parametrize("status", [200, 302, 400, 404, 409, 422, 429, 500, 503])
def test_every_answer_is_locked_and_kept_by_no_cache(visitor, status):
    match status:
        case 400:
            answer = visitor.post("/trouble/form")
        case 422:
            answer = visitor.get("/trouble/422")
        case 429:
            answer = [visitor.post("/reminders/stop/x") for _ in range(61)][-1]
        case _:
            answer = visitor.get(f"/trouble/{status}")
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize("path", ["/nowhere", "/static/nothing.css", "/letter/"])
def test_so_is_an_address_that_leads_nowhere(visitor, path):
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_a_method_that_is_not_offered_is_refused_with_those_that_are(visitor):
    answer = visitor.delete("/sign-in")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_over_https_browsers_are_told_to_stay_there(visitor):
    answer = visitor.get("/", base_url="https://localhost")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_static_files_are_kept_for_ever_by_what_is_in_them(visitor):
    page = visitor.get("/").text
    sheet = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert visitor.get(sheet).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert visitor.get(sheet.partition("?")[0]).headers.get("Cache-Control") != "public, max-age=31536000, immutable"


def test_the_session_cookie_is_for_this_site_and_no_script(visitor):
    cookie = visitor.get("/sign-in").headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
