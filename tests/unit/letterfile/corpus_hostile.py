"""Files made to hurt the reader: bombs, loops, crowds. Every one must end, and none may talk its way to an accept."""

import random
import zlib

import pikepdf
from pikepdf import Array, Dictionary, ObjectStreamMode

from tests.unit.letterfile.cases import BLANK, rejected, warned
from tests.unit.letterfile.letters import saved
from tests.unit.letterfile.raw_pdf import CATALOG, PAGES, deflated, document, drawing, flate, one_page, page, stream

IMAGE = b"/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8"
FORM = b"/Subtype/Form/BBox[0 0 900 900]"


def bomb(piece: bytes, times: int):
    return lambda: one_page(stream(b"/Filter/FlateDecode", deflated(piece, times)))


def nested_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(deflated(b" " * 10, 20_000_000), 9), 9)
    return one_page(stream(b"/Filter[/FlateDecode/FlateDecode/FlateDecode]", packed))


def mixed_filters() -> bytes:
    packed = zlib.compress(b"\x81\x81" * 5_000_000, 9)
    return one_page(stream(b"/Filter[/FlateDecode/RunLengthDecode/RunLengthDecode]", packed))


def many_filters() -> bytes:
    return one_page(stream(b"/Filter[%s]" % (b"/FlateDecode" * 1000), zlib.compress(b"q Q")))


def bomb_of_objects() -> bytes:
    packed = deflated(b" " * 10, 10_000_000)
    return document([CATALOG, PAGES, page(), stream(b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode", packed)])


def attached_bomb() -> bytes:
    held = stream(b"/Type/EmbeddedFile/Filter/FlateDecode", deflated(b"\0" * 10, 20_000_000))
    file = b"<</Type/Filespec/EF<</F 4 0 R>>>>"
    catalog = CATALOG[:-2] + b"/Names<</EmbeddedFiles<</Names[(a) 5 0 R]>>>>>>"
    return document([catalog, PAGES, page(), held, file])


def laughing_forms() -> bytes:
    forms = [
        stream(b"/Type/XObject" + FORM + b"/Resources<</XObject<</I %d 0 R>>>>" % (6 + i), b"/I Do " * 10)
        for i in range(1, 20)
    ]
    last = stream(b"/Type/XObject" + FORM, b"0 0 900 900 re f")
    return drawing(b"I", FORM + b"/Resources<</XObject<</I 6 0 R>>>>", b"/I Do " * 10, *forms, last)


def crowd(pages: int) -> bytes:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(612, 792))
    return saved(pdf, object_stream_mode=ObjectStreamMode.generate)


def crowd_of_objects() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(612, 792))
    pdf.Root.Crowd = Array([pdf.make_indirect(Dictionary(A=i)) for i in range(60_000)])
    return saved(pdf, object_stream_mode=ObjectStreamMode.generate)


def one_page_many_times() -> bytes:
    return document([CATALOG, b"<</Type/Pages/Count 40000/Kids[%s]>>" % (b"3 0 R " * 40_000), page()])


def deep(opening: bytes, closing: bytes, times: int):
    return lambda: document([CATALOG, PAGES, page(b"/Deep " + opening * times + closing * times)])


def page_tree_loop() -> bytes:
    return document([CATALOG, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", page()])


def page_tree_long_loop() -> bytes:
    there, back = b"<</Type/Pages/Kids[4 0 R 3 0 R]/Count 2>>", b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"
    return document([CATALOG, there, page(), back])


def outline_loop() -> bytes:
    catalog = CATALOG[:-2] + b"/Outlines 4 0 R>>"
    return document([catalog, PAGES, page(), b"<</First 4 0 R/Last 4 0 R/Next 4 0 R/Parent 4 0 R/Count 9>>"])


def name_tree_loop() -> bytes:
    catalog = CATALOG[:-2] + b"/Names<</Dests 4 0 R/JavaScript 4 0 R/EmbeddedFiles 4 0 R>>>>"
    return document([catalog, PAGES, page(), b"<</Kids[4 0 R 4 0 R 4 0 R]>>"])


def long_chain() -> bytes:
    links = [b"<</Next %d 0 R/Prev %d 0 R>>" % (number + 1, number - 1) for number in range(5, 4000)]
    return one_page(b"", b"/Chain 5 0 R", tuple(links))


def endless_tiles() -> bytes:
    tile = stream(
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.01/YStep 0.01/Resources<<>>",
        b"0 0 1 1 re f",
    )
    sheet = page(b"/Contents 4 0 R").replace(b"/Resources<<>>", b"/Resources<</Pattern<</P 5 0 R>>>>")
    return document([CATALOG, PAGES, sheet, flate(b"/Pattern cs /P scn 0 0 612 792 re f " * 3000), tile])


HOSTILE = (
    rejected("a page of 200 MB of spaces", bomb(b" " * 10, 20_000_000), "resource_limit"),
    rejected("a page of 40 MB of strokes", bomb(b"0 0 m 9 9 l S ", 3_000_000), "resource_limit"),
    rejected("a bomb in a bomb in a bomb", nested_bomb, "resource_limit"),
    rejected("a bomb of mixed filters", mixed_filters, "resource_limit", warnings=("repairable",)),
    rejected("a thousand filters", many_filters, "resource_limit"),
    rejected("a bomb of objects", bomb_of_objects, "resource_limit", warnings=BLANK[:0]),
    rejected("an attached bomb", attached_bomb, "resource_limit", warnings=("has_embedded_files",)),
    rejected(
        "a picture of 900 million points",
        lambda: drawing(
            b"I", IMAGE + b"/Width 30000/Height 30000/Filter/FlateDecode", deflated(b"\0" * 10, 20_000_000)
        ),
        "resource_limit",
    ),
    rejected(
        "a picture that says so",
        lambda: drawing(b"I", IMAGE + b"/Width 2000000000/Height 2000000000", b"\0"),
        "resource_limit",
    ),
    rejected("forms within forms within forms", laughing_forms, "resource_limit"),
    rejected(
        "a form that draws itself twice",
        lambda: drawing(b"I", FORM + b"/Resources<</XObject<</I 5 0 R>>>>", b"/I Do /I Do"),
        "resource_limit",
    ),
    rejected("endless tiles", endless_tiles, "resource_limit"),
    rejected("a page listed 40,000 times", one_page_many_times, "resource_limit", warnings=("repairable",)),
    rejected("a page tree that begins again", page_tree_loop, "malformed"),
    rejected("a page tree that comes back", page_tree_long_loop, "malformed"),
    rejected(
        "a million noise", lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(1_000_000), "malformed", warnings=()
    ),
    rejected("objects that never end", lambda: b"%PDF-1.7\n" + b"1 0 obj <<\n" * 80_000, "malformed"),
    rejected("brackets that never end", lambda: b"%PDF-1.7\n1 0 obj " + b"[" * 900_000, "malformed"),
    warned("7,000 pages", lambda: crowd(7_000), *BLANK),
    warned("60,000 objects", crowd_of_objects, *BLANK),
    warned("arrays 300,000 deep", deep(b"[", b"]", 300_000), "repairable", *BLANK),
    warned("dictionaries 100,000 deep", deep(b"<</A ", b">>", 100_000), "repairable", *BLANK),
    warned("an outline that goes round", outline_loop, *BLANK),
    warned("a tree of names that goes round", name_tree_loop, *BLANK),
    warned("a chain of 4,000 objects", long_chain, *BLANK),
)
