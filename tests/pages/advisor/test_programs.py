"""The catalogue: found, read with its sources, edited with its history, imported, shared."""

import io
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.clock import today
from portal.models import Application, Program, ProgramChange
from portal.programs.catalogue import read_catalogue
from portal.programs.demo import demo_file
from portal.queries.programs import office_programs
from portal.usecases.catalogue_import import import_catalogue
from tests.pages.advisor.conftest import names_in

HEADER = (
    "Program ID,Name,Service,Specialty,Place,Visas,Step 2 CK minimum,Global-health track,Source,Checked on,Checked by"
)
PAGE_OF_IT = "https://lakeview.example.org"


def line(key="LV-1", name="Lakeview", *, specialty="internal medicine", place="Ohio", visas="J-1", minimum="230",
         track="yes", source=PAGE_OF_IT, days=30, by="Ben Osei"):  # fmt: skip
    day = (today() - timedelta(days=days)).isoformat()
    return f'{key},{name},eras,{specialty},{place},"{visas}",{minimum},{track},{source},{day},{by}'


def file_of(*lines):
    return "\n".join((HEADER, *lines)).encode()


@pytest.fixture
def enter(cast, act, look):
    """`enter(*lines)`: these rows are in Harbor's catalogue; gives the programs by their ID."""

    def enter(*lines):
        with act(cast.actor(cast.anna)):
            assert import_catalogue(cast.harbor.id, file_of(*lines), "catalogue.csv").refused is False
        return {row.key: row for row in look.scalars(sa.select(Program))}

    return enter


def send(client, data, name="programs.csv", **pressed):
    return client.post("/advisor/programs/import", data={"file": (io.BytesIO(data), name), **pressed})


def test_an_empty_catalogue_says_what_would_stand_here(anna):
    assert "The programs your cohort may apply to stand here" in anna.get("/advisor/programs").text


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("q=ohio", ["Lakeview"]),
        ("specialty=pediatrics", ["Northport"]),
        ("place=Maine", ["Northport"]),
        ("service=eras", ["Lakeview", "Northport", "Riverbend"]),
        ("visa=j1", ["Lakeview"]),
        ("visa=h1b", []),
        ("visa=none", ["Northport"]),
        ("visa=unknown", ["Riverbend"]),
        ("state=stale", ["Northport"]),
        ("state=conflict", ["Riverbend"]),
        ("track=yes", ["Lakeview"]),
        ("track=no", ["Northport"]),
        ("track=unknown", ["Riverbend"]),
        ("sort=-name", ["Riverbend", "Northport", "Lakeview"]),
        ("sort=checked", ["Northport", "Riverbend", "Lakeview"]),
        ("visa=maybe", ["Lakeview", "Northport", "Riverbend"]),
    ],
)
def test_a_filter_leaves_what_it_names(anna, enter, address, found):
    enter(
        line(days=1),
        line("NP-1", "Northport", specialty="pediatrics", place="Maine", visas="none", track="no", days=500),
        line("RB-1", "Riverbend", visas="none", track="", place="Utah"),
        line("RB-1", "Riverbend", visas="J-1", track="", source="Directory", place="Utah"),
    )
    assert names_in(anna.get(f"/advisor/programs?{address}").text) == found


def test_every_program_of_the_demo_is_on_one_page_and_on_one_alone(cast, act, anna, look):
    with act(cast.actor(cast.anna)):
        import_catalogue(cast.harbor.id, demo_file(today()), "demo.csv")
    look.commit()
    seen, address = [], "/advisor/programs"
    while address:
        page = anna.get(address).text
        seen += [part.partition('"')[0] for part in page.split('class="row-link" href="/advisor/programs/')[1:]]
        after = (
            page.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0] if 'rel="next"' in page else ""
        )
        address = after.replace("&amp;", "&")
    assert (len(seen), len(set(seen))) == (440, 440)


def test_a_programs_page_says_each_value_with_its_source_its_day_and_who_looked(anna, enter):
    page = anna.get(f"/advisor/programs/{enter(line())['LV-1'].id}").text
    assert "J-1" in page
    assert f'href="{PAGE_OF_IT}"' in page
    assert "Ben Osei" in page
    assert page.count("Not known") == 24
    assert "Each value says where it stands" in page


def test_who_of_the_cohort_applies_is_named_and_counted(cast, anna, enter, look):
    program = enter(line())["LV-1"]
    for person, applied_on in ((cast.minh, today()), (cast.kofi, None)):
        look.add(
            Application(
                office_id=cast.harbor.id, applicant_id=person.id, target_id=cast.target.id, program_id=program.id,
                applied_on=applied_on,
            )
        )  # fmt: skip
    look.commit()
    enter(line("NP-1", "Northport"))
    assert "2, 1 applied" in anna.get("/advisor/programs").text
    assert names_in(anna.get("/advisor/programs?state=listed").text) == ["Lakeview"]
    page = anna.get(f"/advisor/programs/{program.id}").text
    assert "2 of your cohort have it on their list" in page
    assert "Nguyễn" in page
    cast.kofi.withdrawn_at = sa.func.now()
    look.commit()
    assert "One of your cohort has it on the list" in anna.get(f"/advisor/programs/{program.id}").text


