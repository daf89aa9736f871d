"""Translations, read once for each language and process. Flask-Babel would build them anew for every request."""

from functools import cached_property

from babel import Locale
from babel.support import NullTranslations, Translations
from flask_babel import Babel, Domain, get_locale


class RememberingDomain(Domain):
    """A domain that finds a language's translations by one look-up: a page asks for hundreds of sentences."""

    def __init__(self, domain: str) -> None:
        super().__init__(domain=domain)
        self._of_language: dict[Locale, Translations] = {}

    def get_translations(self) -> Translations | NullTranslations:
        """Those of the reader's language; outside a request none."""
        language = get_locale()
        found = self._of_language.get(language) if language else None
        if found is None:
            found = super().get_translations()
            if language:
                self._of_language[language] = found
        return found


class RememberingBabel(Babel):
    """Flask-Babel with one domain for the whole process."""

    @cached_property
    def domain_instance(self) -> Domain:
        """The portal's sentences."""
        return RememberingDomain(self.domain)
