"""What the portal shows while it is quick: what was written a moment ago, to whom it belongs, and to nobody else.

A page that is answered from memory would be quick, and wrong: the processes share none, and one person's page is not another's.
"""

import re
from uuid import UUID

from bench.cohort import MadeCohort
from bench.counted import owners_rows
from bench.rows import Row, at_most
from bench.stage import Stage
from bench.visitor import Visitor

READS = 12
PEOPLE = 10
_LETTERS = re.compile(r"/letters/([0-9a-f-]{36})")

#: A letter that is with its writer, and whose it is.
SENT = """
select r.id, p.account_id from letter_request r join applicant p on p.office_id = r.office_id and p.id = r.applicant_id
where r.office_id = %s and r.status = 'sent' order by r.id
"""
OWN = """
select r.id::text from letter_request r join applicant p on p.office_id = r.office_id and p.id = r.applicant_id
where r.office_id = %s and p.account_id = %s
"""


def measures(on: Stage, cohort: MadeCohort, other: MadeCohort) -> list[Row]:
    """How many answers were looked at. Raises RuntimeError at the first that is not as it should be."""
    return [
        at_most("a status written shows in the next reads", written_shows(on, cohort), "reads agree", None),
        at_most("pages of one address that are each person's own", each_ones_own(on, cohort, other), "pages agree", None),
    ]  # fmt: skip


def written_shows(on: Stage, cohort: MadeCohort) -> int:
    """An applicant withdraws a letter: both read so from then on, the advisor in the table too, in whichever process."""
    letter, account = owners_rows(on.owner, SENT, cohort.office_id)[-1]
    applicant, advisor = on.visitor(account), on.visitor(cohort.advisor_account)
    shows = {f"/applicant/letters/{letter}": applicant, f"/advisor/letters/{letter}": advisor}
    for path, reader in shows.items():
        _expect("Withdrawn" not in reader.get(path).text, f"{path} says withdrawn before it is")
    before = _withdrawn(on, cohort, advisor)
    answer = applicant.post(f"/applicant/letters/{letter}/withdraw", reason="Another letter has come.")
    _expect(answer.status == 303, f"the letter was not withdrawn but answered with {answer.status}")
    for _ in range(READS):
        for path, reader in shows.items():
            _expect("Withdrawn" in reader.get(path).text, f"{path} does not show what was just written")
        _expect(_withdrawn(on, cohort, advisor) == before + 1, "the numbers above the table are not those of now")
    return 3 * READS


def _withdrawn(on: Stage, cohort: MadeCohort, advisor: Visitor) -> int:
    """How many letters the table says are withdrawn."""
    found = re.search(r"([\d,]+) letters?, by due date", advisor.get("/advisor/letters?state=withdrawn").text)
    _expect(found is not None, "the table of withdrawn letters says no number")
    return int(found[1].replace(",", "")) if found else 0


def each_ones_own(on: Stage, cohort: MadeCohort, other: MadeCohort) -> int:
    """The same addresses for many people in turns: each sees what is theirs alone, and is told to keep none of it."""
    homes = [account for _, account in cohort.applicants[:PEOPLE]]
    own = {account: _own_letters(on, cohort, account) for account in homes}
    tables = {one.advisor_account: _office_letters(on, one) for one in (cohort, other)}
    looked = 0
    for _ in range(2):
        for path, theirs in (("/applicant/", own), ("/advisor/letters?state=all", tables)):
            for account, letters in theirs.items():
                answer = on.visitor(account).get(path)
                shown = set(_LETTERS.findall(answer.text))
                _expect(bool(shown) and shown <= letters, f"{path} shows letters of somebody else, or none")
                _expect(answer.headers["Cache-Control"] == "no-store", f"{path} may be kept by somebody on the way")
                looked += 1
    return looked


def _own_letters(on: Stage, cohort: MadeCohort, account: UUID) -> set[str]:
    return {letter for (letter,) in owners_rows(on.owner, OWN, cohort.office_id, account)}


def _office_letters(on: Stage, cohort: MadeCohort) -> set[str]:
    query = "select id::text from letter_request where office_id = %s"
    return {letter for (letter,) in owners_rows(on.owner, query, cohort.office_id)}


def _expect(true: bool, otherwise: str) -> None:
    if not true:
        raise RuntimeError(otherwise)
