"""What the portal says when it will not do a thing."""


class Refused(Exception):
    """The portal will not do this; the message is the sentence a person reads. Answered with 409."""


class NotThere(Exception):
    """Nothing is here for this person, and nothing is said about why. Answered with 404."""


class Wrong(Exception):
    """A value cannot be taken: the sentence stands beside the field it names. Answered with 422."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
