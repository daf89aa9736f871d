"""A catalogue as a file: the template, the import with its dry run, and facts shared with another office."""

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.advisor.forms_programs import CatalogueFileForm
from blueprints.advisor.shown_import import shown_import
from blueprints.advisor.streaming import Kind, stream_table
from blueprints.pages import page, put_beside_field
from portal.clock import today
from portal.errors import Wrong
from portal.programs.columns import COLUMNS
from portal.programs.gates import a_year_before
from portal.programs.stored import program_of
from portal.programs.written import HEADER, catalogue_rows
from portal.queries.advisor_program import every_fact
from portal.queries.advisor_programs import conditions, program_filters
from portal.translating import gettext, ngettext
from portal.usecases.catalogue_import import import_catalogue


@area.route("/programs/import", methods=["GET", "POST"])
def programs_import() -> ResponseReturnValue:
    """A file of programs: a dry run tells every row's fate, then the real one."""
    form, result = CatalogueFileForm(), None
    if form.validate_on_submit():
        sent, dry_run = form.file.data, "import" not in request.form
        if not sent or not sent.filename:
            put_beside_field(form, Wrong("file", gettext("Choose a file: CSV, TSV or XLSX.")))
            return page("advisor/programs_import.html", form=form, result=None, columns=COLUMNS)
        account = import_catalogue(g.actor.office_id, sent.read(), sent.filename, dry_run=dry_run)
        if account.file_rejected:
            put_beside_field(form, Wrong("file", account.file_rejected))
            return page("advisor/programs_import.html", form=form, result=None, columns=COLUMNS)
        if not dry_run and not account.refused:
            flash(
                ngettext(
                    "One program is new, %(changed)s are changed.",
                    "%(num)s programs are new, %(changed)s are changed.",
                    account.new,
                    changed=account.changed,
                )
            )
            return redirect(url_for(".programs"))
        result = shown_import(account, dry_run=dry_run)
    return page("advisor/programs_import.html", form=form, result=result, columns=COLUMNS)


@area.get("/programs/template.<any(csv, xlsx):kind>")
def programs_template(kind: Kind) -> ResponseReturnValue:
    """An empty catalogue, to fill in."""
    return stream_table([], kind, "catalogue-template", HEADER)


@area.get("/programs.<any(csv, xlsx):kind>")
def programs_file(kind: Kind) -> ResponseReturnValue:
    """The facts of the programs that the filters leave, each with source, day and reader: another office imports it."""
    rows = every_fact(conditions(program_filters(request.args), a_year_before(today())))
    return stream_table(catalogue_rows(program_of(row) for row in rows), kind, "programs", HEADER)
