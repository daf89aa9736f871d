"""The fate of each row: imported with what to look at, a duplicate, or rejected with the cell and the reason."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cohorts import Duplicate, Imported, Rejected, read_cohort
from tests.unit.cohorts.files import AMARA, account, amara, as_csv, candidates, remark_codes

ON = dt.date(2027, 8, 17)


def rejection(**changes: str) -> tuple[str, str]:
    """The field and the code of the reason why Amara's row with these values is rejected."""
    (fate,) = read_cohort(as_csv(amara(**changes)), "cohort.csv", on=ON).rows
    assert isinstance(fate, Rejected)
    assert "%(" not in fate.remark.sentence
    return fate.field_header, fate.remark.code


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Madonna", ""),
        ("Null", "Silva"),
        ("陈", "小龙"),
        ("فاطمة", "الزهراء"),
        ("अनिता", "शर्मा"),
        ("Aisha", "O'Brien-Khan"),
        ("Krzysztof Jan", "Wójcik"),
        ("’Abd al-Raḥmān", "Ibn ʿUmar"),
        ("Dagný", "Þórsdóttir"),
        ("می‌نا", "شاه‌حسینی"),
        ("ශ්‍රී", "Perera"),
        ("Nguyễn Thị", "Ánh"),
        ("John", "Smith 3rd"),
        ("X", "Æ"),
        ("𠮷", "田"),
    ],
)
def test_names_in_any_script_are_kept_as_they_are(first: str, last: str):
    (found,) = candidates(as_csv(amara(first_name=first, last_name=last)))
    assert (found.first_name, found.last_name) == (first, last)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("Zoe\u0308", "Zoë"),
        ("  Ana \u00a0 María ", "Ana María"),
        ("Am\u200bara", "Amara"),
        ("\u202eAmara\u202c", "Amara"),
        ("Ama\x00ra\x07", "Amara"),
        ("\ufeffAmara", "Amara"),
        ("Ama\u00adra", "Amara"),
        ("Anna\nMaria", "Anna Maria"),
        ("Ama\u200dra", "Amara"),
        ("李\u3000明", "李 明"),
    ],
)
def test_names_are_composed_and_freed_of_what_cannot_be_seen(written: str, kept: str):
    (found,) = candidates(as_csv(amara(first_name=written)))
    assert found.first_name == kept


