"""Which files are read, how, and what is said about the others."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from portal.cohorts import CohortFileRefused, Imported, read_cohort
from portal.cohorts.reading import MAX_BYTES
from tests.unit.cohorts.files import AMARA, HEADER, account, amara, as_csv, as_xlsx, candidates, repacked, saved

ZOE = amara(
    first_name="Zoë", last_name="Müller-Öztürk", email="zoe@example.org", aamc_id="13409016", notes="naïve, but “keen”"
)
TEXT = as_csv(AMARA, ZOE).decode()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "UTF-8 with byte order mark"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("cp1252"), "Windows-1252"),
    ],
)
def test_the_encoding_is_guessed_and_names_survive_it(data: bytes, encoding: str):
    read = read_cohort(data, "cohort.csv")
    assert read.encoding == encoding
    assert [fate.candidate.last_name for fate in read.rows] == ["Nwosu", "Müller-Öztürk"]


@pytest.mark.parametrize(("separator", "name"), [(",", "comma"), (";", "semicolon"), ("\t", "tab")])
def test_the_separator_is_guessed_even_where_notes_hold_the_others(separator: str, name: str):
    row = amara(notes="one, two; three")
    read = read_cohort(as_csv(row, separator=separator), "cohort.csv")
    assert (read.separator, read.separator_name) == (separator, name)
    assert [fate.candidate.notes for fate in read.rows] == ["one, two; three"]


def test_the_line_that_tells_excel_the_separator_is_no_header():
    assert account(b"sep=;\r\n" + as_csv(AMARA, amara(), separator=";")) == {
        "rows": 2,
        "imported": 1,
        "duplicates": [{"line": 4, "email": "amara@example.org"}],
        "rejected": [],
        "file_rejected": None,
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_a_line_end(end: str):
    data = TEXT.replace("\r\n", end).encode()
    assert [fate.line for fate in read_cohort(data, "cohort.csv").rows] == [2, 3]


def test_lines_are_counted_as_an_editor_counts_them():
    data = as_csv(amara(notes="first\nsecond\nthird"), [], ["", " ", ""], amara(email="nobody"))
    assert [(row["line"], row["field"]) for row in account(data)["rejected"]] == [(7, "Email")]


def test_blank_rows_are_not_rows():
    assert account(as_csv([], AMARA, [""] * 9, [" ", "\u00a0"]))["rows"] == 1


@pytest.mark.parametrize(
    "header",
    [
        ["FIRST NAME", "last_name", "e-mail", "AamcId"],
        ["  First   Name ", "LastName", "EMAIL", "aamc_id"],
        ["first_name*", "Last-Name", "E-mail:", "AAMC-ID"],
    ],
)
def test_headers_are_known_whatever_their_case_and_spaces(header: list[str]):
    (found,) = candidates(as_csv(AMARA[:4], header=header))
    assert found[:4] == ("Amara", "Nwosu", "amara@example.org", "17392466")


def test_columns_may_stand_in_any_order_and_others_are_left_out():
    data = as_csv(["blue", "amara@example.org", "Amara"], header=["Favourite colour", "Email", "First name"])
    read = read_cohort(data, "cohort.csv")
    assert read.columns.left_out == ("Favourite colour",)
    assert [fate.candidate[:3] for fate in read.rows] == [("Amara", "", "amara@example.org")]


def test_a_header_with_another_name_is_suggested_and_taken_once_it_is_matched():
    data = as_csv(["Amara", "Nwosu", "amara@example.org"], header=["First name", "Surname", "Email"])
    read = read_cohort(data, "cohort.csv")
    assert read.columns.suggested == {"Surname": "last_name"}
    matched = read_cohort(data, "cohort.csv", mapping={"Surname": "last_name"})
    assert [fate.candidate.last_name for fate in matched.rows] == ["Nwosu"]


def test_a_mapping_can_leave_a_column_out():
    read = read_cohort(as_csv(AMARA), "cohort.csv", mapping={"Notes": None})
    assert [fate.candidate.notes for fate in read.rows] == [""]


def test_a_mapping_can_name_every_column_of_a_foreign_file():
    data = as_csv(["Amara", "amara@example.org"], header=["Vorname", "Elektropost"], separator=";")
    read = read_cohort(data, "cohort.csv", mapping={"Vorname": "first_name", "Elektropost": "email"})
    assert [fate.candidate.email for fate in read.rows] == ["amara@example.org"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "empty"),
        (as_csv(header=AMARA), "no_header"),
        (as_csv(AMARA, header=["Name", "Address"]), "no_header"),
        (as_csv(AMARA[:1], header=["First name"]), "missing_columns"),
        (as_csv(AMARA[2:3], header=["Email"]), "missing_columns"),
        (as_csv(["a", "b", "a@example.org"], header=["First name", "first_name", "Email"]), "column_twice"),
        (as_csv(AMARA, header=[*HEADER, *map(str, range(300))]), "too_many_columns"),
        (b"%PDF-1.7 ...", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n....", "not_a_table"),
        (b"<html><table>", "not_a_table"),
        (bytes(range(256)) * 40, "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old_workbook"),
        (b"PK\x03\x04 and then nothing", "workbook_damaged"),
        (TEXT.encode() + "Zoë".encode("cp1252") * 1 + b"\r\n", "encoding_mixed"),
        ((TEXT * 2).encode("utf-16")[:-1], "encoding_damaged"),
        (as_csv(AMARA) + b"\x81\x8d,\xff,x", "encoding_unknown"),
        (as_csv(AMARA) + b'"Zoe,Mueller,zoe@example.org\r\nBob,Lee,bob@example.org\r\n', "quote_unclosed"),
        (as_csv(AMARA) + b'"' + b"x," * 400_000, "row_too_large"),
        (as_csv(AMARA) + b'"' + b"x" * 200_000, "row_too_large"),
        (as_csv(AMARA) + b"a\r\n" * 260_000, "too_many_rows"),
        (bytes(MAX_BYTES + 1), "too_large"),
    ],
)
def test_a_file_that_cannot_be_imported_is_refused_with_its_reason(data: bytes, code: str):
    with pytest.raises(CohortFileRefused) as refusal:
        read_cohort(data, "cohort.csv")
    assert refusal.value.remark.code == code
    assert "%(" not in str(refusal.value)


def test_a_quotation_mark_left_open_is_found_by_its_line():
    with pytest.raises(CohortFileRefused) as refusal:
        read_cohort(as_csv(AMARA, ZOE) + b'"Bob,Lee,bob@example.org\r\nEve,Roe,eve@example.org\r\n', "cohort.csv")
    assert refusal.value.remark.facts == {"line": 4}


def test_a_field_nobody_knows_cannot_be_mapped():
    with pytest.raises(CohortFileRefused) as refusal:
        read_cohort(as_csv(AMARA), "cohort.csv", mapping={"Notes": "password"})
    assert refusal.value.remark.code == "mapping_unknown"


def test_a_workbook_reads_like_the_csv_of_its_sheet():
    read = read_cohort(as_xlsx(AMARA, ZOE), "cohort.xlsx")
    assert (read.encoding, read.separator, read.sheet) == ("XLSX workbook", "", "Sheet")
    assert candidates(as_xlsx(AMARA, ZOE)) == candidates(as_csv(AMARA, ZOE))


def test_numbers_and_dates_of_a_workbook_are_read_as_they_look():
    row = [*AMARA[:3], 17392466, *AMARA[4:7], dt.date(2018, 3, 13), None]
    (found,) = candidates(as_xlsx(row))
    assert (found.aamc_id, found.graduated_on, found.notes) == ("17392466", dt.date(2018, 3, 13), "")


def test_rows_of_a_workbook_are_numbered_as_the_sheet_numbers_them():
    data = as_xlsx([], AMARA, [], [], amara(email="nobody"))
    assert [(fate.line, type(fate).__name__) for fate in read_cohort(data, "cohort.xlsx").rows] == [
        (3, "Imported"),
        (6, "Rejected"),
    ]


def test_the_first_visible_sheet_with_rows_is_read():
    workbook = openpyxl.Workbook()
    workbook.active.title = "Cover"
    hidden = workbook.create_sheet("Old list")
    hidden.sheet_state = "hidden"
    hidden.append(["Nothing", "of use"])
    applicants = workbook.create_sheet("Applicants")
    applicants.append(HEADER)
    applicants.append(AMARA)
    assert read_cohort(saved(workbook), "cohort.xlsx").sheet == "Applicants"


def test_a_workbook_without_rows_is_refused():
    with pytest.raises(CohortFileRefused) as refusal:
        read_cohort(saved(openpyxl.Workbook()), "cohort.xlsx")
    assert refusal.value.remark.code == "workbook_no_sheet"


def test_formula_cells_of_a_workbook_are_never_calculated():
    data = as_xlsx(amara(notes="=1+1"), amara(first_name='=HYPERLINK("http://example.org")', email="b@example.org"))
    assert [found.notes for found in candidates(data)] == ["=1+1"]
    assert [(row["line"], row["field"]) for row in account(data)["rejected"]] == [(3, "First name")]


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/media/bomb.bin": bytes(20 * 1024 * 1024)}, "workbook_unsafe"),
        ({SHEET: b"<worksheet>" + b" " * 30_000_000 + b"</worksheet>"}, "workbook_unsafe"),
        (
            {SHEET: b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'},
            "workbook_unsafe",
        ),
        ({"xl/sharedStrings.xml": b"<!--" + b"x" * 1_048_570 + b"--><!DOCTYPE x><sst/>"}, "workbook_unsafe"),
        ({SHEET: '<?xml version="1.0" encoding="UTF-16"?><worksheet/>'.encode("utf-16")}, "workbook_no_sheet"),
        ({SHEET: b'<?xml version="1.0" encoding="UTF-7"?><worksheet/>'}, "workbook_damaged"),
        ({SHEET: b"<worksheet><sheetData><row>"}, "workbook_damaged"),
        ({f"xl/{number}.bin": b"" for number in range(2_001)}, "workbook_unsafe"),
    ],
)
def test_a_workbook_built_to_harm_is_refused_unopened(parts: dict[str, bytes], code: str):
    with pytest.raises(CohortFileRefused) as refusal:
        read_cohort(repacked(as_xlsx(AMARA), parts), "cohort.xlsx")
    assert refusal.value.remark.code == code


def sheet_xml(*rows: str) -> bytes:
    """A sheet as another program may write it: every row as its XML."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    claims = '<dimension ref="A1:XFD1048576"/>'
    return f'<worksheet xmlns="{main}">{claims}<sheetData>{"".join(rows)}</sheetData></worksheet>'.encode()


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADER_XML = f'<row r="1">{cell("A1", "First name")}{cell("B1", "Email")}{cell("C1", "AAMC ID")}{cell("D1", "Graduation date")}</row>'
AMARA_XML = f'<row r="2">{cell("A2", "Amara")}{cell("B2", "amara@example.org")}</row>'


