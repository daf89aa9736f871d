import io

from PIL import Image

from portal.letterfile import thumbnails
from tests.unit.letterfile.corpus_contraband import locked
from tests.unit.letterfile.corpus_hostile import nested_bomb
from tests.unit.letterfile.letters import letter
from tests.unit.letterfile.raw_pdf import CATALOG, PAGES, document, page


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture))


def test_the_first_pages_are_drawn_small():
    pictures = [opened(picture) for picture in thumbnails(letter(words=3000), at_most=3, width=200)]

    assert [(picture.format, picture.size) for picture in pictures] == [("PNG", (200, 259))] * 3
    assert pictures[0].getextrema()[0][0] < 128


def test_a_picture_carries_no_metadata():
    assert opened(thumbnails(letter())[0]).info == {}


def test_a_strip_of_paper_is_not_drawn_to_its_end():
    [strip] = thumbnails(document([CATALOG, PAGES, page(box=b"[0 0 10 90000]")]), width=100)

    assert opened(strip).size[1] <= 300


def test_what_cannot_be_shown_has_no_pictures():
    assert thumbnails(b"") == []
    assert thumbnails(b"not a PDF") == []
    assert thumbnails(locked(user="a", owner="b")()) == []
    assert thumbnails(nested_bomb()) == []