@pytest.mark.parametrize("dash", ["-", "–", "—", "."])
def test_a_dash_for_a_last_name_means_that_there_is_none(dash: str):
    assert [found.last_name for found in candidates(as_csv(amara(last_name=dash)))] == [""]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"first_name": ""}, "First name", "missing"),
        ({"first_name": "\u200b"}, "First name", "missing"),
        ({"first_name": "???"}, "First name", "name_no_letter"),
        ({"first_name": "amara@example.org"}, "First name", "name_is_email"),
        ({"first_name": "=cmd|' /C calc'!A0"}, "First name", "formula"),
        ({"first_name": "@SUM(1)"}, "First name", "formula"),
        ({"first_name": "#N/A"}, "First name", "formula_error"),
        ({"medical_school": "#REF!"}, "Medical school", "formula_error"),
        ({"first_name": "Zo\ufffd"}, "First name", "broken_letters"),
        ({"first_name": "A" * 151}, "First name", "too_long"),
        ({"last_name": "12345"}, "Last name", "name_no_letter"),
        ({"last_name": "-1+1"}, "Last name", "formula"),
        ({"email": ""}, "Email", "missing"),
        ({"email": "amara"}, "Email", "email_no_at"),
        ({"email": "amara@"}, "Email", "email_wrong"),
        ({"email": "amara@example"}, "Email", "email_wrong"),
        ({"email": "amara@@example.org"}, "Email", "email_wrong"),
        ({"email": "am ara@example.org"}, "Email", "email_wrong"),
        ({"email": ".amara@example.org"}, "Email", "email_wrong"),
        ({"email": "amara@-example.org"}, "Email", "email_wrong"),
        ({"email": "Amara <amara@example.org>"}, "Email", "email_wrong"),
        ({"email": "a@example.org; b@example.org"}, "Email", "email_two"),
        ({"email": "a" * 65 + "@example.org"}, "Email", "email_local_too_long"),
        ({"email": "a@" + "b" * 60 + ("." + "c" * 60) * 4 + ".org"}, "Email", "email_wrong"),
        ({"email": "amara@example.test"}, "Email", "email_wrong"),
        ({"email": "=1+1"}, "Email", "formula"),
        ({"aamc_id": "1739246"}, "AAMC ID", "aamc_id_wrong"),
        ({"aamc_id": "173924667"}, "AAMC ID", "aamc_id_wrong"),
        ({"aamc_id": "1739246X"}, "AAMC ID", "aamc_id_wrong"),
        ({"aamc_id": "1.73925E+07"}, "AAMC ID", "aamc_id_rounded"),
        ({"country": "Narnia"}, "Country", "country_unknown"),
        ({"country": "XX"}, "Country", "country_unknown"),
        ({"country": "EU"}, "Country", "country_unknown"),
        ({"graduated_on": "2020-02-30"}, "Graduation date", "date_impossible"),
        ({"graduated_on": "30 February 2020"}, "Graduation date", "date_impossible"),
        ({"graduated_on": "2023-02-29"}, "Graduation date", "date_impossible"),
        ({"graduated_on": "31/04/2020"}, "Graduation date", "date_impossible"),
        ({"graduated_on": "03/04/2020"}, "Graduation date", "date_ambiguous"),
        ({"graduated_on": "03-04-2020"}, "Graduation date", "date_ambiguous"),
        ({"graduated_on": "2018"}, "Graduation date", "date_no_day"),
        ({"graduated_on": "March 2018"}, "Graduation date", "date_no_day"),
        ({"graduated_on": "43172"}, "Graduation date", "date_number"),
        ({"graduated_on": "soon"}, "Graduation date", "date_wrong"),
        ({"graduated_on": "1890-01-01"}, "Graduation date", "date_too_early"),
        ({"graduated_on": "2038-01-01"}, "Graduation date", "date_too_late"),
        ({"medical_school": "=A1"}, "Medical school", "formula"),
        ({"specialty": "S" * 151}, "Specialty", "too_long"),
        ({"notes": "N" * 4_001}, "Notes", "too_long"),
    ],
)
def test_a_row_that_cannot_be_imported_names_the_cell_and_the_reason(changes: dict[str, str], field: str, code: str):
    assert rejection(**changes) == (field, code)


def test_a_cell_too_many_rejects_the_row_and_empty_ones_do_not():
    data = as_csv([*AMARA, "", " "], [*amara(email="b@example.org"), "and more"])
    assert account(data)["imported"] == 1
    assert [(row["line"], row["field"]) for row in account(data)["rejected"]] == [(3, "Row")]


def test_cells_missing_at_the_end_are_empty():
    (found,) = candidates(as_csv(AMARA[:3]))
    assert found == ("Amara", "Nwosu", "amara@example.org", "", "", "", "", None, "")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("amara@example.org", "amara@example.org"),
        ("Amara.Nwosu+match@Example.ORG", "Amara.Nwosu+match@example.org"),
        (" amara@example.org\u00a0", "amara@example.org"),
        ("mailto:amara@example.org", "amara@example.org"),
        ("o'brien@example.org", "o'brien@example.org"),
        ("josé@exämple.org", "josé@exämple.org"),
        ("用户@例子.广告", "用户@例子.广告"),
        ("amara@xn--exmple-cua.org", "amara@exämple.org"),
    ],
)
def test_addresses_are_kept_with_their_domain_in_lower_case(written: str, kept: str):
    assert [found.email for found in candidates(as_csv(amara(email=written)))] == [kept]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("am\u200bara@example.org", ["email_invisible_removed"]),
        ("аmara@example.org", ["email_foreign_letters"]),
        ("amara@exаmple.org", ["email_foreign_letters"]),
        ("почта@пример.рф", []),
        ("amara@gmial.com", ["email_domain_typo"]),
        ("amara@gmail.con", ["email_domain_typo"]),
        ("amara@ymail.com", []),
        ("amara@gmail.com", []),
    ],
)
def test_addresses_that_are_probably_not_meant_are_pointed_out(written: str, codes: list[str]):
    assert remark_codes(as_csv(amara(email=written))) == [codes]


