"""Lists of programs: made, kept, changed, compared, taken over, downloaded."""

from typing import Literal
from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.forms_letter import AnswerForm
from blueprints.applicant.forms_list import ListForm
from blueprints.applicant.forms_plan import RemoveForm
from blueprints.applicant.lists import (
    HEADER,
    compared,
    first_limits,
    form_for,
    list_line,
    rows_of,
    signals_source,
    targets_by_specialty,
)
from blueprints.list_shown import list_shown
from blueprints.pages import page, put_beside_field
from blueprints.remark_form import RemarkForm
from portal.clock import today
from portal.cohorts.writing import CSV_TYPE, XLSX_TYPE, csv_stream, xlsx_stream
from portal.errors import NotThere, Refused, Wrong
from portal.models import ProgramList
from portal.programs.as_json import limits_from_json
from portal.programs.found import found_from_json
from portal.programs.limits import Limits
from portal.queries.applicant_frame import Frame, frame
from portal.queries.find import find
from portal.queries.program_lists import Ground, comments_on, fee_tables, ground, kept_list, kept_lists
from portal.rate_limits import limiter, mailed_by
from portal.translating import gettext, ngettext
from portal.usecases import program_lists as lists
from portal.usecases.program_lists import Choosing


@area.get("/programs/lists")
def programs_lists() -> ResponseReturnValue:
    """Every list that is kept."""
    who = frame()
    kept = kept_lists()
    return page("applicant/programs_lists.html", lists=[list_line(each, who.today) for each in kept])


@area.route("/programs/lists/new", methods=["GET", "POST"])
def programs_list_new() -> ResponseReturnValue:
    """Say what a list must hold to; the best one is found and kept."""
    who, weighed = frame(), ground(frame())
    _needs_target(who)
    keys = frozenset(request.args.getlist("locked"))
    limits = first_limits(weighed)._replace(locked=keys & set(weighed.ids))
    form = form_for(who, weighed, limits)
    if form.validate_on_submit():
        try:
            kept = lists.keep_list(_choosing(weighed, form.limits({})), name=form.name.data or "")
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            return redirect(url_for("applicant.programs_list", id=kept.id), 303)
    return _form_page(form, None)


@area.get("/programs/lists/<uuid:id>")
def programs_list(id: UUID) -> ResponseReturnValue:
    """A list, with what binds it and what was said to it."""
    return _list_page(id, RemarkForm())


@area.route("/programs/lists/<uuid:id>/change", methods=["GET", "POST"])
def programs_list_change(id: UUID) -> ResponseReturnValue:
    """Other limits, or the same with what the catalogue says by now."""
    kept = find(ProgramList, id)
    who, weighed = frame(), ground(frame())
    _needs_target(who)
    limits = limits_from_json(kept.asked)
    form = form_for(who, weighed, limits, kept.name)
    if form.validate_on_submit():
        try:
            asked = form.limits(dict(limits.sent))
            lists.solve_again(kept, _choosing(weighed, asked), name=form.name.data or "")
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            return redirect(url_for("applicant.programs_list", id=id), 303)
    return _form_page(form, kept)


@area.post("/programs/lists/<uuid:id>/hold")
def programs_list_hold(id: UUID) -> ResponseReturnValue:
    """Keep programs on the list, leave them out, exchange one, or say that its signal is sent; then solve again."""
    kept = find(ProgramList, id)
    weighed = ground(frame())
    if AnswerForm().validate_on_submit():
        try:
            lists.solve_again(kept, _choosing(weighed, _held(kept, weighed)), name=kept.name)
        except Wrong as wrong:
            raise Refused(str(wrong)) from None
        flash(gettext("The list is solved again."))
    return redirect(url_for("applicant.programs_list", id=id), 303)


@area.post("/programs/lists/<uuid:id>/take-over")
def programs_list_take_over(id: UUID) -> ResponseReturnValue:
    """Put all of them on the programs page."""
    kept, who = find(ProgramList, id), frame()
    _needs_target(who)
    if AnswerForm().validate_on_submit() and who.first_target:
        count = lists.take_over(
            kept, ids=ground(who).ids, targets=targets_by_specialty(who), otherwise=who.first_target.id
        )
        flash(ngettext("One program is new on your list.", "%(num)s programs are new on your list.", count))
    return redirect(url_for("applicant.programs"), 303)