def test_sources_that_disagree_are_shown_and_settled_with_both_in_the_history(cast, anna, enter, look):
    program = enter(line(), line(visas="none", source="Directory"))["LV-1"]
    url = f"/advisor/programs/{program.id}"
    assert "Its sources disagree on “Visas it sponsors”" in anna.get(url).text
    value = anna.get(f"{url}/visas").text
    assert "Ask the program, by mail or by telephone" in value
    assert value.count("This is right") == 2
    assert anna.post(f"{url}/visas/settle", data={"source": "Directory"}).status_code == 302
    look.refresh(program)
    assert (program.conflicts, program.visas) == ([], [])
    assert "is right, as Directory says. Before:" in anna.get(url).text
    assert anna.post(f"{url}/visas/settle", data={"source": PAGE_OF_IT}).status_code == 409


def test_a_word_from_the_program_itself_may_settle_it_at_once(anna, enter, look):
    program = enter(line(), line(visas="none", source="Directory"))["LV-1"]
    told = {
        "value": "J-1, H-1B",
        "source": "The coordinator, by telephone",
        "checked_on": today().isoformat(),
        "settles": "y",
    }
    assert anna.post(f"/advisor/programs/{program.id}/visas", data=told).status_code == 302
    look.refresh(program)
    assert (program.conflicts, program.visas) == ([], ["h1b", "j1"])


def test_an_edit_keeps_who_when_old_new_source_and_date(anna, enter, look):
    program = enter(line())["LV-1"]
    told = {"value": "240", "source": PAGE_OF_IT, "checked_on": today().isoformat()}
    assert anna.post(f"/advisor/programs/{program.id}/step2ck_minimum", data=told).status_code == 302
    change = look.scalars(sa.select(ProgramChange).where(ProgramChange.kind == "edit")).one()
    assert (change.actor_name, change.name) == ("Anna Lindqvist", "step2ck_minimum")
    assert change.before[0]["value"] == 230
    assert change.after == [
        {"value": 240, "source": PAGE_OF_IT, "checked_on": today().isoformat(), "checked_by": "Anna Lindqvist"}
    ]
    page = anna.get(f"/advisor/programs/{program.id}").text
    assert "Step 2 CK, at least: 240, before: 230" in page


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"value": "900"}, "Give a whole number from 1 to 300"),
        ({"value": "maybe"}, "Give a whole number from 1 to 300"),
        ({"value": ""}, "Write what the source says."),
        ({"source": ""}, "Name the page or the person that says so."),
        ({"checked_on": ""}, "The source has no date."),
        ({"checked_on": "2199-01-01"}, "it cannot lie ahead"),
        ({"checked_on": (today() - timedelta(days=90)).isoformat()}, "which is later. Look again"),
    ],
)
def test_what_cannot_be_kept_says_why_and_changes_nothing(anna, enter, look, told, says):
    program = enter(line())["LV-1"]
    good = {"value": "240", "source": PAGE_OF_IT, "checked_on": today().isoformat()}
    answer = anna.post(f"/advisor/programs/{program.id}/step2ck_minimum", data=good | told)
    assert answer.status_code == 422
    assert says in answer.text
    look.refresh(program)
    assert program.facts["step2ck_minimum"][0]["value"] == 230


def test_a_word_taken_back_leaves_the_value_unknown_and_a_needed_one_stays(anna, enter, look):
    program = enter(line())["LV-1"]
    url = f"/advisor/programs/{program.id}"
    assert anna.post(f"{url}/visas/forget", data={"source": PAGE_OF_IT}).status_code == 302
    assert anna.post(f"{url}/specialty/forget", data={"source": PAGE_OF_IT}).status_code == 409
    look.refresh(program)
    assert (program.visas, "visas" in program.facts, "specialty" in program.facts) == (None, False, True)


def test_old_facts_wait_in_a_queue_and_one_click_renews_them(anna, enter, look):
    program = enter(line(days=500), line("NP-1", "Northport"))["LV-1"]
    queue = anna.get("/advisor/programs/stale").text
    assert "One program waits for a second look" in queue
    assert "Northport" not in queue
    assert anna.post(f"/advisor/programs/{program.id}/recheck", data={"from": "queue"}).status_code == 302
    look.refresh(program)
    assert program.checked_on == today()
    fact = program.facts["visas"][0]
    assert (fact["value"], fact["source"], fact["checked_by"]) == (["j1"], PAGE_OF_IT, "Anna Lindqvist")
    assert "Every fact was checked within 12 months" in anna.get("/advisor/programs/stale").text
    assert anna.post(f"/advisor/programs/{program.id}/recheck", data={}).status_code == 409


def test_one_look_does_not_renew_what_sources_disagree_on(anna, enter, look):
    program = enter(line(days=500), line(visas="none", source="Directory", days=450))["LV-1"]
    anna.post(f"/advisor/programs/{program.id}/recheck", data={})
    look.refresh(program)
    assert program.conflicts == ["visas"]
    assert program.checked_on == today() - timedelta(days=450)
    assert anna.post(f"/advisor/programs/{program.id}/recheck", data={"name": "visas"}).status_code == 409


