"""Where a person may be led after signing in: to a page of this portal and nowhere else. Pure."""

from urllib.parse import urlsplit


def safe_next(path: str | None) -> str:
    """The path if it leads to this site alone, else nothing. A browser reads "//" and "/\\" as another host."""
    if not path or len(path) > 1000 or not path.startswith("/") or path.startswith("//"):
        return ""
    if "\\" in path or any(ord(char) < 0x21 or ord(char) == 0x7F for char in path):
        return ""
    try:
        parts = urlsplit(path)
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc else path
