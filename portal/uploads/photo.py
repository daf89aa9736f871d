"""A photo drawn anew. Runs in the sandbox alone."""

import io

from PIL import Image, ImageCms, ImageOps

from portal.sandbox import Facts, job
from portal.uploads.limits import PHOTO_EDGE_AT_LEAST, PHOTO_EDGE_AT_MOST, PHOTO_PIXELS_AT_MOST, PHOTO_QUALITY

FORMATS = ("JPEG", "PNG", "WEBP")
Image.init()  # every plugin is imported now: in the sandbox nothing more can be opened
Image.MAX_IMAGE_PIXELS = None  # our own limit is checked below, before anything is unpacked
SRGB = ImageCms.createProfile("sRGB")


@job
def redraw_photo(data: bytes, facts: Facts) -> tuple[Facts, bytes]:
    """The photo drawn anew as JPEG: upright, in sRGB, at most 1200 pixels an edge, without any metadata."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as photo:
        width, height = photo.size
        if width * height > PHOTO_PIXELS_AT_MOST:
            return {"wrong": "too_many_pixels", "pixels": width * height}, b""
        if min(width, height) < PHOTO_EDGE_AT_LEAST:
            return {"wrong": "too_small", "width": width, "height": height}, b""
        photo.draft("RGB", (PHOTO_EDGE_AT_MOST, PHOTO_EDGE_AT_MOST))
        upright = ImageOps.exif_transpose(photo)
    upright.thumbnail((PHOTO_EDGE_AT_MOST, PHOTO_EDGE_AT_MOST), Image.Resampling.LANCZOS)
    drawn = on_white(in_srgb(upright))
    kept = io.BytesIO()
    drawn.save(kept, "JPEG", quality=PHOTO_QUALITY, optimize=True)
    return {"wrong": None}, kept.getvalue()


def in_srgb(photo: Image.Image) -> Image.Image:
    """The colours as every screen shows them: phones write profiles of their own, and the profile goes with the rest."""
    profile = photo.info.get("icc_profile")
    if not profile or photo.mode not in ("RGB", "RGBA", "L", "CMYK"):
        return photo
    try:
        mode = "RGBA" if photo.mode == "RGBA" else "RGB"
        changed = ImageCms.profileToProfile(photo, ImageCms.ImageCmsProfile(io.BytesIO(profile)), SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return photo
    return changed or photo


def on_white(photo: Image.Image) -> Image.Image:
    """A new picture of the pixels alone, on white where the photo is see-through."""
    seen = photo.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper
