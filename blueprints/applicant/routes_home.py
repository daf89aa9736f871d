"""Home: what do I do next, and am I on track?"""

from flask import g
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.home import all_steps, home_shown
from blueprints.letters_paper import letters_paper
from blueprints.pages import page


@area.get("/")
def home() -> ResponseReturnValue:
    """The state in a sentence, what to do, the set, each letter, the clocks."""
    return page("applicant/home.html", home=home_shown())


@area.get("/steps")
def home_steps() -> ResponseReturnValue:
    """Every step, the later ones as well."""
    return page("applicant/home_steps.html", all_steps=all_steps())


@area.get("/letters.pdf")
def letters_report() -> ResponseReturnValue:
    """All one's letters on paper."""
    return letters_paper(g.actor.applicant_id)
