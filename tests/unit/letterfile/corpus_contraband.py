"""Locks, signatures, scripts, attachments and the rest that a letter must not carry, in plain sight and hidden."""

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Pdf, String

from tests.unit.letterfile.cases import BLANK, accepted, rejected, warned
from tests.unit.letterfile.letters import changed
from tests.unit.letterfile.raw_pdf import CATALOG, PAGES, document, page

SCRIPT = "app.alert('hello')"


def with_root(add: Callable[[Pdf], dict[str, object]], **saving: object):
    """The good letter with more entries in its catalog."""

    def change(pdf: Pdf) -> None:
        for name, value in add(pdf).items():
            pdf.Root[f"/{name}"] = value

    return lambda: changed(change, **saving)


def with_annotation(add: Callable[[Pdf], Dictionary], **saving: object):
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(add(pdf))])

    return lambda: changed(change, **saving)


def link(action: Dictionary) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)


def script(pdf: Pdf | None = None) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(SCRIPT))


def field(pdf: Pdf, **entries: object) -> dict[str, object]:
    whole = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 0, 0]), T=String("f"), **entries)
    return {"AcroForm": Dictionary(Fields=Array([pdf.make_indirect(whole)]))}


def signature(pdf: Pdf) -> Dictionary:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            SubFilter=Name("/adbe.pkcs7.detached"),
            ByteRange=Array([0, 10, 20, 30]),
            Contents=String("00" * 100),
        )
    )


def signed(pdf: Pdf) -> dict[str, object]:
    return field(pdf, FT=Name.Sig, V=signature(pdf))


def signed_through_its_parent(pdf: Pdf) -> dict[str, object]:
    child = pdf.make_indirect(Dictionary(V=signature(pdf)))
    parent = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("s"), Kids=Array([child])))
    return {"AcroForm": Dictionary(Fields=Array([parent]), SigFlags=3)}


def attachment(pdf: Pdf) -> Dictionary:
    held = pdf.make_stream(b"hidden", Type=Name.EmbeddedFile)
    return pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("a.exe"), EF=Dictionary(F=held)))


def attached(pdf: Pdf) -> dict[str, object]:
    return {"Names": Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a"), attachment(pdf)])))}


def named_script(pdf: Pdf) -> dict[str, object]:
    leaf = pdf.make_indirect(Dictionary(Names=Array([String("s"), pdf.make_indirect(script())])))
    return {"Names": Dictionary(JavaScript=Dictionary(Kids=Array([leaf])))}


def xfa(pdf: Pdf) -> dict[str, object]:
    return {"AcroForm": Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))}


def locked(**key: object):
    return lambda: changed(lambda pdf: None, encryption=Encryption(**key))


def locked_by_certificate() -> bytes:
    trailer = b"/ID[<00><00>]/Encrypt<</Filter/Adobe.PubSec/V 4/SubFilter/adbe.pkcs7.s5>>"
    return document([CATALOG, PAGES, page()], trailer)


def revised(add: bytes = b""):
    """An incremental update, as editors append it: the whole old file, then a changed catalog and a new table."""

    def make() -> bytes:
        old = changed(lambda pdf: None, object_stream_mode=ObjectStreamMode.disable)
        with pikepdf.open(io.BytesIO(old)) as pdf:
            number, catalog = pdf.Root.objgen[0], pdf.Root.unparse(resolved=True)
            size = int(pdf.trailer.Size)
        body = old + b"%d 0 obj\n%s%s>>\nendobj\n" % (number, catalog.rstrip()[:-2], add)
        table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(old))
        trailer = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>" % (size, number, last_table(old))
        return body + table + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % len(body)

    return make


def last_table(pdf: bytes) -> int:
    return int(pdf.rpartition(b"startxref")[2].split()[0])


def escaped_name() -> bytes:
    return document([CATALOG[:-2] + b"/OpenAction<</S/J#61vaScript/J#53(x)>>>>", PAGES, page()])


HIDDEN = {"object_stream_mode": ObjectStreamMode.generate}
LAUNCH = Dictionary(S=Name.Launch, F=String("cmd.exe"))

