"""A cohort file in the browser: chosen, its columns matched, tried, imported by the worker as the advisor who chose it."""

import io
import re
import zipfile

import pytest
import sqlalchemy as sa

from portal.access import WORKER
from portal.cohorts.writing import xlsx_stream
from portal.models import Advisor, Applicant, CohortColumn, CohortImport, History
from portal.queries.find import find
from portal.usecases import cohort_imports
from portal.usecases.people import remove_advisor
from portal.usecases.starting import starter_of

FILE = (
    "First name;Last name;E-Mail;Specialty;Hobby\nAma;Boateng;ama@example.org;Pediatrics;chess\nLi;;li@example.org;;\n"
)


def bomb() -> bytes:
    """A workbook of a few kilobytes that says it unpacks to 200 MB."""
    parcel = io.BytesIO()
    with zipfile.ZipFile(parcel, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", "<workbook/>")
        with made.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(200):
                sheet.write(bytes(1 << 20))
    return parcel.getvalue()


def send(client, data: bytes | str, cast, name: str = "cohort.csv"):
    """Choose a file."""
    data = data.encode() if isinstance(data, str) else data
    form = {"file": (io.BytesIO(data), name), "season_id": str(cast.season.id)}
    return client.post("/advisor/cohort", data=form, content_type="multipart/form-data")


def chosen(client, data: bytes | str, cast) -> str:
    """Choose a file; the address of its import."""
    answer = send(client, data, cast)
    assert answer.status_code == 303, answer.text
    return answer.location.removesuffix("/columns")


def match(client, address: str, *fields: str):
    """Say what each column is."""
    return client.post(f"{address}/columns", data={f"column-{place}": field for place, field in enumerate(fields)})


def work(app, act, look, cast, address: str, *, killed_after: int | None = None) -> None:
    """The worker's job; `killed_after` so many steps it is lost with what it had not committed."""
    found = look.scalars(sa.select(CohortImport).where(CohortImport.id == address.rsplit("/", 1)[1])).one()
    with act(WORKER):
        assert starter_of(CohortImport, found.id).own_id == cast.anna.id
    with act(cast.actor(cast.anna)) as session:
        for step, _ in enumerate(cohort_imports.import_in_pieces(found.id), start=1):
            session.commit()
            if step == killed_after:
                return


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


def people(look, cast) -> list[tuple[str, str]]:
    rows = look.execute(
        sa.select(Applicant.first_name, Applicant.specialty)
        .where(Applicant.office_id == cast.harbor.id, Applicant.email.in_(["ama@example.org", "li@example.org"]))
        .order_by(Applicant.first_name)
    )
    return [tuple(row) for row in rows]


def test_encoding_and_separator_are_guessed_and_shown(cast, anna):
    page = text_of(anna.get(chosen(anna, FILE.encode("utf-16"), cast) + "/columns"))
    assert "Read as UTF-16, with a semicolon between the cells" in page
    assert "Ama · Li" in page


def test_a_header_matched_once_is_known_in_the_next_file(cast, anna, look):
    address = chosen(anna, FILE.replace("E-Mail", "Reach at"), cast)
    assert match(anna, address, "first_name", "last_name", "email", "specialty", "").status_code == 303
    assert dict(look.execute(sa.select(CohortColumn.header, CohortColumn.field)).all())["reachat"] == "email"
    again = anna.get(chosen(anna, FILE.replace("E-Mail", "Reach at"), cast) + "/columns").text
    assert re.findall(r'<option value="(\w*)" selected>', again) == [
        "first_name",
        "last_name",
        "email",
        "specialty",
        "",
    ]


def test_another_office_does_not_know_the_header(cast, anna, browse):
    match(anna, chosen(anna, FILE.replace("E-Mail", "Reach at"), cast), "first_name", "", "email", "", "")
    lena = browse(cast.account(cast.lena))
    data = {
        "file": (io.BytesIO(FILE.replace("E-Mail", "Reach at").encode()), "x.csv"),
        "season_id": str(cast.other_season.id),
    }
    answer = lena.post("/advisor/cohort", data=data, content_type="multipart/form-data")
    assert 'value="email" selected' not in lena.get(answer.location).text


def test_without_a_needed_column_the_page_says_which(cast, anna):
    answer = match(anna, chosen(anna, FILE, cast), "first_name", "", "", "", "")
    assert answer.status_code == 422
    assert "The header row has no column “Email”" in answer.text


def test_every_row_shows_its_fate(cast, anna, look):
    rows = (
        "First name,Email,Specialty\nAma,ama@example.org,\nMinh Anh,minh@example.org,pediatrics\nKofi,kofi@example.org,\n"
        "Ama,AMA@example.org,\nNo,nowhere,\nArna,arna@example.org,\n"
    )
    address = chosen(anna, rows, cast)
    assert match(anna, address, "first_name", "email", "specialty").status_code == 303
    page = text_of(anna.get(f"{address}/rows"))
    assert "2 of 6 rows are new" in page
    assert "New 2 Has changes 1 In the cohort already 1 Twice in the file 1 Cannot be imported 1" in page
    assert "Specialty: internal medicine pediatrics" in page
    assert "Line 2 has this address already." in page
    assert "“nowhere” has no @" in page
    assert "looks like the address on line 2" in page
    assert "Ama" not in text_of(anna.get(f"{address}/rows?fate=rejected")).partition("What to know")[2]
    assert people(look, cast) == []


def test_the_worker_imports_and_the_same_file_again_changes_nothing(app, cast, anna, act, look):
    for expected in ("2 applicants are imported", "Nobody in this file is new"):
        address = chosen(anna, FILE, cast)
        match(anna, address, "first_name", "last_name", "email", "specialty", "")
        if expected.startswith("Nobody"):
            assert expected in anna.get(f"{address}/rows").text
        assert anna.post(f"{address}/start").status_code == 303
        work(app, act, look, cast, address)
    assert people(look, cast) == [("Ama", "Pediatrics"), ("Li", "")]
    row = look.scalars(sa.select(CohortImport).order_by(CohortImport.moved_at.desc())).first()
    assert (row.status, row.file, row.result["new"], row.result["same"]) == ("imported", None, 0, 2)
    told = look.execute(sa.select(History.actor_name, History.facts).where(History.kind == "add_applicant")).all()
    assert [tuple(entry) for entry in told] == [("Anna Lindqvist", {"file": "cohort.csv"})] * 2


@pytest.mark.parametrize(("updates", "specialty"), [("", "internal medicine"), ("y", "pediatrics")])
def test_people_who_are_there_are_brought_up_to_date_by_choice_alone(app, cast, anna, act, look, updates, specialty):
    address = chosen(anna, "First name,Email,Specialty,Country\nMinh Anh,MINH@example.org,pediatrics,\n", cast)
    match(anna, address, "first_name", "email", "specialty", "country")
    anna.post(f"{address}/start", data={"updates": updates})
    work(app, act, look, cast, address)
    look.expire_all()
    assert (cast.minh.specialty, cast.minh.country, cast.minh.email) == (specialty, "VN", "minh@example.org")


@pytest.mark.parametrize("killed_after", [1, 2, 3])
def test_a_killed_worker_leaves_no_row_in_doubt(app, cast, anna, act, look, monkeypatch, killed_after):
    monkeypatch.setattr(cohort_imports, "PIECE", 10)
    rows = "".join(f"A{n},a{n}@example.org\n" for n in range(25))
    address = chosen(anna, f"First name,Email\n{rows}", cast)
    match(anna, address, "first_name", "email")
    anna.post(f"{address}/start")
    work(app, act, look, cast, address, killed_after=killed_after)
    look.expire_all()
    row = look.scalars(sa.select(CohortImport)).one()
    there = sa.select(sa.func.count()).where(Applicant.email.like("a%@example.org"), Applicant.first_name.like("A%"))
    done = (killed_after - 1) * 10
    assert (row.status, row.line_done, look.scalar(there)) == ("importing", done + 1 if done else 0, done)
    work(app, act, look, cast, address)
    look.expire_all()
    assert (row.status, row.result["new"], look.scalar(there)) == ("imported", 25, 25)


@pytest.mark.parametrize("begun", [False, True])
def test_a_colleague_goes_on_with_what_somebody_left_behind(app, cast, anna, browse, act, look, monkeypatch, begun):
    monkeypatch.setattr(cohort_imports, "PIECE", 1)
    ben = browse(cast.account(cast.ben))
    address = chosen(ben, FILE, cast)
    match(ben, address, "first_name", "last_name", "email", "specialty", "")
    ben.post(f"{address}/start")
    upload = look.scalars(sa.select(CohortImport)).one()
    if begun:
        with act(cast.actor(cast.ben)) as session:
            pieces = cohort_imports.import_in_pieces(upload.id)
            for _ in range(2):
                next(pieces)
                session.commit()
    assert "Go on" not in anna.get(address).text
    assert anna.post(f"{address}/start").status_code == 409
    with act(cast.actor(cast.anna)):
        remove_advisor(find(Advisor, cast.ben.id))
    with act(WORKER):
        assert starter_of(CohortImport, upload.id) is None
    assert "Ben Osei started it and has left the office since." in text_of(anna.get(address))
    jobs = sa.text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'import_cohort'")
    assert look.scalar(jobs) == 1
    assert anna.post(f"{address}/start").status_code == 303
    assert look.scalar(jobs) == 2
    work(app, act, look, cast, address)
    assert people(look, cast) == [("Ama", "Pediatrics"), ("Li", "")]
    told = sa.select(History.actor_name).where(History.kind.in_(["import_cohort", "take_over_import"]))
    assert look.scalars(told.order_by(History.kind)).all() == ["Ben Osei", "Anna Lindqvist"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7", "This is a PDF file, not a table."),
        (b"Ama,ama@example.org\nLi,li@example.org\n", "The first line is not a header row."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old Excel file"),
    ],
)
def test_a_wrong_file_is_answered_with_a_sentence_and_nothing_is_kept(cast, anna, look, data, sentence):
    answer = send(anna, data, cast)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert look.scalars(sa.select(CohortImport)).all() == []


def test_a_workbook_that_would_unpack_to_far_too_much_is_refused(cast, anna):
    answer = send(anna, bomb(), cast, "cohort.xlsx")
    assert answer.status_code == 422
    assert "would unpack to far more than a cohort needs" in answer.text


def test_a_workbook_comes_in_as_well(cast, anna):
    rows = [("Ama", "", "ama@example.org", "", "", "", "", None, "")]
    address = chosen(anna, b"".join(xlsx_stream(rows)), cast)
    assert "Read as an XLSX workbook, sheet “Applicants”" in anna.get(f"{address}/columns").text


def test_a_formula_is_rejected_with_a_sentence(cast, anna):
    address = chosen(anna, "First name,Email\n=1+1,ama@example.org\n", cast)
    match(anna, address, "first_name", "email")
    assert "This cell begins like a formula" in anna.get(f"{address}/rows").text


def test_a_file_that_is_given_up_is_gone(cast, anna, look):
    address = chosen(anna, FILE, cast)
    assert anna.post(f"{address}/forget").status_code == 303
    assert look.scalars(sa.select(CohortImport)).one().file is None
    assert anna.post(f"{address}/start").status_code == 409


def test_another_office_finds_no_file(cast, anna, browse):
    address = chosen(anna, FILE, cast)
    lena = browse(cast.account(cast.lena))
    assert [lena.get(address + page).status_code for page in ("", "/columns", "/rows", "/fates.csv")] == [404] * 4


def test_every_row_is_there_as_a_file(cast, anna):
    address = chosen(anna, FILE, cast)
    match(anna, address, "first_name", "last_name", "email", "", "")
    told = anna.get(f"{address}/fates.csv").get_data(as_text=True).splitlines()
    assert told[1:] == ["2,New,Ama Boateng,ama@example.org,", "3,New,Li,li@example.org,"]


def test_a_file_above_what_a_request_may_hold_is_told_how_a_table_becomes_smaller(cast, anna):
    limit = anna.application.config["MAX_CONTENT_LENGTH"]
    answer = send(anna, bytes(limit + 1), cast)
    page = text_of(answer)
    assert answer.status_code == 413
    assert "The largest file that can be sent here is 30 MB." in page
    assert "A table shrinks when you remove pictures and columns that you do not need." in page
    assert "A scan shrinks" not in page
