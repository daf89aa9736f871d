"""What translators get: sentences of pages, of code, and those that are data."""

from io import BytesIO

from portal.config import ROOT
from portal.guidance.texts.choice import ADVICE
from portal.programs.sentences import GATE_SENTENCES
from portal.seasons.sentences import DUE_SENTENCES
from tools.messages import extract, spoken_data

KEYWORDS = {"N_": None, "gettext": None, "ngettext": (1, 2)}


def messages_of(path):
    return {found for _, _, found, _ in extract(BytesIO((ROOT / path).read_bytes()), KEYWORDS, [], {})}


def test_sentences_that_are_data_are_found_whole():
    assert set(DUE_SENTENCES.values()) - messages_of("portal/seasons/sentences.py") == set()
    assert set(GATE_SENTENCES.values()) - messages_of("portal/programs/sentences.py") == set()


def test_every_text_of_the_advice_is_found():
    written = {text for advice in ADVICE.values() for text in (advice.title, advice.why, advice.next)}
    assert written - messages_of("portal/guidance/texts/choice.py") == set()


def test_codes_and_other_tables_are_left_alone():
    source = (
        'A_SENTENCES: Final[Mapping[str, str]] = {"code": "Read me."}\nHEADERS: Final[Mapping[str, str]] = {"a": "b"}\n'
    )
    assert list(spoken_data(source)) == [(1, "Read me.")]
