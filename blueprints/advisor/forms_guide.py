"""What an advisor types about the guide: its numbers, and the words of a finding."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange

from blueprints.advisor.guide_words import NUMBERS
from portal.usecases.guidance import LONGEST_WORDS

LARGEST = 120
MONTHS = 12


class NumbersForm(FlaskForm):
    """A field for each number of `guide_words.NUMBERS`, attached below."""

    def told(self) -> dict[str, int]:
        """By their names in `portal.guidance.Settings`."""
        return {name: self[name].data for names in NUMBERS.values() for name in names}


for _names in NUMBERS.values():
    for _name, _label in _names.items():
        _most = MONTHS if _name == "season_turns_in_month" else LARGEST
        _between = NumberRange(1 if _most == MONTHS else 0, _most, _("Give a number up to %(max)s.", max=_most))
        setattr(NumbersForm, _name, IntegerField(_label, [InputRequired(_("Give a number.")), _between]))


class WordsForm(FlaskForm):
    """A finding in the office's own words; empty is ours."""

    title = StringField(_("The sentence in bold"), [Length(max=LONGEST_WORDS)])
    why = TextAreaField(_("Why"), [Length(max=LONGEST_WORDS)])
    next = TextAreaField(_("What to do"), [Length(max=LONGEST_WORDS)])

    def told(self) -> dict[str, str]:
        """By part."""
        return {"title": self.title.data or "", "why": self.why.data or "", "next": self.next.data or ""}
