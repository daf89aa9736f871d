"""Floor a: the least that a page of letters can cost. One hand-written query on an index, 50 rows, one Jinja template.

Served by gunicorn with the portal's own settings, on the portal's own rows, as the owner: no session, no sign-in, no
row-level security, no layout. Whatever the portal costs above it is what the portal adds.
"""

import os
import threading
from typing import Any

import psycopg2
from flask import Flask

#: Limited before it is joined: a join under the limit prepares for the whole cohort.
QUERY = """
select page.id, applicant.first_name, applicant.last_name, applicant.email, writer.name, writer.email, page.specialty,
  page.status, page.due_on
from (select * from letter_request where office_id = %s and season_id = %s order by due_on, id limit 50) page
join applicant on applicant.office_id = page.office_id and applicant.id = page.applicant_id
join writer on writer.office_id = page.office_id and writer.id = page.writer_id
order by page.due_on, page.id
"""
TEMPLATE = """<!doctype html><title>Letters</title><table>{% for row in rows %}
<tr><td><a href="/letters/{{ row[0] }}">{{ row[1] }} {{ row[2] }}</a><td>{{ row[3] }}<td>{{ row[4] }}<td>{{ row[5] }}
<td>{{ row[6] }}<td>{{ row[7] }}<td>{{ row[8] }}</tr>{% endfor %}</table>"""

app = Flask(__name__)
app.jinja_env.autoescape = True
page = app.jinja_env.from_string(TEMPLATE)
_of_thread = threading.local()


def connection() -> Any:
    """One connection a thread, as a pool would give."""
    if not hasattr(_of_thread, "connection"):
        _of_thread.connection = psycopg2.connect(os.environ["DATABASE_URL"].replace("+psycopg2", ""))
        _of_thread.connection.autocommit = True
    return _of_thread.connection


@app.get("/<uuid:office_id>/<uuid:season_id>")
def letters(office_id: Any, season_id: Any) -> str:
    """The first fifty letters of a season by due date."""
    with connection().cursor() as cursor:
        cursor.execute(QUERY, (str(office_id), str(season_id)))
        return page.render(rows=cursor.fetchall())
