"""What an address tells about its owner, so that an advisor looks twice before private papers leave. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

#: Mailboxes that anybody can open under any name.
FREE_MAIL = frozenset(
    {
        "gmail.com",
        "googlemail.com",
        "yahoo.com",
        "ymail.com",
        "hotmail.com",
        "outlook.com",
        "live.com",
        "icloud.com",
        "me.com",
        "aol.com",
        "gmx.com",
        "gmx.de",
        "mail.com",
        "proton.me",
        "protonmail.com",
        "yandex.com",
        "yandex.ru",
        "mail.ru",
        "qq.com",
        "163.com",
        "126.com",
        "rediffmail.com",
        "zoho.com",
        "web.de",
        "naver.com",
    }
)
#: Letters that are drawn alike: the eye reads the first, the machine the second.
_ALIKE = str.maketrans(
    {
        "0": "o",
        "1": "l",
        "3": "e",
        "5": "s",
        "і": "i",
        "а": "a",
        "е": "e",
        "о": "o",
        "р": "p",
        "с": "c",
        "у": "y",
        "х": "x",
    }
)


@dataclass(frozen=True)
class Remark:
    """Something to look at. `code` names it; `about` is the address or domain it concerns."""

    code: str
    about: str = ""


def remarks(
    email: str, *, applicants_own: Iterable[str], colleagues: Iterable[str], known_domains: Iterable[str]
) -> list[Remark]:
    """What an advisor should know before confirming a writer's address.

    `free_mail`: anybody can open such a mailbox. `applicants_own`: the applicant's own address. `colleagues_mailbox`: an
    advisor's or another applicant's. `look_alike`: the domain is nearly one that the office knows. `mixed_scripts`: letters of two alphabets.
    """
    email = email.strip().lower()
    domain = email.rpartition("@")[2]
    found = []
    if domain in FREE_MAIL:
        found.append(Remark("free_mail", domain))
    if email in _lower(applicants_own):
        found.append(Remark("applicants_own", email))
    if email in _lower(colleagues):
        found.append(Remark("colleagues_mailbox", email))
    known = _lower(known_domains) | FREE_MAIL
    if domain not in known and (near := next((one for one in sorted(known) if _look_alike(domain, one)), None)):
        found.append(Remark("look_alike", near))
    if not domain.isascii() and any(char.isascii() and char.isalpha() for char in domain.rpartition(".")[0]):
        found.append(Remark("mixed_scripts", domain))
    return found


def _lower(addresses: Iterable[str]) -> set[str]:
    return {address.strip().lower() for address in addresses if address}


def _look_alike(one: str, other: str) -> bool:
    drawn, meant = one.translate(_ALIKE).replace("rn", "m"), other.translate(_ALIKE).replace("rn", "m")
    return drawn == meant or _one_slip(drawn, meant)


def _one_slip(one: str, other: str) -> bool:
    """One letter more, less, other, or two neighbours swapped. Short domains are too near to each other to say."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 6:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    rest_one, rest_other = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(rest_one), len(rest_other)) <= 1 or (
        len(rest_one) == len(rest_other) == 2 and rest_one == rest_other[::-1]
    )
