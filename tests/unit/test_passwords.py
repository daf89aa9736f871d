"""What a password has to be, and what is kept of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.passwords import Weakness, hashed, matches, weakness

GOOD = [
    "vier Zebras tanzen auf dem Mond",
    "purple kangaroo dances slowly",
    "mây trắng bay qua núi xanh",
    "x7#Kq!9vT2$mLpW4z",
]


@pytest.mark.parametrize("password", GOOD)
def test_a_long_password_of_ones_own_is_taken(password):
    assert weakness(password) is None


@pytest.mark.parametrize("password", ["", "kurz", "14 characters!"])
def test_fourteen_characters_are_too_few(password):
    assert weakness(password) is Weakness.SHORT


def test_a_password_has_an_end():
    assert weakness("vier Zebras " * 40) is Weakness.LONG


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaaaaaaaaaa",
        "123456789012345678",
        "qwertyuiopasdfghjkl",
        "abcdefghijklmnopqrstuvwxyz",
        "passwordpassword",
        "P4$$w0rd P4$$w0rd!",
        "xy7xy7xy7xy7xy7xy7",
        "Welcome to 2027 welcome",
        "correct horse battery staple",
        "Commend Letter 2028!",
        "ILoveYouPrincess1",
        "987654321qwertz2026",
    ],
)
def test_what_others_guess_first_is_refused(password):
    assert weakness(password) is Weakness.GUESSABLE


def test_ones_own_name_and_address_are_guessable():
    names = ("Anna Lindqvist", "anna.lindqvist@harbor.example.org")
    assert weakness("AnnaLindqvist-harbor", names=names) is Weakness.GUESSABLE
    assert weakness("AnnaLindqvist-harbor") is None


def test_no_kind_of_character_is_asked_for():
    assert weakness("nothing but small zebra words") is None


@given(st.text())
def test_any_text_has_an_answer(password):
    assert weakness(password) in (*Weakness, None)


def test_the_kept_hash_has_owasps_cost_and_matches_however_it_is_composed():
    kept = hashed("mây trắng bay qua núi xanh")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    decomposed = "ma\u0302y tra\u0306\u0301ng bay qua nu\u0301i xanh"
    assert matches(kept, decomposed)
    assert not matches(kept, "mây trắng bay qua núi xan")


@pytest.mark.parametrize("kept", [None, "", "not a hash"])
def test_where_nothing_is_kept_nothing_matches(kept):
    assert not matches(kept, "the password of nobody at all")