@area.post("/programs/lists/<uuid:id>/comment")
@limiter.limit("20 per day", key_func=mailed_by)
def programs_list_comment(id: UUID) -> ResponseReturnValue:
    """Write to the office about the list."""
    kept, form = find(ProgramList, id), RemarkForm()
    if not form.validate_on_submit():
        return _list_page(id, form)
    lists.comment(kept, text=form.text.data or "")
    flash(gettext("Your advisor reads it here, and is told by mail."))
    return redirect(url_for("applicant.programs_list", id=id), 303)


@area.route("/programs/lists/<uuid:id>/remove", methods=["GET", "POST"])
def programs_list_remove(id: UUID) -> ResponseReturnValue:
    """Give a list up."""
    kept, form = find(ProgramList, id), RemoveForm()
    if form.validate_on_submit():
        lists.remove_list(kept)
        flash(gettext("The list is removed. Programs that you took over from it stay."))
        return redirect(url_for("applicant.programs_lists"), 303)
    return page("applicant/programs_list_remove.html", form=form, kept=kept)


@area.get("/programs/lists/compare")
def programs_lists_compare() -> ResponseReturnValue:
    """Two lists side by side."""
    chosen = request.args.getlist("list")
    kept = {str(each.id): each for each in kept_lists()}
    if len(chosen) != 2 or chosen[0] == chosen[1]:
        flash(gettext("Tick two lists, then compare them."), "caution")
        return redirect(url_for(".programs_lists"))
    if not set(chosen) <= set(kept):
        raise NotThere
    return page("applicant/programs_lists_compare.html", shown=compared(kept[chosen[0]], kept[chosen[1]]))


@area.get("/programs/lists/<uuid:id>.<any(csv, xlsx):kind>")
def programs_list_file(id: UUID, kind: Literal["csv", "xlsx"]) -> ResponseReturnValue:
    """The list as a file in which no cell can run as a formula."""
    rows = rows_of(kept_list(id).found)
    data = b"".join(csv_stream(rows, HEADER) if kind == "csv" else xlsx_stream(rows, "Programs", HEADER))
    return Response(
        data,
        mimetype=CSV_TYPE.partition(";")[0] if kind == "csv" else XLSX_TYPE,
        headers={"Content-Disposition": f'attachment; filename="programs-{today().isoformat()}.{kind}"'},
    )


def _choosing(weighed: Ground, limits: Limits) -> Choosing:
    return Choosing(weighed.weighed, fee_tables(), limits, weighed.today)


def _held(kept: ProgramList, weighed: Ground) -> Limits:
    """The list's limits with what the form asks on top; a key that neither the catalogue nor the list knows is not kept."""
    limits, choices = limits_from_json(kept.asked), found_from_json(kept.found).choices
    known = limits.locked | limits.excluded | {each.key for each in choices} | set(weighed.ids)

    def named(field: str) -> frozenset[str]:
        return known & frozenset(request.form.getlist(field))

    keys = named("program")
    match request.form.get("act"):
        case "keep":
            return limits._replace(locked=limits.locked | keys, excluded=limits.excluded - keys)
        case "leave":
            return limits._replace(excluded=limits.excluded | keys, locked=limits.locked - keys)
        case "sent":
            sent = {each.key: each.signal for each in choices if each.key in keys and each.signal}
            return limits._replace(sent={**limits.sent, **sent})
        case "exchange":
            out, into = named("out"), named("into")
            return limits._replace(locked=(limits.locked | into) - out, excluded=(limits.excluded | out) - into)
    return limits


def _needs_target(who: Frame) -> None:
    if who.first_target is None:
        raise Refused(gettext("Add a target to your plan first: a list is made for what you apply for."))


def _list_page(id: UUID, form: RemarkForm) -> ResponseReturnValue:
    kept = kept_list(id)
    return page("applicant/programs_list.html", form=form, shown=list_shown(kept, comments_on(id), frame().today))


def _form_page(form: ListForm, kept: ProgramList | None) -> ResponseReturnValue:
    return page("applicant/programs_list_form.html", form=form, kept=kept, signals_source=signals_source())
