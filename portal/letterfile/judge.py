"""From facts to the report: which rule of the service a file breaks, and what a writer should know. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.letterfile import texts
from portal.letterfile.facts import CONTENT_LOOKS, ContentFacts, FileFacts, PageSize
from portal.letterfile.limits import Limits
from portal.letterfile.papers import Paper, paper_in_words, size_in_words
from portal.letterfile.report import Finding, Look, Report
from portal.sentences import Sentence

BEYOND_REPAIR = {"not_pdf", "malformed", "encrypted", "digitally_signed", "resource_limit"}
HEADER_WITHIN = 1024  # bytes: readers look for %PDF- no further


@dataclass(frozen=True)
class Seen:
    """What a child saw. `file` is None where none looked; `finished` is false where it was ended before its time."""

    file: FileFacts | None = None
    content: ContentFacts | None = None
    finished: bool = True


def report(
    seen: Seen, data: bytes, name: str, *, size: int, seconds: float, limits: Limits, applicant: str | None
) -> Report:
    """The whole answer: the rules of the service first, then what a writer should know."""
    reasons = (*judge_name(name, limits), *judge_size(size, limits), *judge_seen(seen, data, limits))
    file = seen.file or FileFacts()
    warnings = tuple(warn(file, seen.content, size, limits, applicant)) if file.opened else ()
    return Report(
        reasons=reasons,
        warnings=warnings,
        good=tuple(good_signs(file, size, limits, reasons)) if seen.file else (),
        looks=looks_of(seen.content),
        pages=file.pages or None,
        bytes=size,
        seconds=seconds,
        repairs=repairs_for(file, reasons, warnings),
    )


def judge_name(name: str, limits: Limits) -> Iterator[Finding]:
    """The file name alone. An empty name is unknown and says nothing."""
    if not name:
        return
    forbidden = sorted({character for character in name if character in limits.forbidden_in_names})
    if forbidden:
        yield _reason(
            "filename/character", limits, characters=_listed(forbidden), forbidden=_listed(limits.forbidden_in_names)
        )
    elif not name.strip().lower().endswith(limits.names_end_in):
        yield _reason("filename/ending", limits, ending=limits.names_end_in)


def judge_size(size: int, limits: Limits) -> Iterator[Finding]:
    """The number of bytes alone, as a reason."""
    if limits.bytes_at_most is not None and size > limits.bytes_at_most:
        said = size_in_words(size, limits.bytes_at_most)
        yield _reason("too_large", limits, size=said, limit=limits.size_in_words)


def judge_seen(seen: Seen, data: bytes, limits: Limits) -> Iterator[Finding]:
    """What the file is made of, as reasons."""
    if seen.file is not None:
        yield from judge_file(seen.file, data, limits)
    if not seen.finished or (seen.file and seen.file.too_heavy):
        yield _reason("resource_limit", limits)


def judge_file(file: FileFacts, data: bytes, limits: Limits) -> Iterator[Finding]:
    """A file that a child has looked at to the end, or at its structure alone."""
    if file.encrypted and not (limits.takes_locked and file.opened):
        yield _reason("encrypted", limits)
    elif not file.opened:
        yield _reason(unopened(data), limits)
    elif file.pages == 0 and not file.too_heavy:
        yield _reason("malformed/no_pages", limits)
    if file.signed and not limits.takes_digitally_signed:
        yield _reason("digitally_signed", limits)
    if limits.paper is not None:
        yield from judge_pages(file.sizes, limits.paper, limits)


def unopened(data: bytes) -> str:
    """The case of a file nothing could open: damaged if it begins as a PDF, otherwise something else."""
    if not data:
        return "not_pdf/empty"
    return "malformed" if data[:HEADER_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-") else "not_pdf"


def judge_pages(sizes: tuple[PageSize, ...], paper: Paper, limits: Limits) -> Iterator[Finding]:
    """At most one finding: the first page that is not the service's paper, and how many are not.

    Landscape is refused: the rule is 8.5 wide and 11 high, and a letter that lies on its side is a turned scan.
    """
    wrong, number, first = 0, 1, None
    for size in sizes:
        if not _fits(size, paper, limits.tolerance):
            wrong += size.count
            first = first or (number, size)
        number += size.count
    if first is None:
        return
    page, size = first
    told = {"page": page, "count": wrong, "pages": number - 1, "found": _found(size)}
    if wrong > 1:
        yield _reason("page_size/several", limits, **told)
    elif size.width is None or size.height is None:
        yield _reason("page_size/unstated", limits, **told)
    elif _fits(PageSize(size.height, size.width, 1), paper, limits.tolerance):
        yield _reason("page_size/sideways", limits, **told)
    else:
        yield _reason("page_size/one", limits, **told)


def warn(
    facts: FileFacts, content: ContentFacts | None, size: int, limits: Limits, applicant: str | None
) -> Iterator[Finding]:
    """Everything a writer should know about a file that opens, in the order of contracts.md."""
    if facts.damaged:
        yield _warning("repairable", limits)
    if facts.javascript:
        yield _warning("has_javascript", limits)
    if facts.attachments:
        yield _warning("has_embedded_files", limits)
    if facts.launch:
        yield _warning("launch_action", limits)
    if facts.xfa:
        yield _warning("xfa_form", limits)
    if content is not None:
        yield from _warn_content(content, limits, applicant)
    if limits.bytes_at_most and limits.bytes_surely and limits.bytes_surely < size <= limits.bytes_at_most:
        said = size_in_words(size, limits.bytes_at_most)
        yield _warning("size_ambiguous", limits, size=said, limit=limits.size_in_words)


def _warn_content(content: ContentFacts, limits: Limits, applicant: str | None) -> Iterator[Finding]:
    looks = content.looks
    if not content.text_layer:
        case = "no_text_layer/blank" if content.blank else "no_text_layer/ocr" if content.ocr else "no_text_layer"
        yield _warning(case, limits)
    if looks["signature"] is False:
        yield _warning("no_signature_seen", limits)
    if looks["letterhead"] is False:
        yield _warning("no_letterhead_seen", limits)
    elif looks["contact_details"] is False:
        yield _warning("no_letterhead_seen/no_contact", limits)
    if looks["date"] is False:
        yield _warning("no_date_seen", limits)
    if applicant and looks["applicant"] is False:
        yield _warning("applicant_not_named", limits, applicant=applicant)


def good_signs(facts: FileFacts, size: int, limits: Limits, reasons: tuple[Finding, ...]) -> Iterator[Sentence]:
    """What is right with the file, for a page that says so."""
    codes = {finding.code for finding in reasons}
    if facts.opened and not codes & {"encrypted", "malformed", "resource_limit"}:
        yield Sentence(texts.GOOD["opens"])
        if "digitally_signed" not in codes:
            yield Sentence(texts.GOOD["not_signed"])
        if limits.paper and "page_size" not in codes:
            told = {"pages": facts.pages, "paper": limits.paper.name}
            yield Sentence(texts.GOOD["paper_one" if facts.pages == 1 else "paper"], told)
    if limits.bytes_surely and size <= limits.bytes_surely and "not_pdf" not in codes:
        told = {"size": size_in_words(size, limits.bytes_at_most), "limit": limits.size_in_words}
        yield Sentence(texts.GOOD["size"], told)


def repairs_for(file: FileFacts, reasons: tuple[Finding, ...], warnings: tuple[Finding, ...]) -> tuple[str, ...]:
    """The repairs that this file needs and can be given, in the order in which they are done."""
    if {reason.code for reason in reasons} & BEYOND_REPAIR:
        return ()
    wanted = {texts.REPAIR_OF.get(finding.code) for finding in (*reasons, *warnings)}
    return tuple(repair for repair in texts.REPAIRS if repair in wanted or (repair == "form" and file.form))


def looks_of(content: ContentFacts | None) -> tuple[Look, ...]:
    """What was looked for on the pages, each with its sentence. Empty where the pages were not read."""
    if content is None:
        return ()
    return tuple(_look(code, content.looks[code]) for code in CONTENT_LOOKS)


def _look(code: str, seen: bool | None) -> Look:
    yes, no, unknown = texts.LOOKS[code]
    return Look(code, seen, Sentence(unknown if seen is None else yes if seen else no))


def _fits(size: PageSize, paper: Paper, tolerance: float) -> bool:
    if size.width is None or size.height is None:
        return False
    return abs(size.width - paper.width) <= tolerance and abs(size.height - paper.height) <= tolerance


def _found(size: PageSize) -> str:
    if size.width is None or size.height is None:
        return "of no stated size"
    return paper_in_words(size.width, size.height)


def _listed(characters: list[str] | str) -> str:
    return " ".join(characters)


def _reason(case: str, limits: Limits, **facts: object) -> Finding:
    return _finding(case, texts.REASONS[case], limits, facts)


def _warning(case: str, limits: Limits, **facts: object) -> Finding:
    return _finding(case, texts.WARNINGS[case], limits, facts)


def _finding(case: str, text: texts.Text, limits: Limits, facts: dict[str, object]) -> Finding:
    paper, name = (str(limits.paper), limits.paper.name) if limits.paper else ("", "")
    known = {"service": limits.name, "paper": paper, "paper_name": name, **facts}
    fixes = {way: Sentence(fix, known) for way, fix in text.fixes.items()}
    return Finding(case.partition("/")[0], Sentence(text.why, known), Sentence(text.fix, known), fixes)
