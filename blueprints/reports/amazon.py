"""Read one of Amazon's own addresses: a certificate, which is kept, or the confirmation of a subscription."""

import urllib.request
from functools import lru_cache

from portal.mail_reports.sns import amazons

SECONDS = 5
LONGEST = 64 * 1024


@lru_cache(maxsize=8)
def fetch(url: str) -> bytes:
    """What lies there. Raises OSError where it does not answer, and NotSigned for an address that is not Amazon's."""
    with urllib.request.urlopen(amazons(url), timeout=SECONDS) as answer:  # noqa: S310 - https, and Amazon's: see amazons
        content: bytes = answer.read(LONGEST)
    return content