def test_the_size_a_sheet_claims_for_itself_is_not_believed():
    sheet = sheet_xml(HEADER_XML, AMARA_XML, '<row r="99999999999"><c r="A99999999999"/></row>')
    assert account(repacked(as_xlsx(AMARA), {SHEET: sheet}))["imported"] == 1


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (f'<row r="99999999999">{cell("A99999999999", "Zoe")}</row>', "too_many_rows"),
        (f'<row r="3">{cell("XFD3", "far away")}</row>', "too_many_columns"),
        (f'<row r="3">{cell("AAAAAAAA3", "beyond")}</row>', "workbook_damaged"),
        ('<row r="3"><c r="A3" t="s"><v>999</v></c></row>', "workbook_damaged"),
    ],
)
def test_a_row_out_of_all_proportion_refuses_the_workbook(row: str, code: str):
    with pytest.raises(CohortFileRefused) as refusal:
        read_cohort(repacked(as_xlsx(AMARA), {SHEET: sheet_xml(HEADER_XML, AMARA_XML, row)}), "cohort.xlsx")
    assert refusal.value.remark.code == code


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<v>17392466</v>", "17392466"),
        ("<v>17392466.0</v>", "17392466"),
        ("<v>1.7392466E7</v>", "17392466"),
    ],
)
def test_a_number_is_read_as_a_person_would_type_it(written: str, kept: str):
    row = f'<row>{cell("A2", "Amara")}{cell("B2", "amara@example.org")}<c r="C2">{written}</c></row>'
    (found,) = candidates(repacked(as_xlsx(AMARA), {SHEET: sheet_xml(HEADER_XML, row)}))
    assert found.aamc_id == kept


