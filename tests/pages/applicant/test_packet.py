"""Packet: files once for every writer, a page for each, and either answer on access."""

import io

import pytest

from portal.models import File, LetterRequest, Packet, Waiver
from tests.pages.applicant.papers import pdf

PAGE = {"aim": "Family medicine", "position": "", "aspects": "Teamwork", "bullets-0": "Saw 6 patients a session"}


def upload(client, kind, data, name="file.pdf"):
    return client.post(f"/applicant/packet/files/{kind}", data={kind: (io.BytesIO(data), name)})


def test_a_file_is_kept_once_and_comes_back_unchanged(cast, minh, row, app):
    assert upload(minh, "cv", pdf("Curriculum vitae"), "Mein Lebenslauf.pdf").status_code == 303
    kept = row(File, applicant_id=cast.minh.id)
    assert (kept.kind, kept.pages, kept.request_id) == ("cv", 1, None)
    answer = minh.get(f"/applicant/files/{kept.id}")
    assert answer.data == pdf("Curriculum vitae")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert kept.name in minh.get("/applicant/packet").text


def test_what_lies_in_the_store_is_sealed(cast, minh, row, app, tmp_path):
    upload(minh, "cv", pdf("Curriculum vitae"))
    kept = row(File, applicant_id=cast.minh.id)
    sealed = next((app.config["SETTINGS"].data / "files").rglob(kept.id.hex)).read_bytes()
    assert b"%PDF" not in sealed


def test_a_newer_file_takes_the_place_of_the_older(cast, minh, look):
    upload(minh, "cv", pdf("One"))
    upload(minh, "cv", pdf("Two"))
    kept = look.query(File).order_by(File.uploaded_at).all()
    assert [file.superseded_at is None for file in kept] == [False, True]


@pytest.mark.parametrize(
    ("kind", "data", "status", "sentence"),
    [
        ("cv", b"not a document at all", 422, "We take PDF or Word (DOCX) here"),
        ("cv", b"", 422, "The file is empty."),
        ("cv", b"%PDF" + bytes(5_500_000), 413, "5 MB is the most we take."),
        ("photo", pdf("A face"), 422, "We take JPEG, PNG or WebP here"),
    ],
)
def test_a_file_that_is_not_taken_is_explained_and_not_kept(cast, minh, look, kind, data, status, sentence):
    answer = upload(minh, kind, data)
    assert (answer.status_code, sentence in answer.text) == (status, True)
    assert look.query(File).count() == 0


def test_no_file_at_all_is_explained(minh):
    answer = minh.post("/applicant/packet/files/cv", data={})
    assert answer.status_code == 422
    assert "Choose a file first." in answer.text


def test_a_kind_that_is_not_for_every_writer_has_no_place_here(minh):
    assert upload(minh, "request_form", pdf("Form")).status_code == 404


def test_the_request_form_is_for_one_writer(cast, minh, row):
    letter = cast.letter("agreed")
    url = f"/applicant/letters/{letter.id}"
    form = {"request_form": (io.BytesIO(pdf("Form")), "LRF.pdf")}
    assert minh.post(f"{url}/request-form", data=form).status_code == 303
    assert row(File, kind="request_form").request_id == letter.id
    assert "LRF.pdf" in minh.get(f"{url}/packet").text
    wrong = {"request_form": (io.BytesIO(b"x"), "LRF.pdf")}
    assert minh.post(f"{url}/request-form", data=wrong).status_code == 422


def test_strangers_open_no_file(cast, minh, row, refuses_strangers):
    upload(minh, "cv", pdf("Curriculum vitae"))
    refuses_strangers(f"/applicant/files/{row(File, applicant_id=cast.minh.id).id}")


def test_the_page_shows_what_stands_in_the_form(cast, minh):
    letter = cast.letter("agreed")
    url = f"/applicant/letters/{letter.id}/packet"
    preview = minh.post(f"{url}/preview", data=PAGE).text
    assert "<html" not in preview
    assert "<li>Saw 6 patients a session</li>" in preview
    assert "It fits on one page." in preview
    assert "Saw 6 patients a session" not in minh.get(url).text


def test_a_bullet_too_long_for_the_page_is_pointed_out(cast, minh):
    letter = cast.letter("agreed")
    said = PAGE | {f"bullets-{number}": "Saw many patients with me. " * 60 for number in range(6)}
    preview = minh.post(f"/applicant/letters/{letter.id}/packet/preview", data=said).text
    assert "It does not fit on one page: number" in preview


