"""A field for a day, which says in a sentence what is wrong with it."""

from datetime import date

from wtforms import DateField

from portal.translating import gettext


class DayField(DateField):
    """A day of the calendar. 30 February is not one, and is kept as it was written."""

    def process_formdata(self, valuelist: list[str]) -> None:
        written = valuelist[0].strip() if valuelist else ""
        self.data: date | None = None
        if not written:
            return
        try:
            self.data = date.fromisoformat(written)
        except ValueError:
            raise ValueError(
                gettext(
                    "%(written)s is not a day of the calendar. Write year, month and day, as in 2027-08-27.",
                    written=written,
                )
            ) from None