@pytest.mark.parametrize(
    "broken", ['<c r="C2" t="e"><v>#N/A</v></c>', '<c r="C2"><f>A1+1</f><v>17392466</v></c>', '<c r="C2"><f/></c>']
)
def test_a_calculated_cell_rejects_its_row(broken: str):
    row = f"<row>{cell('A2', 'Amara')}{cell('B2', 'amara@example.org')}{broken}</row>"
    rejected = account(repacked(as_xlsx(AMARA), {SHEET: sheet_xml(HEADER_XML, row)}))["rejected"]
    assert [(row["line"], row["field"]) for row in rejected] == [(2, "AAMC ID")]


def test_cells_that_do_not_say_where_they_stand_follow_one_another():
    row = "<row><c t='str'><v>Amara</v></c><c t='str'><v>a@example.org</v></c><c/><c t='d'><v>2018-03-13T00:00:00</v></c></row>"
    (found,) = candidates(repacked(as_xlsx(AMARA), {SHEET: sheet_xml(HEADER_XML, row)}))
    assert (found.email, found.graduated_on) == ("a@example.org", dt.date(2018, 3, 13))


def test_shared_texts_are_joined_without_their_phonetic_hints():
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    texts = f'<x:sst xmlns:x="{main}"><x:si><x:r><x:t>Ama</x:t></x:r><x:r><x:t>ra</x:t></x:r><x:rPh><x:t>hint</x:t></x:rPh></x:si></x:sst>'
    row = f'<row r="2"><c r="A2" t="s"><v>0</v></c>{cell("B2", "amara@example.org")}</row>'
    parts = {SHEET: sheet_xml(HEADER_XML, row), "xl/sharedStrings.xml": texts.encode()}
    assert [found.first_name for found in candidates(repacked(as_xlsx(AMARA), parts))] == ["Amara"]


