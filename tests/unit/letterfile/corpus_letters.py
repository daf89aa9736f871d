"""Letters as they come from Word, from a Mac and from scanners: what is on the page, and the file around it."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.unit.letterfile.cases import APPLICANT, accepted, rejected, warned
from tests.unit.letterfile.letters import HEAD, changed, in_script, letter, of_size, scanned


def annotated(subtype: Name):
    """An annotation that looks like a signature, as Preview and Acrobat put it there."""

    def change(pdf: pikepdf.Pdf) -> None:
        look = pdf.make_stream(b"2 w 0 0 0.5 RG 5 20 m 30 60 50 -20 75 30 c 100 60 110 0 140 25 c S")
        look.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 150, 50])})
        mark = Dictionary(Type=Name.Annot, Subtype=subtype, Rect=Array([72, 330, 222, 380]), F=4, AP=Dictionary(N=look))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark)])

    return lambda: changed(change, letter(signature="none"))


LETTERS = (
    accepted("a good letter", letter),
    accepted("a good letter that names the applicant", letter, applicant=APPLICANT),
    accepted("a name with accents the letter has not", letter, applicant="Amá Boatëng"),
    accepted("surname first", letter, applicant="BOATENG, Ama"),
    accepted("four given names", letter, applicant="Ama Serwaa Akosua Boateng"),
    accepted("an initial for the given name", lambda: letter(applicant="Dr. A. Boateng"), applicant=APPLICANT),
    accepted("the family name alone", lambda: letter(applicant="Dr. Boateng"), applicant=APPLICANT),
    accepted("a mononym", lambda: letter(applicant="Dr. Suharto"), applicant="Suharto"),
    accepted("Vietnamese", lambda: letter(applicant="Dr. Nguyễn Thị Minh Anh"), applicant="Nguyen Thi Minh Anh"),
    accepted("a German passport's spelling", lambda: letter(applicant="Dr. Jörg Müller"), applicant="Joerg Mueller"),
    accepted("a hyphen", lambda: letter(applicant="Dr. Salma Al-Rashid"), applicant="Salma Alrashid"),
    warned(
        "another applicant's letter", lambda: letter(applicant="Dr. Li Wei"), "applicant_not_named", applicant=APPLICANT
    ),
    warned(
        "the wrong sister", lambda: letter(applicant="Dr. Efua Boateng"), "applicant_not_named", applicant=APPLICANT
    ),
    warned("no signature", lambda: letter(signature="none"), "no_signature_seen"),
    warned("a typed signature", lambda: letter(signature="typed"), "no_signature_seen"),
    accepted("a signature in a hand's typeface", in_script),
    warned("a name in large type", lambda: letter(signature="script"), "no_signature_seen"),
    warned("a table below the closing", lambda: letter(signature="table"), "no_signature_seen"),
    warned("a logo at the foot of the paper", lambda: letter(signature="foot"), "no_signature_seen"),
    warned("a ruled line to sign on", lambda: letter(signature="rule"), "no_signature_seen"),
    accepted("a drawn signature", lambda: letter(signature="drawing")),
    accepted("a signature stamped by a reader", annotated(Name.Stamp)),
    accepted("a signature as an ink annotation", annotated(Name.Ink)),
    warned("no letterhead", lambda: letter(head=()), "no_letterhead_seen"),
    warned("a letterhead without contact details", lambda: letter(head=HEAD[:2]), "no_letterhead_seen"),
    accepted("a letterhead of one's own", lambda: letter(head=("Jane Doe, MD", "jane.doe@example.org"))),
    warned("no date", lambda: letter(date=""), "no_date_seen"),
    accepted("a date day first", lambda: letter(date="3 Nov 2027")),
    accepted("a Spanish date", lambda: letter(date="3 de noviembre de 2027")),
    accepted("a Russian date", lambda: letter(date="3 ноября 2027 г.")),
    accepted("an ISO date", lambda: letter(date="2027-11-03")),
    accepted("a date in slashes", lambda: letter(date="Date: 11/03/2027")),
    accepted("three pages", lambda: letter(words=900)),
    accepted("a closing at the foot of the page, signed overleaf", lambda: letter(words=395)),
    warned("a signed scan", lambda: scanned(letter()), "no_text_layer"),
    warned("a scan nobody signed", lambda: scanned(letter(signature="none")), "no_text_layer", "no_signature_seen"),
    warned("a straight scan", lambda: scanned(letter(), dpi=100, slant=0), "no_text_layer"),
    accepted("1,000,000 bytes", lambda: of_size(1_000_000)),
    warned("1,000,001 bytes", lambda: of_size(1_000_001), "size_ambiguous"),
    warned("1,048,576 bytes", lambda: of_size(1_048_576), "size_ambiguous"),
    rejected("1,048,577 bytes", lambda: of_size(1_048_577), "too_large"),
    accepted("a name in capitals", letter, named="LETTER.PDF"),
    accepted("a name in another script", letter, named="Письмо (2027) – 推薦状.pdf"),
    rejected("a colon in the name", letter, "filename", named="Letter: Boateng.pdf"),
    rejected("a bar in the name", letter, "filename", named="a|b.pdf"),
    rejected("a star in the name", letter, "filename", named="a*.pdf"),
    rejected("a question mark in the name", letter, "filename", named="final?.pdf"),
    rejected("a PDF named as a Word file", letter, "filename", named="letter.docx"),
    accepted("an unknown name", letter, named=""),
    accepted(
        "saved with object streams",
        lambda: changed(lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    ),
    accepted("saved for the web", lambda: changed(lambda pdf: None, linearize=True)),
)
