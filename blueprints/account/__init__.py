"""Coming in, switching desks, one's own account, and what everybody may read about the portal."""

from portal.area import Area

area = Area("account", __name__, open_to=None)

from blueprints.account import routes_about as routes_about  # noqa: E402
from blueprints.account import routes_desk as routes_desk  # noqa: E402
from blueprints.account import routes_passkeys as routes_passkeys  # noqa: E402
from blueprints.account import routes_settings as routes_settings  # noqa: E402
from blueprints.account import routes_sign_in as routes_sign_in  # noqa: E402
