"""What the office knows of services and seasons, and when it reminds writers."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.advisor.forms_office import FactForm, FactLinesForm, RemindersForm, SeasonDateForm
from blueprints.advisor.office_words import date_name, fact_name, shown_change, shown_rule, value_hint
from blueprints.advisor.shown_replanning import shown_replanning
from blueprints.pages import page, put_beside_field
from portal.clock import today
from portal.errors import Wrong
from portal.models import Season
from portal.queries.advisor_office import SeasonDay, calendar_of, fact_changes, find_fact, office_facts, rules_of
from portal.queries.find import find, find_office
from portal.seasons import DateKind
from portal.shown import shown_date
from portal.translating import gettext, ngettext
from portal.usecases import offices, replanning
from portal.usecases import services as service_usecases
from portal.usecases.nudges import nudge_policy_of
from portal.usecases.reminders import policy_of
from portal.usecases.service_values import takes_lines, typed


@area.get("/office/services/<code>")
def office_service(code: str) -> ResponseReturnValue:
    """Everything that is known of a service, with its sources."""
    rules, day = rules_of(code), today()
    return page(
        "advisor/service.html",
        code=code,
        name=rules[0].service,
        rules=[shown_rule(rule, day) for rule in rules],
    )


@area.route("/office/services/<code>/<key>", methods=["GET", "POST"])
def office_fact(code: str, key: str) -> ResponseReturnValue:
    """Another value of a service, with its source and the day somebody looked."""
    fact, name, day = find_fact(code, key), rules_of(code)[0].service, today()
    kept = {
        "value": typed(key, fact.value),
        "source": fact.source,
        "confirmed": fact.confirmed,
        "checked_on": day,
    }
    form = FactLinesForm(data=kept) if takes_lines(key) else FactForm(data=kept)
    if form.validate_on_submit():
        try:
            service_usecases.change_fact(
                fact,
                value=form.value.data or "",
                source=form.source.data or "",
                checked_on=form.checked_on.data,
                confirmed=form.confirmed.data,
            )
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            flash(gettext("Kept, with its source. Checklists and file checks follow it from now on."))
            return redirect(url_for(".office_service", code=code))
    changes = [shown_change(change, day) for change in fact_changes(code, key)]
    hint = value_hint(key)
    return page("advisor/fact.html", form=form, code=code, name=name, rule=fact_name(key), hint=hint, changes=changes)


@area.get("/office/seasons/<uuid:id>")
def office_season(id: UUID) -> ResponseReturnValue:
    """The season's calendar; a day that nobody has set yet stands there as well."""
    season, day = find(Season, id, lock=False), today()
    known = calendar_of(id)
    days = [
        (one, date_name(one.kind), shown_date(one.on, day), shown_date(one.checked_on, day)) for one in known.values()
    ]
    missing = [(kind, date_name(kind)) for kind in DateKind if kind not in known]
    return page("advisor/season.html", season=season, days=days, missing=missing)


@area.route(
    "/office/seasons/<uuid:id>/<any(opens, first_submit, review_starts, rank_lists, match_day, ends):kind>",
    methods=["GET", "POST"],
)
def office_season_date(id: UUID, kind: str) -> ResponseReturnValue:
    """A day in the season's calendar, new or another; whom it touches is shown before it is done."""
    season = find(Season, id)
    form = SeasonDateForm(data=_kept(calendar_of(id).get(kind)))
    if form.validate_on_submit():
        try:
            return _set_date(season, DateKind(kind), form)
        except Wrong as wrong:
            put_beside_field(form, wrong)
    return page("advisor/season_date.html", form=form, season=season, name=date_name(kind))


def _set_date(season: Season, kind: DateKind, form: SeasonDateForm) -> ResponseReturnValue:
    """First the preview, where letters follow the day; then the change."""
    on = form.on_date.data
    touched = replanning.preview(season, kind, on)
    if (touched.moved or touched.stuck) and "sure" not in request.form:
        return page(
            "advisor/season_change.html",
            season=season,
            name=date_name(kind),
            kind=kind,
            shown=shown_replanning(touched, on, today()),
            kept={name: value for name, value in request.form.items() if name != "csrf_token"},
        )
    done = replanning.change_calendar(
        season,
        kind,
        on=on,
        confirmed=form.confirmed.data,
        source=form.source.data or "",
        checked_on=form.checked_on.data,
    )
    flash(_told(done))
    return redirect(url_for(".office_season", id=season.id))


def _told(done: replanning.Replanning) -> str:
    if not done.moved:
        return gettext("Kept. No due date moves.")
    return ngettext(
        "Kept. %(num)s due date follows, and those concerned are told.",
        "Kept. %(num)s due dates follow, and those concerned are told.",
        len(done.moved),
    )


def _kept(day: SeasonDay | None) -> dict[str, Any]:
    if day is None:
        return {"checked_on": today()}
    return {"on_date": day.on, "confirmed": day.confirmed, "source": day.source, "checked_on": today()}


@area.route("/office/reminders", methods=["GET", "POST"])
def office_reminders() -> ResponseReturnValue:
    """When writers are reminded, and when never."""
    form = RemindersForm(data=_policy(office_facts().settings))
    if form.validate_on_submit():
        try:
            offices.set_reminders(find_office(g.actor.office_id), **form.told())
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            flash(gettext("Kept. Reminders from today on follow it."))
            return redirect(url_for(".office"))
    return page("advisor/reminders.html", form=form)


def _policy(settings: dict[str, Any]) -> dict[str, Any]:
    policy, nudges = policy_of(settings), nudge_policy_of(settings)
    return {
        "nudge_ceiling": nudges.ceiling,
        "nudge_rest_days": nudges.rest_days,
        "gentle_days": policy.gentle_days,
        "final_days": policy.final_days,
        "ceiling": policy.ceiling,
        "begins": policy.quiet.begins.isoformat("minutes"),
        "ends": policy.quiet.ends.isoformat("minutes"),
        "weekdays": [str(day) for day in sorted(policy.quiet.weekdays)],
    }
