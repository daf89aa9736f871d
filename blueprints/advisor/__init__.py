"""The advisor's portal: who needs me today, a cohort, an applicant, the office."""

from flask_babel import lazy_gettext

from portal.area import Area
from portal.roles import Role

area = Area(
    "advisor",
    __name__,
    open_to=Role.ADVISOR,
    url_prefix="/advisor",
    navigation=(
        (lazy_gettext("Queue"), "advisor.home"),
        (lazy_gettext("Applicants"), "advisor.applicants"),
        (lazy_gettext("Letters"), "advisor.letters"),
        (lazy_gettext("Import"), "advisor.cohort"),
        (lazy_gettext("Numbers"), "advisor.numbers"),
        (lazy_gettext("Office"), "advisor.office"),
    ),
)

from blueprints.advisor import routes_home as routes_home  # noqa: E402
