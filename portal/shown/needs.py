"""What needs an advisor, in words that follow a number."""

from portal.seasons.digest import Need
from portal.shown.words import ngettext


def need_in_words(need: str, count: int) -> str:
    """ "2 letters are late or due within two weeks"."""
    match Need(need):
        case Need.AT_RISK:
            return ngettext(
                "%(num)s letter is late or due within two weeks",
                "%(num)s letters are late or due within two weeks",
                count,
            )
        case Need.ADDRESS_FAILS:
            return ngettext("%(num)s writer’s address does not work", "%(num)s writers’ addresses do not work", count)
        case Need.ANSWERED_NO:
            return ngettext("%(num)s writer declined or hesitates", "%(num)s writers declined or hesitate", count)
        case Need.OTHER_DATE:
            return ngettext("%(num)s writer asks for another date", "%(num)s writers ask for another date", count)
        case Need.SILENT:
            return ngettext("%(num)s writer has not answered", "%(num)s writers have not answered", count)
        case Need.REVIEW_CHOICE:
            return ngettext(
                "%(num)s choice of a writer waits for you", "%(num)s choices of writers wait for you", count
            )
        case Need.REVIEW_PACKET:
            return ngettext("%(num)s packet waits for you", "%(num)s packets wait for you", count)
