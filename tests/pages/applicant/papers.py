"""Small files to upload."""

import io

import pikepdf


def pdf(words: str, pages: int = 1) -> bytes:
    """A US Letter PDF with these words on each page; the same words give the same bytes."""
    made = pikepdf.new()
    font = made.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for _ in range(pages):
        page = made.add_blank_page(page_size=(612, 792))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = made.make_stream(f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode())
    kept = io.BytesIO()
    made.save(kept, deterministic_id=True)
    return kept.getvalue()
