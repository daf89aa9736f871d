"""Somebody who is signed in, at the portal as gunicorn serves it."""

import http.client
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from bench.counted import Counted

_BOUNDARY = "file-of-the-benchmark"


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Visitor:
    """One account's browser. Each request goes over a connection of its own, and so to either process."""

    def __init__(self, port: int, counted: Counted, account: UUID) -> None:
        self.port = port
        self.cookie = counted.cookie(account)
        self.token = counted.token(account)

    def get(self, path: str) -> Answer:
        """The page, or the redirect to one."""
        return self.answer("GET", path)

    def post(self, path: str, **fields: str) -> Answer:
        """A form as the page would send it."""
        form = urlencode({"csrf_token": self.token, **fields}).encode()
        return self.answer("POST", path, form, "application/x-www-form-urlencoded")

    def as_posted(self, path: str, **fields: str) -> bytes:
        """The same as it goes over a connection that is kept."""
        form = urlencode({"csrf_token": self.token, **fields})
        lines = (
            f"POST {path} HTTP/1.1",
            "Host: localhost",
            f"Cookie: commend={self.cookie}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(form)}",
        )
        return "\r\n".join((*lines, "", form)).encode()

    def post_file(self, path: str, name: str, data: bytes, **fields: str) -> Answer:
        """A form with a file in its field `file`."""
        parts = [
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
            for field, value in {"csrf_token": self.token, **fields}.items()
        ]
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        body = b"".join([*parts, head, data, f"\r\n--{_BOUNDARY}--\r\n".encode()])
        return self.answer("POST", path, body, f"multipart/form-data; boundary={_BOUNDARY}")

    def answer(self, method: str, path: str, body: bytes = b"", kind: str = "") -> Answer:
        """Raises RuntimeError where the portal has failed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            told = {"Cookie": f"commend={self.cookie}"} | ({"Content-Type": kind} if kind else {})
            connection.request(method, path, body or None, told)
            answer = connection.getresponse()
            found = Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()
        if found.status >= 500:
            raise RuntimeError(f"{method} {path} answered {found.status}")
        return found