@pytest.mark.parametrize("twin", ["arnara@example.org", "аmаrа@example.org"])
def test_an_address_that_looks_like_another_of_the_file_is_pointed_out(twin: str):
    fates = list(read_cohort(as_csv(AMARA, amara(email=twin, aamc_id="")), "cohort.csv").rows)
    assert ("email_looks_like", 2) in [(remark.code, remark.facts.get("line")) for remark in fates[1].remarks]


@pytest.mark.parametrize(
    "twin",
    [
        "amara@example.org",
        "AMARA@EXAMPLE.ORG",
        " Amara@example.org ",
        "ama\u200bra@example.org",
        "mailto:amara@example.org",
    ],
)
def test_the_same_address_twice_is_a_duplicate_of_the_first_line(twin: str):
    fates = list(read_cohort(as_csv(AMARA, amara(first_name="Amy", email=twin)), "cohort.csv").rows)
    assert [type(fate) for fate in fates] == [Imported, Duplicate]
    assert (fates[1].line, fates[1].first_line) == (3, 2)


def test_a_row_after_a_rejected_one_with_the_same_address_is_imported():
    data = as_csv(amara(country="Narnia"), AMARA, AMARA)
    assert [type(fate) for fate in read_cohort(data, "cohort.csv").rows] == [Rejected, Imported, Duplicate]


def test_one_aamc_id_under_two_addresses_is_pointed_out():
    assert remark_codes(as_csv(AMARA, amara(email="zoe@example.org"))) == [[], ["aamc_id_again"]]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("17392466", "17392466"),
        ("1739-2466", "17392466"),
        ("17 39 24 66", "17392466"),
        ("17392466.0", "17392466"),
        ("١٧٣٩٢٤٦٦", "17392466"),
        ("00000017", "00000017"),
        ("", ""),
        ("-", ""),
        ("n/a", ""),
    ],
)
def test_an_aamc_id_is_its_eight_digits(written: str, kept: str):
    assert [found.aamc_id for found in candidates(as_csv(amara(aamc_id=written)))] == [kept]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("NG", "NG"),
        ("ng", "NG"),
        ("NGA", "NG"),
        ("Nigeria", "NG"),
        ("NA", "NA"),
        ("Côte d’Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Viet Nam", "VN"),
        ("vietnam", "VN"),
        ("U.S.A.", "US"),
        ("the United States", "US"),
        ("UK", "GB"),
        ("Korea, Republic of", "KR"),
        ("Iran, Islamic Republic of", "IR"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Bosnia & Herzegovina", "BA"),
        ("St. Lucia", "LC"),
        ("Georgia", "GE"),
        ("", ""),
        ("—", ""),
    ],
)
def test_a_country_is_its_code_or_its_english_name(written: str, code: str):
    assert [found.country for found in candidates(as_csv(amara(country=written)))] == [code]


@pytest.mark.parametrize(
    "written",
    [
        "2018-03-13",
        "2018/3/13",
        "20180313",
        "13 March 2018",
        "13-Mar-2018",
        "March 13, 2018",
        "Mar 13th, 2018",
        "13/03/2018",
        "03/13/2018",
        "13.03.2018",
        "13.3.2018",
        "Tuesday, 13 March 2018",
        "2018-03-13T00:00:00Z",
        "2018-03-13 00:00:00",
        "٢٠١٨-٠٣-١٣",
    ],
)
def test_a_date_is_read_however_it_is_written(written: str):
    (found,) = candidates(as_csv(amara(graduated_on=written)))
    assert found.graduated_on == dt.date(2018, 3, 13)