@pytest.mark.parametrize("style", ["yyyy-mm-dd", "d. mmmm yyyy", "[$-409]dddd", "mm/dd/yy"])
def test_a_date_is_known_by_the_style_of_its_cell(style: str):
    workbook = openpyxl.Workbook()
    workbook.active.append(HEADER)
    workbook.active.append([*AMARA[:7], dt.date(2018, 3, 13)])
    workbook.active["H2"].number_format = style
    assert [found.graduated_on for found in candidates(saved(workbook))] == [dt.date(2018, 3, 13)]


@pytest.mark.parametrize("style", ["General", "0.00", '#,##0 "days"', r"0\d"])
def test_a_number_that_is_shown_as_a_number_is_no_date(style: str):
    workbook = openpyxl.Workbook()
    workbook.active.append(HEADER)
    workbook.active.append([*AMARA[:7], 43172])
    workbook.active["H2"].number_format = style
    assert [row["field"] for row in account(saved(workbook))["rejected"]] == ["Graduation date"]


def test_a_workbook_that_counts_from_1904_has_the_same_dates():
    workbook = openpyxl.Workbook()
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    workbook.active.append(HEADER)
    workbook.active.append([*AMARA[:7], dt.date(2018, 3, 13)])
    assert [found.graduated_on for found in candidates(saved(workbook))] == [dt.date(2018, 3, 13)]


@pytest.mark.parametrize(
    ("part", "code"),
    [("word/document.xml", "not_a_table"), ("content.xml", "other_workbook"), ("readme.md", "not_a_table")],
)
def test_other_zip_files_are_named(part: str, code: str):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as parcel:
        parcel.writestr(part, "<x/>")
    with pytest.raises(CohortFileRefused) as refusal:
        read_cohort(buffer.getvalue(), "cohort.xlsx")
    assert refusal.value.remark.code == code


def test_a_csv_called_xlsx_is_read_for_what_it_is():
    assert [type(fate) for fate in read_cohort(as_csv(AMARA), "cohort.xlsx").rows] == [Imported]


def test_a_file_of_a_header_alone_has_no_rows():
    assert account(as_csv()) == {"rows": 0, "imported": 0, "duplicates": [], "rejected": [], "file_rejected": None}
