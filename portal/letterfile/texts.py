"""Every sentence of the file check, as data with named places: translated by template, never put together from parts.

Keyed by case. A finding's case is its code, or its code with what sets it apart ("page_size/sideways").
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    """Why, the fix that always holds, and the ways of Word, macOS and a scanner where they differ."""

    why: str
    fix: str
    fixes: Mapping[str, str] = field(default_factory=dict)


_LETTER_FIXES = {
    "word": "In Word: Layout, Size, {paper_name}; then File, Save As, PDF.",
    "macos": "On a Mac: in Pages choose File, Page Setup, {paper_name}; in Preview choose File, Print, paper size"
    " {paper_name}, scale to fit, then PDF, Save as PDF.",
    "scanner": "On the scanner: set the paper size to {paper}, not to automatic, and scan again.",
}
_PRINT_FIXES = {
    "word": "In Word: open the letter and choose File, Save As, PDF.",
    "macos": "On a Mac: open the file in Preview and choose File, Print, PDF, Save as PDF.",
    "scanner": "On paper: print the letter, sign it in ink and scan it as a PDF.",
}
_SMALLER_FIXES = {
    "word": "In Word: File, Compress Pictures, 150 ppi; then File, Save As, PDF, “Minimum size”.",
    "macos": "On a Mac: in Preview choose File, Export, Quartz filter “Reduce File Size”.",
    "scanner": "On the scanner: scan in greyscale or black and white at 150 to 200 dots per inch.",
}

REASONS: dict[str, Text] = {
    "not_pdf": Text(
        "This is not a PDF. Letters are sent as PDF files.",
        "Save the letter as a PDF and choose that file. Changing the end of the file name is not enough.",
        _PRINT_FIXES,
    ),
    "not_pdf/empty": Text(
        "The file is empty (0 bytes).",
        "Save the letter as a PDF again, and wait until it is written before you choose it.",
        _PRINT_FIXES,
    ),
    "malformed": Text(
        "The file is damaged: it cannot be opened, and nothing in it can be saved.",
        "Make the PDF again from the letter itself. If it came by mail or from a stick, copy it once more first.",
        _PRINT_FIXES,
    ),
    "malformed/no_pages": Text(
        "The file opens, but has no page in it.",
        "Make the PDF again from the letter itself.",
        _PRINT_FIXES,
    ),
    "too_large": Text(
        "The file has {size}. {service} takes {limit} at most.",
        "Make the file smaller: mostly a scan in colour or a large picture is the cause.",
        _SMALLER_FIXES,
    ),
    "encrypted": Text(
        "The file is locked: a password is needed to open or to change it. Application services refuse"
        " locked files, even those that anyone can read.",
        "Save the letter again without a password or any restriction.",
        {
            "word": "In Word: File, Info, Protect Document, Encrypt with Password, clear the field; then save as PDF"
            " with no password under Options.",
            "macos": "On a Mac: open it in Preview and choose File, Export as PDF, with no password under Permissions.",
            "scanner": "On the scanner: turn off “secure PDF” or “encrypted PDF” and scan again.",
        },
    ),
    "digitally_signed": Text(
        "The file carries a digital signature. Application services refuse digitally signed files; they want a"
        " signature that can be seen.",
        "Sign in ink or with a picture of your signature, and save a copy without the digital signature.",
        {
            "word": "In Word: File, Info, remove the digital signature; insert a picture of your signature; save as"
            " PDF.",
            "macos": "On a Mac: open it in Preview and choose File, Print, PDF, Save as PDF: the copy is not digitally"
            " signed.",
            "scanner": "On paper: print the letter, sign it in ink and scan it as a PDF.",
        },
    ),
    "page_size/one": Text(
        "Page {page} is {found}. {service} takes {paper} only.",
        "Set the paper size to {paper_name} and save the PDF again.",
        _LETTER_FIXES,
    ),
    "page_size/several": Text(
        "{count} of {pages} pages are not {paper_name}; page {page}, the first of them, is {found}."
        " {service} takes {paper} only.",
        "Set the paper size to {paper_name} and save the PDF again.",
        _LETTER_FIXES,
    ),
    "page_size/sideways": Text(
        "Page {page} lies on its side. {service} takes {paper}, upright.",
        "Turn the page upright and save the PDF again.",
        {
            "word": "In Word: Layout, Orientation, Portrait; then File, Save As, PDF.",
            "macos": "On a Mac: in Preview choose Tools, Rotate Right, then File, Save.",
            "scanner": "On the scanner: lay the sheet the other way round, or set the orientation to portrait.",
        },
    ),
    "page_size/unstated": Text(
        "Page {page} does not say how large it is. {service} takes {paper} only.",
        "Set the paper size to {paper_name} and save the PDF again.",
        _LETTER_FIXES,
    ),
    "filename/character": Text(
        "The file name contains {characters}. {service} refuses names with any of {forbidden}",
        "Rename the file, for example to “Letter of recommendation.pdf”.",
    ),
    "filename/ending": Text(
        "The file name does not end in {ending}, so that {service} cannot tell that it is a PDF.",
        "Rename the file so that it ends in {ending}, for example “Letter of recommendation.pdf”.",
    ),
    "resource_limit": Text(
        "The file asks for far more time or memory than a letter should, so that the check was stopped.",
        "Make the PDF again from the letter itself, without layers, attachments or very large pictures.",
        _PRINT_FIXES,
    ),
}

WARNINGS: dict[str, Text] = {
    "repairable": Text(
        "The file is slightly damaged. It opens here, but another reader may refuse it.",
        "Take the repaired copy offered here, or make the PDF again from the letter itself.",
        _PRINT_FIXES,
    ),
    "has_javascript": Text(
        "The file contains a script. A letter needs none, and a filter may hold the file back.",
        "Take the copy without scripts offered here, or print the letter to a new PDF.",
        _PRINT_FIXES,
    ),
    "has_embedded_files": Text(
        "Another file is attached inside this PDF. Programs will not see it, and a filter may hold the letter back.",
        "Take the copy without attachments offered here, or print the letter to a new PDF.",
        _PRINT_FIXES,
    ),
    "launch_action": Text(
        "The file asks the reader's computer to start a program. A filter may hold it back.",
        "Take the copy without such actions offered here, or print the letter to a new PDF.",
        _PRINT_FIXES,
    ),
    "xfa_form": Text(
        "The file is a fillable form of a kind (XFA) that many readers show as an empty page.",
        "Take the flattened copy offered here and look at every page, or print the form to a new PDF.",
        _PRINT_FIXES,
    ),
    "no_text_layer/ocr": Text(
        "The pages are pictures: their words were read by text recognition, which can err.",
        "This is fine for a signed scan. Look once that every line is sharp and upright.",
        {"scanner": "On the scanner: 200 dots per inch, greyscale, “searchable PDF” if it offers that."},
    ),
    "no_text_layer": Text(
        "The pages are pictures, and text recognition is not available here: letterhead, date and name could not be"
        " looked for.",
        "Check these yourself. A signed scan is fine if every line is sharp and upright.",
        {"scanner": "On the scanner: 200 dots per inch, greyscale, “searchable PDF” if it offers that."},
    ),
    "no_text_layer/blank": Text(
        "Nothing can be read on the pages: they look empty.",
        "Look at the pages below. If they are blank, make the PDF again from the letter itself.",
        _PRINT_FIXES,
    ),
    "no_signature_seen": Text(
        "No signature was seen near the end of the letter. A typed name alone does not count as one.",
        "Sign in ink and scan, or place a picture of your signature above your name.",
        {
            "word": "In Word: Insert, Pictures, your signature, above your typed name; then save as PDF.",
            "macos": "On a Mac: in Preview choose Tools, Annotate, Signature; then File, Print, PDF, Save as PDF.",
            "scanner": "On paper: sign in ink, blue or black, and scan the page.",
        },
    ),
    "no_letterhead_seen": Text(
        "No letterhead was seen at the top of page 1. Programs use it to verify who writes.",
        "Use your institution's letterhead, or put your own at the top: name, address, telephone and mail address.",
        {"word": "In Word: Insert, Header, then your institution's name, address, telephone and mail address."},
    ),
    "no_letterhead_seen/no_contact": Text(
        "The letterhead gives no address, telephone or mail address. Programs use these to verify who writes.",
        "Add an address, a telephone number or a mail address to the letterhead.",
        {"word": "In Word: Insert, Header, then add the address, telephone number and mail address."},
    ),
    "no_date_seen": Text(
        "No date was seen on the letter.",
        "Write the date above the salutation, for example “November 3, 2027”.",
    ),
    "applicant_not_named": Text(
        "The name “{applicant}” was not found in the letter.",
        "Make sure that this is the right letter, and that it gives the applicant's full name once.",
    ),
    "size_ambiguous": Text(
        "The file has {size}: under {limit} as some count it, over it as others do.",
        "Make the file a little smaller, to be safe.",
        _SMALLER_FIXES,
    ),
}

GOOD: dict[str, str] = {
    "opens": "Opens as a PDF, without a password",
    "size": "{size}, under the limit of {limit}",
    "paper_one": "1 page, {paper}",
    "paper": "{pages} pages, all {paper}",
    "name": "The file name is fine",
    "not_signed": "No digital signature",
}

# What is looked for on the pages: (where it was seen, where it was not, where it could not be looked for).
LOOKS: dict[str, tuple[str, str, str]] = {
    "letterhead": ("Letterhead seen", "No letterhead seen", "A letterhead could not be looked for"),
    "contact_details": (
        "Contact details seen",
        "No address, telephone or mail address seen in the letterhead",
        "Contact details could not be looked for",
    ),
    "date": ("Date seen", "No date seen", "A date could not be looked for"),
    "salutation": (
        "Salutation seen",
        "No salutation seen: “Dear Program Director” suits every program",
        "A salutation could not be looked for",
    ),
    "applicant": ("The applicant is named", "The applicant's name was not seen", "The name could not be looked for"),
    "aamc_id": ("AAMC ID seen", "The applicant's AAMC ID was not seen", "The AAMC ID could not be looked for"),
    "signature": ("Signature seen", "No signature seen", "A signature could not be looked for"),
}


@dataclass(frozen=True)
class RepairText:
    """A repair as it is offered on a button, and as it is told once it is done."""

    offer: str
    done: str


# In the order in which they are done. None changes a word of the letter.
REPAIRS: dict[str, RepairText] = {
    "scripts": RepairText("Remove the scripts", "The scripts were removed."),
    "launch": RepairText("Remove what starts other programs", "The actions that start another program were removed."),
    "attachments": RepairText("Remove the attached files", "The attached files were removed."),
    "form": RepairText(
        "Turn the form into plain pages", "The form's fields were drawn onto the pages and can no longer be changed."
    ),
    "paper": RepairText("Fit the pages to the paper", "The pages were fitted to the paper that the service takes."),
    "rewrite": RepairText("Write the file anew", "The damaged file was written anew."),
}

# The repair that a finding calls for.
REPAIR_OF: dict[str, str] = {
    "has_javascript": "scripts",
    "launch_action": "launch",
    "has_embedded_files": "attachments",
    "xfa_form": "form",
    "page_size": "paper",
    "repairable": "rewrite",
}

NOT_REPAIRED: dict[str, str] = {
    "encrypted": "The file is locked, so that it cannot be repaired here. Save it again without a password first.",
    "digitally_signed": "A repair would break the digital signature, so that the file was left as it is.",
    "malformed": "The file is too damaged to be repaired here. Make the PDF again from the letter itself.",
    "resource_limit": "The file asks for far more time or memory than a letter should, so that it was left as it is.",
}
