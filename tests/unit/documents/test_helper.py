from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.documents.helper import Fit, HelperFacts, HelperWords, clip, foot, helper_document, helper_preview
from tests.unit.documents.reading import US_LETTER, read_back

MINH_ANH = HelperFacts(
    applicant="Nguyễn Thị Minh Anh",
    name_language="vi",
    school="University of Medicine and Pharmacy, Ho Chi Minh City",
    graduated="2024",
    status="Visiting physician, Lakeside County Hospital",
    aim="Categorical internal medicine with a global health track, to start in July 2028.",
    bullets=(
        "Refugee Health Clinic, March 2027: took histories from 6 to 8 patients a session.",
        "Found the unfilled insulin scripts of three families in one week.",
        "Rewrote the intake sheet on housing and work; the clinic still uses it.",
        "Asked for feedback each Friday and by the third week ran the hypertension visit alone.",
    ),
    aspects="Clinical judgement and teamwork across cultures.",
    writer="Dr. Marcus Oyelaran",
    due="Friday 27 August 2027",
    upload="To be uploaded in the AAMC Letter Writer Portal",
    aamc_id="14829037",
)


def bullets(*lengths: int) -> tuple[str, ...]:
    return tuple(("word " * (length // 5)).strip() for length in lengths)


def test_the_page_is_one_tagged_letter_page_with_language_and_title():
    page = read_back(helper_document(MINH_ANH).pdf)

    assert (page.pages, page.sizes, page.tagged, page.language) == (1, {US_LETTER}, True, "en")
    assert page.title == "Helper document: Nguyễn Thị Minh Anh"
    assert [page.tags.count(tag) for tag in ("/H1", "/H2", "/L", "/LI")] == [1, 3, 1, 4]


def test_the_page_says_everything_in_the_order_of_the_design():
    text = read_back(helper_document(MINH_ANH).pdf).text.replace("\xa0", " ")

    said = (
        "Nguyễn Thị Minh Anh",
        "University of Medicine and Pharmacy, Ho Chi Minh City, 2024. Visiting physician, Lakeside County Hospital.",
        "I apply for",
        MINH_ANH.aim,
        "What you saw, and I would be grateful if you mentioned",
        *MINH_ANH.bullets,
        "If you can, please speak to",
        MINH_ANH.aspects,
        "For Dr. Marcus Oyelaran, due Friday 27 August 2027. To be uploaded in the AAMC Letter Writer Portal.",
        "AAMC ID 1482 9037.",
    )
    assert [text.count(part) for part in said] == [1] * len(said)
    assert sorted(said, key=text.index) == list(said)


def test_a_short_text_is_set_in_twelve_points_with_nothing_lost():
    assert helper_document(MINH_ANH).fit == Fit(scale=1.0)


def test_more_text_shrinks_before_anything_is_cut():
    fit = helper_document(replace(MINH_ANH, bullets=bullets(*[500] * 6))).fit

    assert fit.cut == ()
    assert 0.72 <= fit.scale < 1.0


def test_the_longest_bullet_is_the_one_to_cut():
    document = helper_document(replace(MINH_ANH, bullets=bullets(1200, 1200, 2900, 1200)))

    assert (document.fit.scale, document.fit.cut) == (0.72, (3,))
    assert read_back(document.pdf).pages == 1


def test_a_bullet_that_could_never_fit_is_cut_and_the_others_keep_their_size():
    assert helper_document(replace(MINH_ANH, bullets=("Ran the visit.", "x" * 9000))).fit == Fit(scale=1.0, cut=(2,))


def test_empty_bullets_do_not_shift_the_numbers():
    fit = helper_document(replace(MINH_ANH, bullets=("", "Ran the visit.", " ", "x" * 9000))).fit

    assert fit.cut == (4,)


def test_a_page_with_nothing_to_say_is_still_a_page():
    page = read_back(helper_document(HelperFacts(applicant="")).pdf)

    assert (page.pages, page.text) == (1, "Applicant")


@pytest.mark.parametrize(
    ("own_name", "language"),
    [
        ("Nguyễn Thị Ánh Tuyết", "vi"),
        ("प्रियंका शर्मा", "hi"),
        ("山田 太郎", "ja"),
        ("王小明", "zh-Hans"),
        ("김민지", "ko"),
        ("Юлія Шевченко", "uk"),
        ("Ελένη Παπαδοπούλου", "el"),
        ("สมชาย ใจดี", "th"),
        ("ফারহানা", "bn"),
        ("குமார்", "ta"),
        ("తెలుగు", "te"),
        ("សុខា", "km"),
        ("תמר כהן", "he"),
        ("አበበ ቢቂላ", "am"),
        ("ნინო ბერიძე", "ka"),
        ("Անի Սարգսյան", "hy"),
        ("પ્રિયા પટેલ", "gu"),
        ("ਹਰਪ੍ਰੀਤ ਕੌਰ", "pa"),
        ("ಅನಿತಾ", "kn"),
        ("അനിത നായർ", "ml"),
        ("නිමල්", "si"),
        ("မြတ်မွန်", "my"),
        ("محمد عبد الله", "ar"),
        ("پروین اعتصامی", "fa"),
    ],
)
def test_a_name_in_its_own_script_is_printed_beside_the_latin_name(own_name, language):
    document = helper_document(replace(MINH_ANH, own_name=own_name, own_language=language))

    letters = set(read_back(document.pdf).text)
    assert document.fit == Fit(scale=1.0)
    assert [c for c in own_name if c.isalpha() and c not in letters] == []


def test_a_name_no_font_can_show_is_left_out_whole_and_said():
    document = helper_document(replace(MINH_ANH, own_name="ᜀᜁ", own_language="tl"))

    assert document.fit.left_out == "ᜀᜁ"
    assert "ᜀ" not in read_back(document.pdf).text


@pytest.mark.parametrize("name", ["", " ", "🏥", "\ufffe", "\u0301", "\u200b\u00a0"])
def test_a_name_that_leaves_nothing_on_paper_still_makes_a_page(name):
    assert read_back(helper_document(HelperFacts(name)).pdf).text == "Applicant"


def test_emoji_are_left_out_and_said():
    document = helper_document(replace(MINH_ANH, bullets=("Ran the 🏥 visit 👩‍⚕️ alone.",)))

    assert document.fit.left_out == "🏥👩⚕"
    assert "Ran the visit alone." in read_back(document.pdf).text


def test_text_is_never_markup():
    markup = '*bold* _x_ #eval("1") $y$ `raw` <label> @ref = h [c] \\ // c /* "quotes" --- ~'

    assert markup in read_back(helper_document(replace(MINH_ANH, aim=markup)).pdf).text


def test_control_and_turning_characters_do_not_reach_the_page():
    document = helper_document(replace(MINH_ANH, aim="a\x00b\x07\u202ec\ufeff\ud800 \n\n d\u2028e"))

    assert "I apply for abc d e What you saw" in read_back(document.pdf).text


def test_a_word_longer_than_the_line_breaks():
    long = helper_document(replace(MINH_ANH, applicant="W" * 150, aim="https://example.org/" + "W" * 300))

    assert read_back(long.pdf).text.replace("\u200b", "").replace(" ", "").count("W" * 150) == 3
    assert long.fit.clipped == ()


def test_fields_that_are_too_long_lose_their_end_and_it_is_said():
    document = helper_document(replace(MINH_ANH, aim="refugee health " * 100))

    assert document.fit.clipped == ("aim",)
    assert read_back(document.pdf).pages == 1


def test_the_preview_shows_the_same_fit_as_a_picture_without_scripts_or_styles():
    facts = replace(MINH_ANH, bullets=bullets(*[800] * 6))
    preview = helper_preview(facts)

    assert preview.fit == helper_document(facts).fit
    assert preview.svg.startswith(b'<svg viewBox="0 0 612 792"')
    assert b"<style" not in preview.svg
    assert b"<script" not in preview.svg


def test_the_same_facts_give_the_same_bytes():
    assert helper_document(MINH_ANH).pdf == helper_document(MINH_ANH).pdf


def test_the_documents_own_words_can_be_translated():
    page = read_back(
        helper_document(replace(MINH_ANH, language="es", words=HelperWords(apply_for="Solicito una plaza en"))).pdf
    )

    assert page.language == "es"
    assert "Solicito una plaza en" in page.text


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (HelperFacts("A"), ""),
        (HelperFacts("A", writer="Dr. Park"), "For Dr. Park."),
        (HelperFacts("A", due="Friday 27 August"), "Due Friday 27 August."),
        (HelperFacts("A", aamc_id="1482 9037"), "AAMC\xa0ID\xa01482\xa09037."),
        (HelperFacts("A", aamc_id="unknown"), "AAMC\xa0ID\xa0unknown."),
    ],
)
def test_the_foot_says_what_is_known(facts, expected):
    assert foot(facts) == expected


def test_clipping_keeps_whole_words():
    assert clip("one two  three", 9) == "one two…"
    assert clip("one two", 7) == "one two"


anything = st.text(max_size=400) | st.text(alphabet="Wم字क्षิ\u0301 \u200d", max_size=1500)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_whatever_the_text_it_is_one_page(data):
    names = [f.name for f in fields(HelperFacts) if f.name not in ("bullets", "words")]
    facts = HelperFacts(
        **{name: data.draw(anything, label=name) for name in names},
        bullets=tuple(data.draw(st.lists(anything, max_size=8), label="bullets")),
    )

    page = read_back(helper_document(facts).pdf)

    assert (page.pages, page.sizes, page.tagged) == (1, {US_LETTER}, True)
