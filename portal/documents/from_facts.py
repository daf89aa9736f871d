"""The helper document of a packet, from the facts that were frozen when it was published (or stand in its form)."""

from collections.abc import Mapping
from typing import Any

from portal.documents.helper import HelperFacts, HelperWords


def helper_of(
    facts: Mapping[str, Any], *, due: str = "", upload: str = "", language: str = "en", words: HelperWords | None = None
) -> HelperFacts:
    """`facts` as `usecases.packets.facts_for` makes them; `due` and `upload` are sentences in the reader's language."""
    return HelperFacts(
        applicant=facts["name"],
        own_name=facts["own_script_name"],
        own_language=facts["name_language"],
        name_language=facts["name_language"],
        school=facts["school"],
        graduated=str(facts["graduated_on"])[:4],
        status=facts["position"],
        aim=facts["aim"],
        bullets=tuple(facts["bullets"]),
        aspects=facts["aspects"],
        writer=facts["writer"],
        due=due,
        upload=upload,
        aamc_id=facts["aamc_id"],
        language=language,
        words=words or HelperWords(),
    )
