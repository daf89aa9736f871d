import os
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.seals import OVERHEAD, KeyMissing, SealBroken, key_number, reseal, seal, unseal

KEYS = {1: bytes(range(32)), 2: bytes(range(32, 64))}
CV = UUID("00000000-0000-4000-8000-000000000001")
STATEMENT = UUID("00000000-0000-4000-8000-000000000002")


@given(st.binary(max_size=5000), st.uuids())
def test_what_was_sealed_opens_again(data, file_id):
    sealed = seal(KEYS, file_id, data)

    assert unseal(KEYS, file_id, sealed) == data
    assert len(sealed) == len(data) + OVERHEAD


def test_a_file_in_the_place_of_another_does_not_open():
    with pytest.raises(SealBroken):
        unseal(KEYS, STATEMENT, seal(KEYS, CV, b"the CV"))


@pytest.mark.parametrize("place", [0, 5, 6, 20, 70, 90, -1])
def test_one_changed_bit_anywhere_breaks_the_seal(place):
    sealed = bytearray(seal(KEYS, CV, b"the CV"))
    sealed[place] ^= 1

    with pytest.raises((SealBroken, KeyMissing)):
        unseal(KEYS, CV, bytes(sealed))


@pytest.mark.parametrize("length", [0, 3, 80, 93])
def test_a_file_cut_short_is_a_broken_seal(length):
    with pytest.raises(SealBroken):
        unseal(KEYS, CV, seal(KEYS, CV, b"")[:length])


def test_the_same_file_sealed_twice_looks_different():
    assert seal(KEYS, CV, b"the CV") != seal(KEYS, CV, b"the CV")


def test_the_highest_number_seals():
    assert key_number(seal(KEYS, CV, b"the CV")) == 2


def test_a_key_that_was_taken_away_is_named():
    sealed = seal({7: os.urandom(32)}, CV, b"the CV")

    with pytest.raises(KeyMissing) as missing:
        unseal(KEYS, CV, sealed)

    assert missing.value.number == 7


def test_a_new_master_key_wraps_the_same_ciphertext_again():
    old = seal({1: KEYS[1]}, CV, b"the CV")

    new = reseal(KEYS, CV, old)

    assert (key_number(old), key_number(new)) == (1, 2)
    assert new[OVERHEAD - 16 :] == old[OVERHEAD - 16 :]
    assert unseal({2: KEYS[2]}, CV, new) == b"the CV"


def test_a_swapped_file_is_not_sealed_anew():
    with pytest.raises(SealBroken):
        reseal(KEYS, uuid4(), seal(KEYS, CV, b"the CV"))
