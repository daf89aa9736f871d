"""An office says it in its own words: checked, looked at before they are kept, used in what is sent, and put back at will."""

import pytest
import sqlalchemy as sa

from portal.guidance.messages import MessageKind, placeholders
from portal.models import History, Wording

THANKS = "/advisor/office/messages/thank_you"
WORDS = {"subject": "Thanks from {applicant}", "body": "Dear {writer},\r\n\r\nthank you for {rotation}."}


@pytest.fixture
def anna(cast, browse):
    return browse(cast.account(cast.anna))


def kept(look):
    look.expire_all()
    return look.execute(sa.select(Wording.key, Wording.subject, Wording.body).where(Wording.kind == "message")).all()


def test_every_message_is_listed_and_opens_with_its_words_and_places(anna):
    page = anna.get("/advisor/office/messages").text
    for kind in MessageKind:
        assert f'href="/advisor/office/messages/{kind.value}"' in page
        one = anna.get(f"/advisor/office/messages/{kind.value}")
        assert one.status_code == 200
        assert [place for place in placeholders(kind) if f"<dt>{{{place}}}</dt>" not in one.text] == []
    assert anna.get("/advisor/office/messages/poem").status_code == 404


def test_words_are_kept_with_what_stood_before_and_put_back(anna, look):
    assert anna.post(THANKS, data=WORDS).status_code == 303
    assert kept(look) == [("thank_you", "Thanks from {applicant}", "Dear {writer},\n\nthank you for {rotation}.")]
    assert "One message is in your words" in anna.get("/advisor/office/messages").text
    anna.post(THANKS, data=WORDS | {"subject": "Again"})
    assert anna.post(f"{THANKS}/reset").status_code == 303
    assert kept(look) == []
    told = look.execute(sa.select(History.kind, History.shown_to, History.facts).order_by(History.id)).all()
    assert [(kind, shown_to, facts["subject"]) for kind, shown_to, facts in told] == [
        ("change_wording", ["advisor"], "Thank you for your letter"),
        ("change_wording", ["advisor"], "Thanks from {applicant}"),
        ("reset_wording", ["advisor"], "Again"),
    ]
    assert anna.get(THANKS).text.count("<summary>The words until then</summary>") == 3


def test_looking_fills_the_places_and_keeps_nothing(anna, look):
    answer = anna.post(THANKS, data=WORDS | {"look": "y"})
    assert answer.status_code == 200
    assert "<p><strong>Thanks from Minh Anh Nguyễn</strong></p>" in answer.text
    assert "thank you for the Refugee Health Clinic." in answer.text
    assert kept(look) == []


@pytest.mark.parametrize("look_first", [{}, {"look": "y"}])
@pytest.mark.parametrize(
    ("key", "change", "sentence"),
    [
        ("thank_you", {"body": "Dear {doctor}"}, "Nothing fills {doctor} here. What can be filled: {applicant}, {rotation}, {writer}."),
        ("thank_you", {"body": "Dear {writer.__class__}"}, "Nothing fills {writer.__class__} here."),
        ("thank_you", {"body": "Dear {writer:>999999999}"}, "A brace stands alone, or more than a name stands in one."),
        ("thank_you", {"body": "Dear {writer!r}"}, "A brace stands alone, or more than a name stands in one."),
        ("thank_you", {"body": "Dear {writer"}, "A brace stands alone, or more than a name stands in one."),
        ("thank_you", {"body": " "}, "Write the words, or go back to ours."),
        ("thank_you", {"subject": " "}, "Give the mail a subject."),
        ("gentle_reminder", {"body": "Dear {writer}, remember."}, "Keep {link}: without it the writer does not find the page."),
    ],
)  # fmt: skip
def test_words_that_could_not_be_sent_are_refused_and_nothing_typed_is_lost(
    anna, look, key, change, sentence, look_first
):
    answer = anna.post(
        f"/advisor/office/messages/{key}", data={"subject": "Kept as typed", "body": "Also kept"} | change | look_first
    )
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert change.get("subject") == " " or "Kept as typed" in answer.text
    assert kept(look) == []


def test_jinja_in_an_offices_words_stays_words(anna, look):
    answer = anna.post(THANKS, data=WORDS | {"body": "{{% raw %}} {{{{ config }}}} <b>{writer}</b>", "look": "y"})
    assert "{% raw %} {{ config }} &lt;b&gt;Dr. Helen Park&lt;/b&gt;" in answer.text


def test_an_applicant_begins_with_the_offices_words_and_edits_them(anna, cast, browse):
    anna.post(THANKS, data=WORDS)
    letter = cast.letter("uploaded")
    page = browse(cast.account(cast.minh)).get(f"/applicant/letters/{letter.id}/thank").text
    assert "Thanks from Minh Anh" in page
    assert "Dear Dr. Helen Park," in page


def test_another_office_and_other_people_see_none_of_it(anna, cast, browse):
    anna.post(THANKS, data=WORDS)
    assert "Thanks from" not in browse(cast.account(cast.lena)).get(THANKS).text
    for stranger in (cast.minh, cast.park):
        assert browse(cast.account(stranger)).get(THANKS).status_code == 404
