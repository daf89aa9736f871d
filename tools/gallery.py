"""Render every component, every error page and the mail with example values, to look at and to check.

    python tools/gallery.py /tmp/gallery     writes a page per file of tools/examples and per error page

The pages are plain files: they link the style sheets beside them and open without a server.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from portal import drawn, filled  # noqa: E402
from tools.example_values import VALUES  # noqa: E402

STATIC = ROOT / "portal" / "static"
EXAMPLES = ROOT / "tools" / "examples"
MAILS = ROOT / "tools" / "examples_mail"
ERRORS = ROOT / "templates" / "errors"


def environment(static: str, flashed: list[tuple[str, object]] | None = None) -> Environment:
    """Jinja as the portal sets it up, with `static` in front of the address of each static file."""
    jinja = Environment(
        loader=FileSystemLoader([ROOT / "templates", EXAMPLES, MAILS]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    jinja.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    jinja.globals.update(
        url_for=lambda endpoint, **values: f"{static}/{values['filename']}" if endpoint == "static" else f"#{endpoint}",
        csrf_token=lambda: "example",
        get_flashed_messages=lambda with_categories=False: flashed or [],
    )
    drawn.register(jinja)
    filled.register(jinja)
    return jinja


def rendered(static: str = STATIC.as_uri()) -> Mapping[str, str]:
    """The gallery's pages by file name."""
    jinja = environment(static, VALUES["flashed"])
    quiet = environment(static)
    pages = {path.name: jinja.get_template(path.name).render(VALUES) for path in sorted(EXAMPLES.glob("*.html"))}
    for path in sorted(ERRORS.glob("*.html")):
        pages[f"error-{path.name}"] = quiet.get_template(f"errors/{path.name}").render(VALUES)
    for path in sorted(MAILS.glob("*.html")):
        mail = quiet.get_template(path.name).render(subject="Minh Anh’s letter, due Friday 27 August")
        pages[f"mail-{path.name}"] = css_inline.inline(mail)
    return pages


def write(folder: Path) -> None:
    """Write the gallery into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in rendered().items():
        (folder / name).write_text(page)


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