def test_a_packet_is_kept_submitted_and_taken_back(cast, minh, row):
    letter = cast.letter("agreed")
    url = f"/applicant/letters/{letter.id}/packet"
    assert minh.post(url, data=PAGE | {"act": "keep"}).status_code == 303
    assert row(Packet, request_id=letter.id).bullets == ["Saw 6 patients a session"]
    assert minh.post(url, data=PAGE | {"act": "submit"}).status_code == 303
    assert row(Packet, request_id=letter.id).status == "submitted"
    assert minh.post(url, data=PAGE | {"act": "keep"}).status_code == 409
    assert minh.post(f"{url}/recall").status_code == 303
    assert row(Packet, request_id=letter.id).status == "draft"
    assert minh.post(f"{url}/recall").status_code == 409


def test_a_packet_without_its_heart_is_not_submitted(cast, minh, look):
    letter = cast.letter("agreed")
    answer = minh.post(f"/applicant/letters/{letter.id}/packet", data={"aim": "Mine", "act": "submit"})
    assert answer.status_code == 422
    assert "Write at least one thing that this writer saw." in answer.text
    assert "Mine" in answer.text


def test_the_advisors_comment_stands_above_the_page(cast, minh, look):
    letter = cast.letter("agreed")
    look.add(
        Packet(
            office_id=cast.harbor.id,
            request_id=letter.id,
            applicant_id=cast.minh.id,
            writer_account_id=letter.writer_account_id,
            status="returned",
            comment="Name the clinic.",
        )
    )
    look.flush()
    assert "Name the clinic." in minh.get(f"/applicant/letters/{letter.id}/packet").text
    assert "Change the packet for Dr. Helen Park" in minh.get("/applicant/").text


def test_the_helper_document_can_be_saved(cast, minh):
    letter = cast.letter("agreed")
    answer = minh.get(f"/applicant/letters/{letter.id}/packet/helper.pdf")
    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")


def test_the_services_id_is_kept_for_this_writer_and_shown_to_nobody_else(cast, minh, look, row):
    first, second = cast.letter("agreed"), cast.letter("agreed", writer=cast.stein)
    keep = "/applicant/letters/{}/letter-id"
    assert minh.post(keep.format(first.id), data={"letter_id": "L-4711"}).status_code == 303
    answer = minh.post(keep.format(second.id), data={"letter_id": "L-4711"})
    assert answer.status_code == 422
    assert "Another letter has this id." in answer.text
    assert row(LetterRequest, id=first.id).service_letter_id == "L-4711"
    assert row(LetterRequest, id=second.id).service_letter_id == ""
    assert "L-4711" not in minh.get(f"/applicant/letters/{first.id}").text


@pytest.mark.parametrize(("answer", "waived"), [("waive", True), ("keep", False)])
def test_either_answer_is_signed_with_the_exact_text(cast, minh, row, answer, waived):
    letter = cast.letter("agreed")
    url = f"/applicant/letters/{letter.id}/waiver"
    page = minh.get(url).text
    assert " checked" not in page
    assert minh.post(url, data={"answer": answer, "typed_name": "Minh Anh Nguyễn"}).status_code == 303
    signed = row(Waiver, request_id=letter.id)
    assert (signed.waived, signed.typed_name) == (waived, "Minh Anh Nguyễn")
    assert signed.exact_text in page
    assert signed.exact_text in minh.get(url).text


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"answer": "waive", "typed_name": "Somebody Else"}, "Type your name as it stands in your profile"),
        ({"answer": "waive", "typed_name": ""}, "Type your name to sign."),
        ({"typed_name": "Minh Anh Nguyễn"}, "Choose one of the two."),
    ],
)
def test_nothing_is_signed_by_half(cast, minh, look, said, sentence):
    letter = cast.letter("agreed")
    answer = minh.post(f"/applicant/letters/{letter.id}/waiver", data=said)
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert look.query(Waiver).count() == 0


def test_an_answer_is_revoked_in_writing_and_can_be_signed_anew(cast, minh, look):
    letter = cast.letter("agreed")
    url = f"/applicant/letters/{letter.id}/waiver"
    signature = {"answer": "waive", "typed_name": "Minh Anh Nguyễn"}
    assert minh.post(f"{url}/revoke", data={"words": "I revoke."}).status_code == 409
    minh.post(url, data=signature)
    assert minh.post(url, data=signature).status_code == 409
    assert minh.post(f"{url}/revoke", data={"words": ""}).status_code == 422
    assert minh.post(f"{url}/revoke", data={"words": "I revoke my answer."}).status_code == 303
    assert minh.post(url, data=signature | {"answer": "keep"}).status_code == 303
    kept = look.query(Waiver).order_by(Waiver.signed_at).all()
    assert [(one.waived, one.revocation) for one in kept] == [(True, "I revoke my answer."), (False, "")]