CONTRABAND = (
    rejected("a password to open", locked(user="a", owner="b"), "encrypted"),
    rejected("a password to change only", locked(owner="b"), "encrypted"),
    rejected("an old lock", locked(owner="b", R=3, aes=False, metadata=False), "encrypted"),
    rejected("a lock with an empty password", locked(owner="", user=""), "encrypted"),
    rejected("locked by a certificate", locked_by_certificate, "encrypted"),
    rejected("digitally signed", with_root(signed), "digitally_signed"),
    rejected("signed, in an object stream", with_root(signed, **HIDDEN), "digitally_signed"),
    rejected("signed through the parent field", with_root(signed_through_its_parent), "digitally_signed"),
    rejected("certified", with_root(lambda pdf: {"Perms": Dictionary(DocMDP=signature(pdf))}), "digitally_signed"),
    rejected("usage rights", with_root(lambda pdf: {"Perms": Dictionary(UR3=signature(pdf))}), "digitally_signed"),
    accepted("an empty signature field", with_root(lambda pdf: field(pdf, FT=Name.Sig))),
    accepted("a filled text field", with_root(lambda pdf: field(pdf, FT=Name.Tx, V=String("hello")))),
    warned("a script at opening", with_root(lambda pdf: {"OpenAction": script()}), "has_javascript"),
    warned("a script among the names", with_root(named_script), "has_javascript"),
    warned("a script in an object stream", with_root(named_script, **HIDDEN), "has_javascript"),
    warned(
        "a script in a stream",
        with_root(lambda pdf: {"OpenAction": Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"1"))}),
        "has_javascript",
    ),
    warned("a script behind a link", with_annotation(lambda pdf: link(script())), "has_javascript"),
    warned("a script behind a link, hidden", with_annotation(lambda pdf: link(script()), **HIDDEN), "has_javascript"),
    warned(
        "a script as an address",
        with_annotation(lambda pdf: link(Dictionary(S=Name.URI, URI=String(" JavaScript:x")))),
        "has_javascript",
    ),
    warned(
        "a script after another action",
        with_annotation(lambda pdf: link(Dictionary(S=Name.URI, URI=String("https://example.org"), Next=script()))),
        "has_javascript",
    ),
    warned(
        "a script in a form's field",
        with_root(lambda pdf: field(pdf, FT=Name.Tx, AA=Dictionary(K=script()))),
        "has_javascript",
    ),
    warned("a script under an escaped name", escaped_name, "has_javascript", *BLANK),
    warned(
        "a script nothing points to",
        lambda: changed(lambda pdf: pdf.Root.__setitem__("/Spare", pdf.make_indirect(script()))),
        "has_javascript",
    ),
    warned("an update that adds a script", revised(b"/OpenAction<</S/JavaScript/JS(x)>>"), "has_javascript"),
    accepted("an update that adds nothing", revised()),
    accepted(
        "a link to the web",
        with_annotation(lambda pdf: link(Dictionary(S=Name.URI, URI=String("https://example.org")))),
    ),
    accepted(
        "an empty tree of scripts", with_root(lambda pdf: {"Names": Dictionary(JavaScript=Dictionary(Names=Array([])))})
    ),
    warned("an attachment", with_root(attached), "has_embedded_files"),
    warned("an attachment in an object stream", with_root(attached, **HIDDEN), "has_embedded_files"),
    warned(
        "an attachment pinned to the page",
        with_annotation(
            lambda pdf: Dictionary(
                Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=attachment(pdf)
            )
        ),
        "has_embedded_files",
    ),
    warned("a portfolio", with_root(lambda pdf: {"Collection": Dictionary(View=Name.D)}), "has_embedded_files"),
    warned("a launch at opening", with_root(lambda pdf: {"OpenAction": LAUNCH}), "launch_action"),
    warned("a launch behind a link", with_annotation(lambda pdf: link(LAUNCH), **HIDDEN), "launch_action"),
    warned("an XFA form", with_root(xfa), "xfa_form"),
    warned(
        "everything at once",
        with_root(lambda pdf: attached(pdf) | xfa(pdf) | {"OpenAction": script(), "AA": Dictionary(WC=LAUNCH)}),
        "has_javascript",
        "has_embedded_files",
        "launch_action",
        "xfa_form",
    ),
)
