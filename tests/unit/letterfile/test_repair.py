"""What can be put right without touching a word of the letter."""

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Name
from PIL import Image, ImageOps

from portal.letterfile import repair, thumbnails
from tests.unit.letterfile.corpus_contraband import CONTRABAND, field, locked, signed, with_root
from tests.unit.letterfile.corpus_letters import annotated
from tests.unit.letterfile.corpus_pages import with_page
from tests.unit.letterfile.here import checked, codes, mended
from tests.unit.letterfile.letters import changed, letter

CONTRABAND_BY_NAME = {case.name: case for case in CONTRABAND}


def words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return sorted(word for page in document for word in page.get_textpage().get_text_bounded().split())


@pytest.mark.parametrize(
    ("entries", "what"),
    [
        ({"MediaBox": [0, -50, 595.276, 791.89]}, "A4"),
        ({"MediaBox": [-100, -216, 612, 792]}, "a large sheet"),
        ({"UserUnit": 2}, "double units"),
        ({"Rotate": 90}, "on its side"),
        ({"Rotate": 270}, "on its other side"),
        ({"MediaBox": [0, 0, 792, 792], "CropBox": [0, 0, 700, 792]}, "a crop"),
    ],
)
def test_pages_are_fitted_to_the_paper_and_keep_their_words(entries, what):
    data = with_page(**entries)()

    done, new = mended(data, "paper")

    assert done == ("paper",)
    assert codes(checked(new, applicant="Ama Boateng")) == []
    assert words(new) == words(data)


def test_a_page_is_scaled_whole_into_the_middle_of_the_sheet():
    twice_as_wide = repair(with_page(MediaBox=[0, 0, 1224, 792])(), what=["paper"])

    [picture] = thumbnails(twice_as_wide.data, width=612)
    left, top, right, bottom = ImageOps.invert(Image.open(io.BytesIO(picture)).convert("L")).getbbox()

    assert 0 < left < right < 306
    assert 198 < top < bottom < 594


def test_a_letter_on_the_right_paper_is_left_as_it_is():
    assert mended(letter())[0] == ()


def test_a_stamped_signature_stays_visible_when_its_page_is_fitted():
    stamped = changed(
        lambda pdf: setattr(pdf.pages[0].obj, "MediaBox", Array([0, -50, 595, 792])), annotated(Name.Stamp)()
    )

    _, new = mended(stamped)

    assert codes(checked(new)) == []


@pytest.mark.parametrize(
    "name",
    [
        "a script at opening",
        "a script among the names",
        "a script in an object stream",
        "a script in a stream",
        "a script behind a link, hidden",
        "a script as an address",
        "a script after another action",
        "a script in a form's field",
        "an update that adds a script",
        "an attachment",
        "an attachment in an object stream",
        "an attachment pinned to the page",
        "a portfolio",
        "a launch at opening",
        "a launch behind a link",
        "an XFA form",
        "everything at once",
    ],
)
def test_contraband_is_taken_away_and_the_words_stay(name):
    data = CONTRABAND_BY_NAME[name].make()

    _, new = mended(data)

    assert codes(checked(new)) == []
    assert words(new) == words(data)


def test_only_what_is_asked_for_is_repaired():
    data = CONTRABAND_BY_NAME["everything at once"].make()

    done, new = mended(data, "scripts")

    assert done == ("scripts",)
    assert codes(checked(new)) == ["has_embedded_files", "launch_action", "xfa_form"]


def test_a_field_keeps_showing_what_was_filled_in():
    filled = with_root(lambda pdf: field(pdf, FT=Name.Tx, V=pikepdf.String("x")))()

    done, new = mended(filled, "form")

    assert done == ("form",)
    with pikepdf.open(io.BytesIO(new)) as pdf:
        assert "/AcroForm" not in pdf.Root


@pytest.mark.parametrize(
    "spoil", [lambda pdf: pdf[:-120], lambda pdf: b"From: mail\n" + pdf, lambda pdf: pdf + b"junk" * 500]
)
def test_a_damaged_file_is_written_anew(spoil):
    plain = changed(lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)

    done, new = mended(spoil(plain))

    assert done == ("rewrite",)
    assert codes(checked(new)) == []
    assert words(new) == words(letter())


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (locked(owner="b"), "locked"),
        (with_root(signed), "signature"),
        (lambda: b"not a PDF", "too damaged"),
    ],
)
def test_what_may_not_be_repaired_is_left_alone_and_says_why(make, why):
    repaired = repair(make(), "letter.pdf")

    assert (repaired.data, repaired.done, repaired.report) == (b"", (), None)
    assert why in str(repaired.refused)


def test_a_report_offers_the_repairs_that_the_file_needs():
    assert checked(letter()).repairs == ()
    assert checked(with_page(MediaBox=[0, 0, 595, 842])()).repairs == ("paper",)
    assert checked(CONTRABAND_BY_NAME["everything at once"].make()).repairs == (
        "scripts",
        "launch",
        "attachments",
        "form",
    )
    assert checked(with_root(signed)()).repairs == ()


def test_what_was_done_is_told_in_sentences_with_a_new_report():
    repaired = repair(CONTRABAND_BY_NAME["an attachment"].make(), "letter.pdf")

    assert codes(repaired.report) == []
    assert [str(sentence) for sentence in repaired.sentences] == ["The attached files were removed."]
