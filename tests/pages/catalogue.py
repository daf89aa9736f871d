"""A small catalogue for the pages of programs: seven made-up programs, so that every group and every limit has one."""

from datetime import timedelta

from portal.clock import today
from portal.models import ApplicantPrivate, Program
from portal.programs.catalogue import read_catalogue
from portal.programs.stored import facts_as_json

HEADER = (
    "Program ID,Name,Service,Specialty,Institution,Place,Visas,Step 2 CK minimum,Attempts maximum,"
    "Graduation years maximum,USCE months minimum,USCE hands-on,ECFMG at application,Step 3 for H-1B,"
    "Global-health track,IMG percent,Signals,Letters minimum,Source,Checked on,Checked by"
)
OPEN = "none,none,none,none,no,no,no"
ROWS = (
    "P1,Lakeview,eras,internal medicine,Lakeview,Ohio,J-1,{open},yes,50,yes,3",
    "P2,Northport,eras,internal medicine,Northport,Ohio,J-1,{open},no,40,yes,3",
    "P3,Riverbend,eras,internal medicine,Riverbend,Texas,J-1,{open},yes,30,yes,3",
    "P4,Hillside,eras,internal medicine,Hillside,Texas,,{open},no,20,yes,3",
    "P5,Southgate,eras,internal medicine,Southgate,Maine,none,{open},yes,60,yes,3",
    "P6,Westfield,eras,internal medicine,Westfield,Maine,J-1,250,none,none,none,no,no,no,yes,60,yes,3",
    "P7,Children’s,eras,pediatrics,Children’s,Ohio,J-1,{open},no,30,yes,3",
)


def add_catalogue(cast, rows=ROWS):
    """The programs by their key, at Harbor Advising; Minh needs a J-1 and has 241 points."""
    day = (today() - timedelta(days=30)).isoformat()
    said = ",https://programs.example.org/list," + day + ",Anna"
    text = "\n".join([HEADER, *(row.format(open=OPEN) + said for row in rows)])
    catalogue = read_catalogue(text.encode(), today())
    assert catalogue.rejected == ()
    cast._save(
        ApplicantPrivate(
            office_id=cast.harbor.id,
            applicant_id=cast.minh.id,
            visa_need="j1",
            step2ck=241,
            step2ck_attempts=1,
            preferences={"global_health_track": True},
        )
    )
    return {
        program.key: cast._save(
            Program(
                office_id=cast.harbor.id,
                key=program.key,
                name=program.name,
                specialty=program.value("specialty"),
                place=program.value("place"),
                service=program.service,
                global_health_track=program.value("global_health_track"),
                facts=facts_as_json(program),
            )
        )
        for program in catalogue.programs
    }