def test_a_program_by_hand_needs_an_id_of_its_own_a_source_and_a_day(anna, look):
    told = {"key": "LV-1", "name": "Lakeview", "service": "ERAS", "specialty": "internal medicine",
            "source": PAGE_OF_IT, "checked_on": today().isoformat()}  # fmt: skip
    answer = anna.post("/advisor/programs/new", data=told)
    assert answer.status_code == 302
    program = look.scalars(sa.select(Program)).one()
    assert (program.service, program.facts["name"][0]["checked_by"]) == ("eras", "Anna Lindqvist")
    for bad, says in (
        ({"key": "lv-1"}, "A program with this ID is in the catalogue already"),
        ({"key": ""}, "Write the program’s ID"),
        ({"key": "LV-2", "service": "pigeon"}, "Write one of"),
        ({"key": "LV-2", "service": "sfmatch"}, "Your office does not work with this service"),
        ({"key": "LV-2", "name": ""}, "Every program needs this"),
        ({"key": "LV-2", "source": ""}, "Name the page or the person"),
        ({"key": "LV-2", "checked_on": ""}, "The source has no date"),
    ):
        answer = anna.post("/advisor/programs/new", data=told | bad)
        assert (answer.status_code, says in answer.text) == (422, True), says


def test_a_dry_run_tells_every_rows_fate_and_keeps_nothing(anna, look):
    data = file_of(line(), line("LV-2", minimum="900"), line("LV-3", visas="maybe"), line(by="Ben Osei"))
    page = send(anna, data, **{"try": "y"}).text
    assert "One program would be new, 0 would change" in page
    assert page.count("Left out") == 4
    assert "Give a whole number from 1 to 300" in page
    assert "Name j1 or h1b" in page
    assert "Program LV-1 is on line 2 already, from the same source" in page
    assert look.scalar(sa.select(sa.func.count()).select_from(Program)) == 0


def test_an_import_keeps_the_good_rows_and_tells_of_the_others(anna, look):
    assert send(anna, file_of(line()), **{"import": "y"}).status_code == 302
    told = send(anna, file_of(line(minimum="240", days=1), line("LV-2", minimum="900")), **{"import": "y"})
    assert "0 programs are new, 1 are changed" in told.text
    assert look.scalars(sa.select(Program)).one().facts["step2ck_minimum"][0]["value"] == 240


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"Name,Place\nLakeview,Ohio", b""])
def test_a_file_that_holds_no_programs_is_refused_with_a_sentence(anna, data):
    answer = send(anna, data, **{"import": "y"})
    assert answer.status_code == 422
    assert "field-error" in answer.text


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_facts_shared_with_another_office_keep_their_source_day_and_reader(cast, act, browse, anna, enter, kind):
    enter(line(), line(visas="none", source="Directory", days=400), line("NP-1", "Northport"))
    data = anna.get(f"/advisor/programs.{kind}").data
    lena = browse(cast.account(cast.lena))
    assert send(lena, data, f"theirs.{kind}", **{"import": "y"}).status_code == 302
    with act(cast.actor(cast.anna)):
        ours = [each.program for each in office_programs()]
    with act(cast.actor(cast.lena)):
        assert [each.program for each in office_programs()] == ours


def test_the_template_is_a_file_without_programs_that_reads(anna):
    for kind in ("csv", "xlsx"):
        catalogue = read_catalogue(anna.get(f"/advisor/programs/template.{kind}").data, today())
        assert (catalogue.programs, catalogue.rejected, catalogue.ignored) == ((), (), ())


def test_another_office_and_strangers_find_nothing(cast, browse, enter):
    program = enter(line())["LV-1"]
    lena, url = browse(cast.account(cast.lena)), f"/advisor/programs/{program.id}"
    assert "Lakeview" not in lena.get("/advisor/programs").text
    assert "Lakeview" not in lena.get("/advisor/programs.csv").text
    assert [lena.get(url).status_code, lena.get(f"{url}/visas").status_code] == [404, 404]
    assert lena.post(f"{url}/recheck").status_code == 404
    for person in (cast.minh, cast.park):
        assert browse(cast.account(person)).get(url).status_code == 404


def test_a_value_that_nobody_keeps_is_not_there(anna, enter):
    assert anna.get(f"/advisor/programs/{enter(line())['LV-1'].id}/colour").status_code == 404


def test_the_pages_ask_as_much_for_one_program_as_for_three(anna, enter, look, data_queries):
    program = enter(line(days=500))["LV-1"]
    addresses = ("/advisor/programs", "/advisor/programs/stale", f"/advisor/programs/{program.id}")
    one = [data_queries(address) for address in addresses]
    enter(line("NP-1", "Northport", days=500), line("RB-1", "Riverbend", days=500))
    assert [data_queries(address) for address in addresses] == one
    assert max(one) <= 4
