"""A file that qpdf refuses may still open in PDFium, as in most browsers: what that library can say about it."""

import pypdfium2
from pypdfium2 import raw

from portal.letterfile.boxes import PAGES_AT_MOST
from portal.letterfile.facts import FileFacts, PageSize


def second_opinion(data: bytes) -> FileFacts:
    """The facts of a damaged file as far as PDFium knows them, or of a file that nothing opens."""
    try:
        document = pypdfium2.PdfDocument(data)
        if not len(document):
            return FileFacts()
        heavy = len(document) > PAGES_AT_MOST
        sizes = () if heavy else tuple(_size(document, number) for number in range(len(document)))
    except pypdfium2.PdfiumError as error:
        return FileFacts(encrypted=error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY))
    return FileFacts(
        opened=True,
        damaged=True,
        signed=raw.FPDF_GetSignatureCount(document) > 0,
        javascript=raw.FPDFDoc_GetJavaScriptActionCount(document) > 0 or b"/JavaScript" in data,
        attachments=raw.FPDFDoc_GetAttachmentCount(document) > 0 or b"/EmbeddedFile" in data,
        launch=b"/Launch" in data,
        xfa=b"/XFA" in data,
        too_heavy=heavy,
        sizes=sizes,
    )


def _size(document: pypdfium2.PdfDocument, number: int) -> PageSize:
    width, height = document.get_page_size(number)
    return PageSize(width, height, 1)