def test_strangers_find_neither_packet_nor_signature(cast, refuses_strangers):
    letter = cast.letter("agreed")
    for page in ("packet", "packet/helper.pdf", "waiver"):
        refuses_strangers(f"/applicant/letters/{letter.id}/{page}")


def test_the_pages_ask_as_much_for_one_letter_as_for_three(cast, look, data_queries):
    letter = cast.letter("agreed")
    look.commit()
    before = [data_queries("/applicant/packet"), data_queries(f"/applicant/letters/{letter.id}/packet")]
    cast.letter("sent", writer=cast.stein)
    cast.letter("approved", writer=cast.stein)
    look.commit()
    assert [data_queries("/applicant/packet"), data_queries(f"/applicant/letters/{letter.id}/packet")] == before
    assert max(before) <= 4


def hints_beside(page: str, number: int) -> str:
    """The words beside a bullet."""
    return page.split(f'id="bullets-{number}-hints"', 1)[1].split("</div>", 1)[0]


SAID = {
    "aim": "Internal medicine",
    "bullets-0": "Saw 6 to 8 patients a session in the refugee clinic in March, through interpreters",
    "bullets-1": "Very hardworking and pleasant",
    "bullets-2": "I recommend her without reservation",
    "bullets-3": "Needs a J-1 visa for residency",
}
EXPECTED = {
    0: "Something they saw. They can write from this.",
    1: "Too general to be used.",
    2: "This reads like the letter itself.",
    3: "Leave visa and immigration out.",
}


def test_each_bullet_has_its_hint_beside_it_as_the_form_changes(cast, minh):
    letter = cast.letter("agreed")
    answer = minh.post(f"/applicant/letters/{letter.id}/packet/preview", data=SAID, headers={"HX-Request": "true"}).text
    assert {number: words in hints_beside(answer, number) for number, words in EXPECTED.items()} == dict.fromkeys(
        EXPECTED, True
    )
    assert answer.count('class="hints" hx-swap-oob="true"') == 6
    assert hints_beside(answer, 5).count("<p") == 0
    assert "/advice/applicant#rule-bullet-vague" in hints_beside(answer, 1)


def test_without_a_script_a_button_checks_and_keeps_nothing(cast, minh, look):
    letter = cast.letter("agreed")
    answer = minh.post(f"/applicant/letters/{letter.id}/packet", data=SAID | {"act": "check"})
    assert answer.status_code == 200
    assert EXPECTED[1] in hints_beside(answer.text, 1)
    assert "Very hardworking and pleasant</textarea>" in answer.text
    assert look.query(Packet).count() == 0


def test_a_packet_that_was_kept_says_its_hints_again(cast, minh):
    letter = cast.letter("agreed")
    url = f"/applicant/letters/{letter.id}/packet"
    minh.post(url, data=SAID | {"act": "keep"})
    assert EXPECTED[3] in hints_beside(minh.get(url).text, 3)


def test_what_the_packet_lacks_is_said_until_it_is_there(cast, minh):
    letter = cast.letter("agreed")
    url = f"/applicant/letters/{letter.id}/packet"
    page = minh.get(url).text
    assert "The packet is not complete." in page
    assert "an up-to-date CV" in page
    assert "It has 0 bullets now" in page
    upload(minh, "cv", pdf("Curriculum vitae"))
    upload(minh, "statement", pdf("My statement"))
    minh.post(f"/applicant/letters/{letter.id}/letter-id", data={"letter_id": "L-4711"})
    bullets = {f"bullets-{number}": f"Saw {number + 3} patients a day in March" for number in range(4)}
    minh.post(url, data=PAGE | bullets | {"act": "keep"})
    done = minh.get(url).text
    assert "The packet is not complete." not in done
    assert "bullets now" not in done


def test_a_visa_in_the_aim_is_pointed_out_too(cast, minh):
    letter = cast.letter("agreed")
    said = {"aim": "Internal medicine, with H-1B sponsorship", "act": "check"}
    answer = minh.post(f"/applicant/letters/{letter.id}/packet", data=said).text
    assert "Leave visa and immigration out." in answer.split('id="whole"')[1].split("</section>")[0]
