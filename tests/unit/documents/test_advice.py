import pytest

from portal.documents.advice import CLIPPED, advice
from portal.documents.helper import LONGEST, Fit


@pytest.mark.parametrize(
    ("fit", "expected"),
    [
        (Fit(1.0), []),
        (Fit(0.84), []),
        (Fit(0.8), ["The type is small now, so that everything fits. Shorter bullets are read sooner."]),
        (
            Fit(0.72, cut=(2, 5)),
            [
                "Bullet 2 does not fit on the page and is left out. Shorten it, or cut it.",
                "Bullet 5 does not fit on the page and is left out. Shorten it, or cut it.",
            ],
        ),
        (
            Fit(1.0, clipped=("aim",), left_out="🏥ᜀ"),
            [
                "What you apply for is too long, so its end is missing. Two sentences are enough.",
                "We cannot print these characters, so they are left out: 🏥 ᜀ",
            ],
        ),
    ],
)
def test_the_applicant_is_told_what_was_lost(fit, expected):
    assert [str(sentence) for sentence in advice(fit)] == expected


def test_every_field_that_can_be_clipped_has_its_sentence():
    assert set(CLIPPED) == set(LONGEST)
