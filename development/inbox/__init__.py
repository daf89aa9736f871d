"""The development inbox: mails that were really sent over SMTP to this machine. `make run` alone adds it; production has no such address."""

from portal.area import Area

area = Area("inbox", __name__, open_to=None, url_prefix="/dev/mail")

from development.inbox import routes as routes  # noqa: E402
