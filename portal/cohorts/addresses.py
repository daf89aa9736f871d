"""Email addresses: checked without asking the network, compared as mail servers compare them, look-alikes pointed out.

`email-validator` has the last word on what an address is. A plain local part needs no such care, and a domain is asked
about only once, so that a hundred thousand rows pass in a second.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final, NamedTuple

from email_validator import EmailNotValidError, validate_email

from portal.cohorts.cells import without_unseen
from portal.cohorts.sentences import Remark
from portal.late import late

confusables = late("confusable_homoglyphs.confusables")

_PLAIN_LOCAL: Final[Callable[[str], object]] = re.compile(r"[A-Za-z0-9_+%-]+(?:\.[A-Za-z0-9_+%-]+)*\Z").match
_LONGEST: Final = 254
_LONGEST_LOCAL: Final = 64
"""Bytes, RFC 5321 section 4.5.3.1."""

_KNOWN_PROVIDERS: Final = ("gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com")
_PROVIDERS_THAT_DIFFER_LITTLE: Final = frozenset(
    {
        "email.com",
        "mail.com",
        "ymail.com",
        "gmail.co",
        "yahoo.co",
        "hotmail.co",
        "gmx.com",
        "rmail.com",
        "iloud.com",
        "cmail.com",
    }
)


class Address(NamedTuple):
    """An address that can receive mail, as far as its spelling tells."""

    email: str
    key: str
    """What two spellings of the same address have in common."""
    notes: tuple[Remark, ...] = ()


class Domain(NamedTuple):
    """The part after the @, normalised, with what is said about it; `name` is empty where it is no domain."""

    name: str
    is_plain: bool = False
    """Whether it is a domain, and of ASCII letters alone."""
    notes: tuple[Remark, ...] = ()


class AddressBook:
    """Reads the addresses of one file and remembers the domains it has met."""

    def __init__(self) -> None:
        self._domains: dict[str, Domain] = {}

    def read(self, written: str) -> Address | Remark:
        """The address, or what is wrong with it."""
        local, _, domain_written = written.rpartition("@")
        domain = self._domain(domain_written)
        if domain.is_plain and len(local) <= _LONGEST_LOCAL and _PLAIN_LOCAL(local):
            email = f"{local}@{domain.name}"
            if len(email) <= _LONGEST:
                return Address(email, email.lower(), domain.notes)
        return self._odd(written)

    def _domain(self, written: str) -> Domain:
        known = self._domains.get(written)
        if known is None:
            known = self._domains[written] = _domain(written)
        return known

    def _odd(self, written: str) -> Address | Remark:
        """An address that is not plain: international, or wrong, or with something invisible in it."""
        seen = without_unseen(written.removeprefix("mailto:")) if "<" not in written else written
        if "@" not in seen:
            return Remark("email_no_at", {"value": seen[:80]})
        if re.search(r"@.*[;,/|].*@", seen):
            return Remark("email_two")
        try:
            checked = validate_email(seen, check_deliverability=False, allow_smtputf8=True)
        except EmailNotValidError as error:
            return Remark("email_wrong", {"value": seen[:80], "reason": str(error)})
        if len(checked.local_part.encode()) > _LONGEST_LOCAL:
            return Remark("email_local_too_long", {"value": seen[:80], "limit": _LONGEST_LOCAL})
        email = checked.normalized
        notes = list(_domain(checked.domain).notes)
        if len(seen) != len(written.removeprefix("mailto:").strip()):
            notes.insert(0, Remark("email_invisible_removed", {"email": email}))
        if letters := _foreign_letters(email):
            notes.append(Remark("email_foreign_letters", {"email": email, "letters": ", ".join(letters)}))
        return Address(email, unicodedata.normalize("NFC", email.lower()), tuple(notes))


def skeleton(key: str) -> str:
    """What an address looks like: addresses with one skeleton are easily taken for each other (`rn` and `m`, `1` and
    `l`).
    """
    if not key.isascii():
        key = "".join(_latin_twin(letter) or letter for letter in key)
    return key.replace("0", "o").replace("1", "l").replace("rn", "m").replace("vv", "w")


def _domain(written: str) -> Domain:
    try:
        name = validate_email(f"a@{written}", check_deliverability=False).domain
    except EmailNotValidError:
        return Domain("")
    meant = _meant(name)
    notes = (Remark("email_domain_typo", {"domain": name, "meant": meant}),) if meant else ()
    return Domain(name, name.isascii(), notes)


def _meant(domain: str) -> str | None:
    """The large provider this domain is one slip away from."""
    if domain in _KNOWN_PROVIDERS or domain in _PROVIDERS_THAT_DIFFER_LITTLE:
        return None
    return next((provider for provider in _KNOWN_PROVIDERS if _is_one_slip_away(domain, provider)), None)


def _is_one_slip_away(written: str, meant: str) -> bool:
    """One letter too many, too few, another, or two swapped."""
    if abs(len(written) - len(meant)) > 1:
        return False
    at = next(
        (place for place, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b),
        min(len(written), len(meant)),
    )
    mine, theirs = written[at:], meant[at:]
    swapped = mine[1:2] + mine[:1] + mine[2:]
    return mine[1:] == theirs or mine == theirs[1:] or mine[1:] == theirs[1:] or swapped == theirs


def _foreign_letters(email: str) -> list[str]:
    """Letters of other scripts that look Latin, where the part they stand in has Latin letters too or nothing but
    such letters.
    """
    found: list[str] = []
    for part in re.split(r"[@.]", email):
        beyond = [letter for letter in part if letter.isalpha() and not letter.isascii()]
        twins = [letter for letter in beyond if _latin_twin(letter)]
        has_latin = any(letter.isascii() and letter.isalpha() for letter in part)
        if twins and (has_latin or len(twins) == len(beyond)):
            found += [f"{letter} ({unicodedata.name(letter, '?').lower()})" for letter in dict.fromkeys(twins)]
    return list(dict.fromkeys(found))


def _latin_twin(letter: str) -> str | None:
    """The ASCII letter that this letter of another script looks like. `é` is Latin itself and no twin."""
    if (
        letter.isascii()
        or not letter.isalpha()
        or confusables.is_confusable(letter, preferred_aliases=["latin"]) is False
    ):
        return None
    found = confusables.is_confusable(letter, greedy=True)
    homoglyphs = found[0]["homoglyphs"] if found else []
    return next(
        (
            twin["c"].lower()
            for twin in homoglyphs
            if len(twin["c"]) == 1 and twin["c"].isascii() and twin["c"].isalpha()
        ),
        None,
    )
