"""Nobody is their own writer."""

import pytest

from portal.errors import Wrong
from portal.models import WriterChoice
from portal.queries.find import find
from portal.usecases import choices


@pytest.mark.parametrize("email", ["minh@example.org", " Minh@Example.org"])
def test_an_applicant_proposes_no_writer_at_their_own_address(cast, act, email):
    choice = cast.choice(writer_email=email)
    with act(cast.actor(cast.minh)), pytest.raises(Wrong, match="your own address"):
        choices.propose(find(WriterChoice, choice.id))
