"""How often the pages ask the database: the same few times, whatever they show."""

from datetime import timedelta

from portal.clock import today
from portal.models import LetterRequest
from portal.queries.find import find
from portal.usecases import letters


def test_the_queue_asks_four_queries_for_one_letter_and_for_three(cast, look, data_queries):
    cast.letter("sent", due_on=today() + timedelta(days=3))
    few = data_queries("/advisor/")
    cast.letter("asked", writer=cast.stein, due_on=today() + timedelta(days=4))
    cast.choice(status="proposed")
    assert (few, data_queries("/advisor/")) == (4, 4)


def test_the_page_of_a_letter_asks_three_queries_for_a_short_history_and_for_a_longer_one(cast, act, data_queries):
    letter = cast.letter("sent")
    few = data_queries(f"/advisor/letters/{letter.id}")
    with act(cast.actor(cast.anna)):
        for days in (20, 21, 22):
            letters.move_due(find(LetterRequest, letter.id), on=today() + timedelta(days=days), note="")
    assert (few, data_queries(f"/advisor/letters/{letter.id}")) == (3, 3)
