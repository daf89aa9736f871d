"""Sentences in templates: trusted as they stand, with what is put into them escaped, in pages but not in plain mails."""

import pytest
from flask import Flask

from portal.translating import gettext


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ('{{ _("Letters & more") }}', "Letters & more"),
        ('{{ _("%(name)s waits", name=name) }}', "&lt;b&gt; waits"),
        ('{{ _("100%% of them") }}', "100% of them"),
        ('{{ ngettext("One of %(name)s", "%(num)s of %(name)s", 3, name=name) }}', "3 of &lt;b&gt;"),
        ("{% trans name=name %}{{ name }} waits{% endtrans %}", "&lt;b&gt; waits"),
        ("{% trans count=2 %}One{% pluralize %}{{ count }} of them{% endtrans %}", "2 of them"),
    ],
)
def test_what_is_put_into_a_sentence_of_a_page_is_escaped(app: Flask, source: str, page: str) -> None:
    with app.test_request_context():
        assert app.jinja_env.from_string(source).render(name="<b>") == page


def test_a_plain_mail_escapes_nothing(app: Flask) -> None:
    with app.test_request_context():
        written = app.jinja_env.overlay(autoescape=False).from_string('{{ _("%(name)s & more", name="<b>") }}').render()
    assert written == "<b> & more"


def test_a_view_puts_values_in_as_they_are_and_takes_a_sign_alone_for_itself(app: Flask) -> None:
    with app.test_request_context():
        assert gettext("%(name)s waits", name="<b>") == "<b> waits"
        assert gettext("100% of them") == "100% of them"