def test_points_put_the_day_first():
    assert [found.graduated_on for found in candidates(as_csv(amara(graduated_on="03.04.2020")))] == [
        dt.date(2020, 4, 3)
    ]


@pytest.mark.parametrize(("clear", "read"), [("25/12/2019", dt.date(2020, 4, 3)), ("12/25/2019", dt.date(2020, 3, 4))])
def test_a_date_of_two_readings_is_settled_by_the_others_of_the_file_and_that_is_said(clear: str, read: dt.date):
    data = as_csv(amara(graduated_on="03/04/2020"), amara(email="zoe@example.org", aamc_id="", graduated_on=clear))
    assert candidates(data)[0].graduated_on == read
    assert remark_codes(data) == [["date_by_neighbours"], []]


def test_others_that_disagree_settle_nothing():
    rows = [
        amara(email=f"a{n}@example.org", graduated_on=on)
        for n, on in enumerate(["03/04/2020", "25/12/2019", "12/25/2019"])
    ]
    assert [row["line"] for row in account(as_csv(*rows))["rejected"]] == [2]


def test_a_student_graduates_in_the_future():
    (found,) = candidates(as_csv(amara(graduated_on="2029-06-30")))
    assert found.graduated_on == dt.date(2029, 6, 30)


def test_notes_keep_their_lines_and_a_formula_in_them_stays_text():
    data = as_csv(amara(notes="=SUM(1,2) is her lab number\r\n\r\n\r\n  and\tmore\u200b "))
    assert [found.notes for found in candidates(data)] == ["=SUM(1,2) is her lab number\n\nand more"]
    assert remark_codes(data) == [["formula_as_text"]]


def test_an_apostrophe_before_a_formula_marks_text_and_goes():
    data = as_csv(amara(medical_school="'=Equal School", notes="'-- see file"))
    assert [(found.medical_school, found.notes) for found in candidates(data)] == [("=Equal School", "-- see file")]


def test_other_apostrophes_stay():
    assert [found.last_name for found in candidates(as_csv(amara(last_name="'t Hooft")))] == ["'t Hooft"]


def test_the_account_has_the_keys_of_the_contract():
    data = as_csv(AMARA, AMARA, amara(email="nobody"))
    assert account(data) == {
        "rows": 3,
        "imported": 1,
        "duplicates": [{"line": 3, "email": "amara@example.org"}],
        "rejected": [{"line": 4, "field": "Email", "why": "“nobody” has no @. Write the whole address."}],
        "file_rejected": None,
    }


def test_the_account_keeps_what_to_look_at_beside_the_commands_answer():
    result = read_cohort(as_csv(AMARA, amara(email="zoe@gmial.com")), "cohort.csv").result()
    assert [(found.line, found.remark.code) for found in result.pointed_out] == [
        (3, "email_domain_typo"),
        (3, "aamc_id_again"),
    ]
    assert list(result.as_json()) == ["rows", "imported", "duplicates", "rejected", "file_rejected"]


ANY_CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12) | st.sampled_from(
    ["\x1f", "\r\n", '"', "'=", *AMARA]
)


@given(st.lists(st.lists(ANY_CELL, min_size=1, max_size=10), max_size=6))
def test_every_row_of_any_text_has_exactly_one_fate(rows: list[list[str]]):
    read = read_cohort(as_csv(*rows), "cohort.csv", on=ON)
    fates = list(read.rows)
    assert fates == list(read.rows)
    result = read.result()
    assert result.rows == result.imported + len(result.duplicates) + len(result.rejected) <= len(rows)
    assert [fate.line for fate in fates] == sorted({fate.line for fate in fates})
