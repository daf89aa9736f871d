"""Nothing is changed by a form that another site sent."""

import re

import pytest

#: Mail programs and mail providers post there without a session: the signed address (RFC 8058), or the signature, is the proof.
WITHOUT_TOKEN = {"letter.stop_reminders_now", "reports.mailgun", "reports.postmark", "reports.ses"}


def test_every_form_needs_its_token(locked, visitor):
    taken = set()
    with locked.test_request_context():
        for rule in locked.url_map.iter_rules():
            if rule.methods & {"POST", "PUT", "PATCH", "DELETE"}:
                method = min(rule.methods & {"POST", "PUT", "PATCH", "DELETE"})
                path = re.sub(r"<(?:(\w+)(?:\((\w+)[^)]*\))?:)?\w+>", example, rule.rule)
                if visitor.open(path, method=method).status_code != 400:
                    taken.add(rule.endpoint)
    assert taken == WITHOUT_TOKEN


EXAMPLES = {"uuid": "00000000-0000-0000-0000-000000000001", "int": "1", "string": "x", "path": "x"}


def example(part: re.Match[str]) -> str:
    """A value that this part of an address takes; of `any(…)`, the first of its words."""
    return part[2] or EXAMPLES[part[1] or "string"]


@pytest.mark.parametrize("base_url", ["http://localhost", "https://localhost"])
def test_a_form_of_ours_is_taken_though_our_pages_send_no_referrer(visitor, base_url):
    page = visitor.get("/sign-in", base_url=base_url)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
    form = {"email": "nobody@example.org", "csrf_token": token}
    assert visitor.post("/sign-in", data=form, base_url=base_url).status_code == 303


def test_a_token_of_another_session_is_refused(locked, visitor):
    page = locked.test_client().get("/sign-in").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    visitor.get("/sign-in")
    answer = visitor.post("/sign-in", data={"email": "nobody@example.org", "csrf_token": token})
    assert answer.status_code == 400
    assert "This page has been open for a long time" in answer.text
