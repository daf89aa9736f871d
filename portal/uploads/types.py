"""What a file is, told from its first bytes and never from its name."""

from portal.uploads.limits import Type

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
HEADER = 1024  # bytes in which PDF readers look for the header


def type_of(data: bytes) -> Type | None:
    """The type, if it is one that some kind of upload takes. Whether it is well-formed is looked at later."""
    if data.startswith(b"\xff\xd8\xff"):
        return Type.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Type.PNG
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Type.WEBP
    if data.startswith(ZIP) and b"word/" in data:
        return Type.DOCX
    return Type.PDF if b"%PDF-" in data[:HEADER] else None


def why_not(data: bytes) -> str:
    """The code of the sentence for a file of no accepted type: the types that people mistake for accepted ones."""
    if data.startswith(OLE):
        return "old_word"
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        return "heic"
    return "pages_app" if data.startswith(ZIP) and b"Index/" in data else "wrong_type"
