"""Which countries count as the United States, for letters."""

from portal.cohorts.countries import country_code

# Puerto Rico and the other territories: their teaching hospitals are US clinical settings, accredited by the same bodies.
UNITED_STATES = frozenset({"US", "PR", "GU", "VI", "AS", "MP"})

__all__ = ["UNITED_STATES", "country_code"]
