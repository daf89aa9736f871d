"""The writer's portal: the best five minutes in a busy physician's day. Most pages open by a mailed link, without an account."""

from flask_babel import lazy_gettext

from portal.area import Area
from portal.roles import Role

area = Area(
    "writer",
    __name__,
    open_to=Role.WRITER,
    url_prefix="/writer",
    navigation=((lazy_gettext("Letters"), "writer.home"),),
)

from blueprints.writer import routes_answers as routes_answers  # noqa: E402
from blueprints.writer import routes_check as routes_check  # noqa: E402
from blueprints.writer import routes_designee as routes_designee  # noqa: E402
from blueprints.writer import routes_files as routes_files  # noqa: E402
from blueprints.writer import routes_home as routes_home  # noqa: E402
from blueprints.writer import routes_letter as routes_letter  # noqa: E402
from blueprints.writer import routes_packet as routes_packet  # noqa: E402
from blueprints.writer import routes_reminders as routes_reminders  # noqa: E402
from blueprints.writer import routes_self_check as routes_self_check  # noqa: E402
from blueprints.writer import routes_upload as routes_upload  # noqa: E402
