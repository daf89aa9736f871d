import io
import struct
import zlib

import pytest
from PIL import ExifTags, Image, UnidentifiedImageError

from portal.uploads.photo import redraw_photo
from tests.unit.uploads import samples


def redrawn(data: bytes) -> Image.Image:
    facts, drawn = redraw_photo(data, {})
    assert facts == {"wrong": None}
    return Image.open(io.BytesIO(drawn))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_a_jpeg_of_at_most_1200_pixels(form):
    drawn = redrawn(samples.photo(form, (1500, 2000)))

    assert (drawn.format, drawn.size) == ("JPEG", (900, 1200))


def test_a_small_photo_is_not_blown_up():
    assert redrawn(samples.photo(size=(300, 400))).size == (300, 400)


def test_a_photo_is_turned_upright_and_forgets_where_it_was_taken():
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "Phone"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (10.0, 46.0, 0.0)

    kept = redrawn(samples.photo(size=(800, 600), exif=exif, comment=b"ward 4", dpi=(300, 300)))

    assert kept.size == (600, 800)
    assert (dict(kept.getexif()), kept.info.get("comment"), kept.info.get("icc_profile")) == ({}, None, None)


@pytest.mark.parametrize(("form", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("WEBP", "RGBA")])
def test_a_see_through_photo_stands_on_white(form, mode):
    assert redrawn(samples.photo(form, mode=mode)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "I;16"), ("PNG", "P"), ("PNG", "1"), ("JPEG", "CMYK"), ("JPEG", "L")]
)
def test_every_kind_of_colour_becomes_plain_colour(form, mode):
    assert redrawn(samples.photo(form, mode=mode)).mode == "RGB"


def huge_png(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of that size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")
    )


def test_a_picture_of_too_many_pixels_is_never_unpacked():
    assert redraw_photo(huge_png(50_000, 50_000), {}) == ({"wrong": "too_many_pixels", "pixels": 2_500_000_000}, b"")


@pytest.mark.parametrize("data", [huge_png(900, 900), samples.photo()[:300], b"GIF89a" + bytes(100)])
def test_a_broken_picture_ends_in_an_error_that_the_sandbox_reports(data):
    with pytest.raises((OSError, SyntaxError, UnidentifiedImageError)):
        redraw_photo(data, {})
