"""Sentences in the reader's language: `gettext` and `ngettext` for views, and the same for templates.

Flask-Babel finds the language and reads the catalogues. A page asks for hundreds of sentences, and Flask-Babel looks for its place in
the request at each; here a request looks once.
"""

from functools import cached_property, lru_cache
from typing import Any

from babel import Locale
from babel.support import NullTranslations, Translations
from flask import Flask, g
from flask_babel import Babel, Domain, get_locale
from jinja2.nodes import EvalContext
from jinja2.utils import pass_eval_context
from markupsafe import Markup


class RememberingDomain(Domain):
    """A domain that finds a language's translations by one look-up.

    A request has one language, and a mail too: whoever changes it in between (`force_locale`) takes `translations` and
    `language` out of `g`.
    """

    def __init__(self, domain: str = "messages") -> None:
        super().__init__(domain=domain)
        self._of_language: dict[Locale, Translations] = {}

    def get_translations(self) -> Translations | NullTranslations:
        """Those of the reader's language; outside a request none."""
        try:
            found: Translations | None = g.get("translations")
        except RuntimeError:  # nobody reads
            return NullTranslations()
        if found is None:
            found = g.translations = self._of(get_locale())
        return found

    def _of(self, language: Locale) -> Translations:
        if language not in self._of_language:
            self._of_language[language] = super().get_translations()
        return self._of_language[language]


_SENTENCES = RememberingDomain()
#: For views. What is put in is written as it is; a template escapes the whole.
gettext, ngettext = _SENTENCES.gettext, _SENTENCES.ngettext


def language() -> str:
    """The reader's language, looked up once for each request; English where nobody is reading."""
    try:
        found: str | None = g.get("language")
    except RuntimeError:  # nobody reads
        return "en"
    if found is None:
        found = g.language = str(get_locale() or "en")
    return found


class RememberingBabel(Babel):
    """Flask-Babel with one domain for the whole process."""

    @cached_property
    def domain_instance(self) -> Domain:
        """The portal's sentences."""
        return _SENTENCES

    def init_app(self, app: Flask, *args: Any, **options: Any) -> None:
        """Give the sentences to the templates, in place of Flask-Babel's."""
        super().init_app(app, *args, **options)
        sentences: Any = app.jinja_env  # the extension i18n adds to it
        sentences.install_gettext_callables(_gettext_of_page, _ngettext_of_page, newstyle=False)
        sentences.newstyle_gettext = True
        sentences.globals["_"] = _gettext_of_page


@pass_eval_context
def _gettext_of_page(context: EvalContext, text: str, **values: Any) -> str:
    """A sentence is trusted as it stands; in a page, what is put into it is escaped."""
    said = _as_it_stands(bool(context.autoescape), _SENTENCES.get_translations(), text, bool(values))
    return said % values if values else said


@pass_eval_context
def _ngettext_of_page(context: EvalContext, one: str, many: str, num: int, **values: Any) -> str:
    said = _SENTENCES.get_translations().ungettext(one, many, num)
    return _trusted(bool(context.autoescape), said) % {"num": num, **values}


@lru_cache(maxsize=8192)
def _as_it_stands(html: bool, translations: NullTranslations, text: str, to_be_filled: bool) -> str:
    """The sentence, with its places still to be filled, or with `%%` for a sign made one."""
    said = _trusted(html, translations.ugettext(text))
    return said if to_be_filled else said % {}


def _trusted(html: bool, said: str) -> str:
    return Markup(said) if html else said  # noqa: S704 (ours or a translator's)
