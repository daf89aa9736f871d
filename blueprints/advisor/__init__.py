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
        (lazy_gettext("Programs"), "advisor.programs"),
        (lazy_gettext("Import"), "advisor.cohort"),
        (lazy_gettext("Numbers"), "advisor.numbers"),
        (lazy_gettext("Office"), "advisor.office"),
    ),
)

from blueprints.advisor import routes_applicant as routes_applicant  # noqa: E402
from blueprints.advisor import routes_bulk as routes_bulk  # noqa: E402
from blueprints.advisor import routes_cohort as routes_cohort  # noqa: E402
from blueprints.advisor import routes_digest as routes_digest  # noqa: E402
from blueprints.advisor import routes_files as routes_files  # noqa: E402
from blueprints.advisor import routes_guide as routes_guide  # noqa: E402
from blueprints.advisor import routes_home as routes_home  # noqa: E402
from blueprints.advisor import routes_imports as routes_imports  # noqa: E402
from blueprints.advisor import routes_letter as routes_letter  # noqa: E402
from blueprints.advisor import routes_lists as routes_lists  # noqa: E402
from blueprints.advisor import routes_mails as routes_mails  # noqa: E402
from blueprints.advisor import routes_messages as routes_messages  # noqa: E402
from blueprints.advisor import routes_numbers as routes_numbers  # noqa: E402
from blueprints.advisor import routes_office as routes_office  # noqa: E402
from blueprints.advisor import routes_program_files as routes_program_files  # noqa: E402
from blueprints.advisor import routes_programs as routes_programs  # noqa: E402
from blueprints.advisor import routes_review as routes_review  # noqa: E402
from blueprints.advisor import routes_services as routes_services  # noqa: E402
from blueprints.advisor import routes_tables as routes_tables  # noqa: E402
from blueprints.advisor import routes_views as routes_views  # noqa: E402
from blueprints.advisor import too_large as too_large  # noqa: E402
