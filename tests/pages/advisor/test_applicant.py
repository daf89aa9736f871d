"""One applicant and what waits for review: the same advice as the applicant reads, and what an advisor adds."""

import re
from datetime import timedelta

from portal.clock import now, today
from portal.models import AdvisorNote, Packet, WriterChoice
from portal.queries.find import find
from portal.usecases import packets, waivers
from portal.usecases.packet_changes import changes_since_published


def test_the_set_is_judged_and_a_finding_that_wants_a_writer_offers_to_suggest_one(cast, anna):
    cast.letter("sent")
    page = anna.get(f"/advisor/applicants/{cast.minh.id}").text
    assert "Too few US clinical letters." in page
    assert f"/advisor/applicants/{cast.minh.id}/suggest" in page


def test_a_rotation_without_a_writer_is_offered_and_fills_the_form(cast, anna):
    cast.letter("sent")
    page = anna.get(f"/advisor/applicants/{cast.minh.id}").text
    offered = f"/advisor/applicants/{cast.minh.id}/suggest?rotation={cast.rotation.id}"
    assert offered in page
    assert f'selected value="{cast.rotation.id}"' in anna.get(offered).text


def test_a_suggestion_stems_from_its_rotation(cast, anna, look):
    answer = anna.post(
        f"/advisor/applicants/{cast.minh.id}/suggest",
        data={"writer_name": "Dr. Elena Alvarez", "rotation_id": str(cast.rotation.id), "comment": "Saw you at night."},
    )
    suggested = look.query(WriterChoice).filter_by(writer_name="Dr. Elena Alvarez").one()
    assert (answer.status_code, suggested.rotation_id) == (302, cast.rotation.id)


def test_a_suggestion_without_a_reason_keeps_what_was_typed(cast, anna):
    answer = anna.post(f"/advisor/applicants/{cast.minh.id}/suggest", data={"writer_name": "Dr. Elena Alvarez"})
    assert (answer.status_code, "Dr. Elena Alvarez" in answer.text) == (422, True)


def test_the_page_of_an_applicant_asks_four_queries_for_one_letter_and_for_three(cast, look, data_queries):
    url = f"/advisor/applicants/{cast.minh.id}"
    cast.letter("sent")
    few = data_queries(url)
    cast.letter("asked", writer=cast.stein)
    cast.choice(status="proposed")
    look.add(
        AdvisorNote(
            office_id=cast.harbor.id,
            applicant_id=cast.minh.id,
            advisor_id=cast.anna.id,
            advisor_name="Anna",
            text="Call.",
        )
    )
    assert (few, data_queries(url)) == (4, 4)


def test_the_place_in_the_navigation_is_marked_on_the_pages_below_it(cast, anna):
    letter, choice = cast.letter("sent"), cast.choice(status="proposed")
    marked = {
        f"/advisor/applicants/{cast.minh.id}/suggest": "Applicants",
        f"/advisor/letters/{letter.id}/due": "Letters",
        f"/advisor/choices/{choice.id}": "Queue",
        "/advisor/office/reminders": "Office",
    }
    for url, place in marked.items():
        main = anna.get(url).text.partition("</nav>")[0]
        assert re.findall(r'aria-current="page">([^<]+)<', main) == [place]


def test_the_writer_of_a_new_version_is_told_what_changed(cast, act, anna, look):
    letter = cast.letter("agreed")
    _hand_in(cast, act, letter, ["Saw 6 patients a session", "Wrote each note before rounds"])
    with act(cast.actor(cast.anna)):
        request = find(type(letter), letter.id)
        packets.publish(packets.packet_of(request), request)
    _hand_in(cast, act, letter, ["Saw 6 patients a session"])
    with act(cast.actor(cast.anna)):
        request = find(type(letter), letter.id)
        waiting = look.query(Packet).filter_by(request_id=letter.id, version=2).one()
        assert changes_since_published(find(Packet, waiting.id), request) == ["One bullet removed."]
    assert "One bullet removed." in anna.get(f"/advisor/letters/{letter.id}/packet").text


def test_the_helper_document_opens_as_the_writer_prints_it(cast, act, anna):
    letter = cast.letter("agreed")
    assert anna.get(f"/advisor/letters/{letter.id}/packet/helper.pdf").status_code == 404
    _hand_in(cast, act, letter, ["Saw 6 patients a session"])
    answer = anna.get(f"/advisor/letters/{letter.id}/packet/helper.pdf")
    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")


def test_a_packet_returned_without_a_comment_stays_and_says_why(cast, act, anna):
    letter = cast.letter("agreed")
    _hand_in(cast, act, letter, ["Saw 6 patients a session"])
    answer = anna.post(f"/advisor/letters/{letter.id}/packet", data={"return": "y", "comment": ""})
    assert (answer.status_code, "Say what to change" in answer.text) == (422, True)


def test_a_packet_under_review_shows_what_the_guide_says_to_its_bullets(cast, act, anna):
    letter = cast.letter("agreed")
    _hand_in(cast, act, letter, ["Saw 6 patients a session in March", "Hardworking and pleasant"])
    page = anna.get(f"/advisor/letters/{letter.id}/packet").text
    assert "Number 2: “Hardworking and pleasant”" in page.replace("</p>", "")
    assert "Number 1:" not in page
    assert "Too general to be used." in page
    assert "/advice/advisor#rule-packet-parts" in page


def test_a_declined_writer_leads_to_a_suggestion_and_a_letter_at_risk_to_the_letter(cast, anna):
    declined = cast.letter("declined", status_at=now() - timedelta(days=2))
    at_risk = cast.letter("sent", due_on=today() + timedelta(days=4), applicant=cast.kofi, writer=cast.stein)
    page = anna.get("/advisor/").text
    assert f'href="/advisor/applicants/{declined.applicant_id}/suggest"' in page
    assert f'href="/advisor/letters/{at_risk.id}"' in page
    assert page.count("btn-primary") == 1


def _hand_in(cast, act, letter, bullets) -> None:
    with act(cast.actor(cast.minh)):
        request = find(type(letter), letter.id)
        if waivers.in_force(request) is None:
            waivers.sign_waiver(request, waived=True, typed_name="Minh Anh Nguyễn")
        packet = packets.packet_of(request)
        packets.save_packet(packet, aim="", position="", bullets=bullets, aspects="")
        packets.submit_packet(packet, request)
