"""What a page says about a list: what holds it back, what could be exchanged, and which limits cannot hold together.

Sentences are data with named places, to be translated; the functions choose the sentence and give its values.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from portal.programs.best import Binding, Impossible, Limit, Swap

Say = Callable[[str], str]

BINDING_SENTENCES: Final[Mapping[str, str]] = {
    "budget": "%(step)s dollars more would %(change)s: %(gain)s points of fit more.",
    "number_maximum": "Room for %(step)s program more would %(change)s: %(gain)s points of fit more.",
    "number_minimum": "Asking for %(step)s program fewer would %(change)s: %(gain)s points of fit more.",
    "specialty_maximum": "Room for %(step)s program more in %(subject)s would %(change)s: %(gain)s points of fit more.",
    "specialty_minimum": "Asking for %(step)s program fewer in %(subject)s would %(change)s: "
    "%(gain)s points of fit more.",
    "place_maximum": "Room for %(step)s program more in %(subject)s would %(change)s: %(gain)s points of fit more.",
    "place_minimum": "Asking for %(step)s program fewer in %(subject)s would %(change)s: %(gain)s points of fit more.",
    "global_health_minimum": "Asking for %(step)s program fewer with a global-health track would %(change)s: "
    "%(gain)s points of fit more.",
    "visa_known_minimum": "Asking for %(step)s program fewer with known visa facts would %(change)s: "
    "%(gain)s points of fit more.",
}

CHANGE_PHRASES: Final[Mapping[str, str]] = {
    "adds": "add %(added)s",
    "drops": "do without %(removed)s",
    "exchanges": "exchange %(removed)s for %(added)s",
    "signals": "move signals to better use",
}

SWAP_SENTENCES: Final[Mapping[str, str]] = {
    "costs": "The next best list exchanges %(out)s for %(into)s: %(loss)s points of fit less, dollars: %(dollars)s.",
    "free": "The next best list exchanges %(out)s for %(into)s: %(loss)s points of fit less, at the same price.",
    "unpriced": "The next best list exchanges %(out)s for %(into)s: %(loss)s points of fit less.",
}

LIMIT_PHRASES: Final[Mapping[str, str]] = {
    "budget": "a budget of %(bound)s dollars",
    "locked": "the locked programs (%(bound)s)",
    "excluded": "the excluded programs (%(bound)s)",
    "sent": "the signals already sent (%(bound)s)",
    "signals": "at most %(bound)s signals for %(subject)s",
    "number_minimum": "at least %(bound)s programs (%(there)s are open)",
    "number_maximum": "at most %(bound)s programs",
    "specialty_minimum": "at least %(bound)s programs in %(subject)s (%(there)s are open)",
    "specialty_maximum": "at most %(bound)s programs in %(subject)s",
    "place_minimum": "at least %(bound)s programs in %(subject)s (%(there)s are open)",
    "place_maximum": "at most %(bound)s programs in %(subject)s",
    "global_health_minimum": "at least %(bound)s programs with a global-health track (%(there)s are open)",
    "visa_known_minimum": "at least %(bound)s programs with known visa facts (%(there)s are open)",
}

IMPOSSIBLE_SENTENCES: Final[Mapping[str, str]] = {
    "one": "This limit cannot be kept by any list: %(limits)s. Let go of it or change its number.",
    "several": "These limits cannot hold together: %(limits)s. Let go of one of them or change its number.",
}


def binding_sentence(binding: Binding, names: Mapping[str, str], say: Say = str) -> str:
    """What one limit costs, for example "20 dollars more would add …".

    `names`: the programs' names by key; `say` translates a sentence before its places are filled.
    """
    added, removed = _named(binding.added, names), _named(binding.removed, names)
    kind = {(True, True): "exchanges", (True, False): "adds", (False, True): "drops"}.get(
        (bool(added), bool(removed)), "signals"
    )
    change = say(CHANGE_PHRASES[kind]) % {"added": added, "removed": removed}
    return say(BINDING_SENTENCES[binding.code]) % {
        "step": binding.loosened_by,
        "subject": binding.subject,
        "change": change,
        "gain": f"{binding.gain:g}",
    }


def swap_sentence(swap: Swap, names: Mapping[str, str], say: Say = str) -> str:
    """The next best exchange of one program for another, with its price in fit and dollars."""
    code = "unpriced" if swap.dollars is None else "costs" if swap.dollars else "free"
    values = {"out": names.get(swap.out, swap.out), "into": names.get(swap.into, swap.into)}
    return say(SWAP_SENTENCES[code]) % {**values, "loss": f"{swap.loss:g}", "dollars": f"{swap.dollars or 0:+d}"}


def impossible_sentence(impossible: Impossible, say: Say = str) -> str:
    """Which few limits cannot hold together, and what to do."""
    phrases = "; ".join(limit_phrase(limit, say) for limit in impossible.limits)
    return say(IMPOSSIBLE_SENTENCES["one" if len(impossible.limits) == 1 else "several"]) % {"limits": phrases}


def limit_phrase(limit: Limit, say: Say = str) -> str:
    """One limit in words."""
    return say(LIMIT_PHRASES[limit.code]) % limit._asdict()


def _named(keys: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(key, key) for key in keys)
