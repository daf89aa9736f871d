"""Translations, read once for each language and process, and looked up once for each request: a page asks for hundreds of sentences."""

from functools import cached_property
from typing import Any

from babel import Locale
from babel.support import NullTranslations, Translations
from flask import Flask, g
from flask_babel import Babel, Domain, get_locale


class RememberingDomain(Domain):
    """A domain that finds a language's translations by one look-up.

    A request has one language, and a mail too: whoever changes it in between (`force_locale`) takes `translations` out of `g`.
    """

    def __init__(self, domain: str) -> None:
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


class RememberingBabel(Babel):
    """Flask-Babel with one domain for the whole process."""

    @cached_property
    def domain_instance(self) -> Domain:
        """The portal's sentences."""
        return RememberingDomain(self.domain)

    def init_app(self, app: Flask, *args: Any, **options: Any) -> None:
        """Templates ask the domain itself, not Flask-Babel for the domain at every sentence."""
        super().init_app(app, *args, **options)
        domain = RememberingDomain(app.extensions["babel"].default_domain)
        app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
            gettext=lambda text: domain.get_translations().ugettext(text),
            ngettext=lambda one, many, number: domain.get_translations().ungettext(one, many, number),
            newstyle=True,
            pgettext=lambda context, text: domain.get_translations().upgettext(context, text),
            npgettext=lambda context, one, many, number: domain.get_translations().unpgettext(
                context, one, many, number
            ),
        )
