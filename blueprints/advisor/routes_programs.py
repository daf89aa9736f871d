"""The office's catalogue: its table, a program's page, the queue of old facts."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.advisor.forms_programs import ProgramForm, ValueForm
from blueprints.advisor.shown_program import sentence, shown_changes, shown_groups, shown_stale, shown_value
from blueprints.advisor.shown_programs import shown_programs
from blueprints.pages import page, put_beside_field
from blueprints.program_words import value_name
from portal.clock import today
from portal.errors import NotThere, Wrong
from portal.models import Program
from portal.programs.gates import a_year_before
from portal.programs.stored import program_of
from portal.programs.written import cell_of
from portal.queries.advisor_program import program_changes, stale_programs, who_applies
from portal.queries.advisor_programs import program_counts, program_filters, program_options
from portal.queries.advisor_programs import programs as programs_found
from portal.queries.find import find
from portal.queries.keyset import Place
from portal.queries.programs import office_program
from portal.translating import gettext, ngettext
from portal.usecases import catalogue

#: What the form for a new program asks; everything else is entered on its page.
FIRST_VALUES = ("name", "service", "specialty", "place")


@area.get("/programs")
def programs() -> ResponseReturnValue:
    """The table, with filters in the address."""
    filters, day = program_filters(request.args), today()
    old = a_year_before(day)
    found = programs_found(filters, _place(), old)
    shown = shown_programs(filters, found, program_counts(filters, old), program_options(), day)
    return page("advisor/programs.html", shown=shown)


@area.route("/programs/new", methods=["GET", "POST"])
def add_program() -> ResponseReturnValue:
    """A program by hand."""
    form = ProgramForm(data={"checked_on": today()})
    if form.validate_on_submit():
        written = {name: form[name].data or "" for name in FIRST_VALUES}
        try:
            program = catalogue.add_program(
                written, key=form.key.data or "", source=form.source.data or "", checked_on=form.checked_on.data
            )
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            flash(gettext("%(name)s is in the catalogue. Enter what else you know of it.", name=program.name))
            return redirect(url_for(".program", id=program.id))
    return page("advisor/add_program.html", form=form, services=program_options().services)


@area.get("/programs/stale")
def stale_facts() -> ResponseReturnValue:
    """Facts that nobody has looked at for 12 months: those that many applicants rely on come first."""
    day = today()
    old = a_year_before(day)
    waiting = [shown_stale(row.id, program_of(row), row.applicants, day) for row in stale_programs(old)]
    return page("advisor/stale_facts.html", waiting=waiting, count=program_counts(program_filters({}), old).stale)


@area.get("/programs/<uuid:id>")
def program(id: UUID) -> ResponseReturnValue:
    """Every value with its source, who of the cohort applies, what was changed."""
    found, day = office_program(id).program, today()
    stale = [name for name in found.stale(day) if catalogue.needs_a_look(found, name, day)]
    return page(
        "advisor/program.html",
        id=id,
        name=found.name,
        key=found.key,
        lead=sentence(found, day),
        groups=shown_groups(found, day),
        stale=len(stale),
        applies=who_applies(id),
        changes=shown_changes(program_changes(id)),
    )


@area.route("/programs/<uuid:id>/<name>", methods=["GET", "POST"])
def program_value(id: UUID, name: str) -> ResponseReturnValue:
    """What sources say of one value; another word, or which of them is right."""
    row = find(Program, id)
    _known_name(name)
    known, day = program_of(row), today()
    facts = known.facts.get(name, ())
    form = ValueForm(data={"checked_on": day, "value": cell_of(facts[0].value) if len(facts) == 1 else ""})
    if form.validate_on_submit():
        source = form.source.data or ""
        try:
            catalogue.tell(row, name, form.value.data or "", source=source, checked_on=form.checked_on.data)
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            if form.settles.data:
                catalogue.settle(row, name, source)
            flash(gettext("%(name)s is kept, with its source.", name=value_name(name)))
            return redirect(url_for(".program", id=id))
    shown = shown_value(known, name, day)
    return page("advisor/program_value.html", form=form, id=id, program=known.name, shown=shown,
                says=catalogue.VALUES[name], needed=name in catalogue.NEEDED)  # fmt: skip


@area.post("/programs/<uuid:id>/<name>/settle")
def settle_value(id: UUID, name: str) -> ResponseReturnValue:
    """One of the sources is right."""
    row = find(Program, id)
    _known_name(name)
    catalogue.settle(row, name, request.form.get("source", ""))
    flash(gettext("%(name)s is settled. What the other sources said stays in the history.", name=value_name(name)))
    return redirect(url_for(".program", id=id))


@area.post("/programs/<uuid:id>/<name>/forget")
def forget_value(id: UUID, name: str) -> ResponseReturnValue:
    """A source's word is taken back."""
    row = find(Program, id)
    _known_name(name)
    catalogue.forget(row, name, request.form.get("source", ""))
    flash(gettext("Taken back. The history keeps what it was."))
    return redirect(url_for(".program", id=id))


@area.post("/programs/<uuid:id>/recheck")
def recheck_program(id: UUID) -> ResponseReturnValue:
    """Somebody looked today, and it is still so: one value, or everything that is old."""
    row = find(Program, id)
    name = request.form.get("name", "")
    if name:
        _known_name(name)
    checked = catalogue.recheck(row, [name] if name else ())
    flash(
        ngettext(
            "One value of %(program)s carries today’s date and your name.",
            "%(num)s values of %(program)s carry today’s date and your name.",
            checked,
            program=row.name,
        )
    )
    return redirect(url_for(".stale_facts") if request.form.get("from") == "queue" else url_for(".program", id=id))


def _known_name(name: str) -> None:
    if name not in catalogue.VALUES:
        raise NotThere


def _place() -> Place:
    if before := request.args.get("before"):
        return Place(before, backwards=True)
    return Place(request.args.get("after", ""))
