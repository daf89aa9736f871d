"""The applicant's portal: what do I do next, and am I on track?"""

from flask_babel import lazy_gettext

from portal.area import Area
from portal.roles import Role

area = Area(
    "applicant",
    __name__,
    open_to=Role.APPLICANT,
    url_prefix="/applicant",
    navigation=(
        (lazy_gettext("Home"), "applicant.home"),
        (lazy_gettext("Plan"), "applicant.plan"),
        (lazy_gettext("Ask"), "applicant.ask"),
        (lazy_gettext("Packet"), "applicant.packet"),
        (lazy_gettext("Programs"), "applicant.programs"),
    ),
)

from blueprints.applicant import routes_ask as routes_ask  # noqa: E402
from blueprints.applicant import routes_backup as routes_backup  # noqa: E402
from blueprints.applicant import routes_choices as routes_choices  # noqa: E402
from blueprints.applicant import routes_files as routes_files  # noqa: E402
from blueprints.applicant import routes_fit as routes_fit  # noqa: E402
from blueprints.applicant import routes_home as routes_home  # noqa: E402
from blueprints.applicant import routes_letter as routes_letter  # noqa: E402
from blueprints.applicant import routes_lists as routes_lists  # noqa: E402
from blueprints.applicant import routes_mails as routes_mails  # noqa: E402
from blueprints.applicant import routes_nudges as routes_nudges  # noqa: E402
from blueprints.applicant import routes_packet as routes_packet  # noqa: E402
from blueprints.applicant import routes_plan as routes_plan  # noqa: E402
from blueprints.applicant import routes_profile as routes_profile  # noqa: E402
from blueprints.applicant import routes_program_letters as routes_program_letters  # noqa: E402
from blueprints.applicant import routes_programs as routes_programs  # noqa: E402
from blueprints.applicant import routes_proposals as routes_proposals  # noqa: E402
from blueprints.applicant import routes_rotations as routes_rotations  # noqa: E402
from blueprints.applicant import routes_targets as routes_targets  # noqa: E402
from blueprints.applicant import routes_waiver as routes_waiver  # noqa: E402
