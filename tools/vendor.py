"""Fetch the files of others that the portal serves or prints with, as they were published on npm.

    python tools/vendor.py            fetch them again (needs npm) and write the manifest
    python tools/vendor.py --check    compare the committed files with the manifest (offline)

Nobody needs Node to run the portal: the files are committed, and a test runs the check.
"""

import hashlib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "portal" / "static"
MANIFEST = STATIC / "vendor" / "manifest.json"
TYPEFACES = "../documents/typefaces"  # for PDFs alone, so not among what is served
PLACES = ("vendor", "fonts", TYPEFACES)


@dataclass(frozen=True)
class Package:
    """A package of the npm registry: which files we take, and into which folder of `portal/static`."""

    name: str
    version: str
    folder: str
    files: dict[str, str]
    """From the path inside the package to the name that we give the file."""


SCRIPTS = ("latin", "latin-ext", "vietnamese", "greek", "cyrillic")


def _font_files(family: str, cuts: list[str]) -> dict[str, str]:
    files = {f"files/{family}-{cut}.woff2": f"{family}-{cut}.woff2" for cut in cuts}
    return files | {"LICENSE": f"LICENSE-{family}.txt"}


# The scripts that no wheel on PyPI covers, as TrueType, which Typst needs.
PRINTED_SCRIPTS = {
    "armenian": "0.4.2",
    "ethiopic": "0.4.2",
    "georgian": "0.4.3",
    "gujarati": "0.4.2",
    "gurmukhi": "0.4.1",
    "kannada": "0.4.3",
    "malayalam": "0.4.2",
    "myanmar": "0.4.2",
    "sinhala": "0.4.2",
}


def _typeface(script: str, version: str) -> Package:
    family = f"NotoSans{script.title()}"
    return Package(
        f"@expo-google-fonts/noto-sans-{script}",
        version,
        TYPEFACES,
        {f"400Regular/{family}_400Regular.ttf": f"{family}.ttf", "LICENSE_FONT": f"LICENSE-{family}.txt"},
    )


PACKAGES = [
    Package(
        "bootstrap",
        "5.3.9",
        "vendor/bootstrap-5.3.9",
        {"dist/css/bootstrap.min.css": "bootstrap.min.css", "LICENSE": "LICENSE"},
    ),
    Package("htmx.org", "2.0.11", "vendor/htmx-2.0.11", {"dist/htmx.min.js": "htmx.min.js", "LICENSE": "LICENSE"}),
    Package(
        "@fontsource-variable/source-serif-4",
        "5.3.1",
        "fonts",
        _font_files(
            "source-serif-4",
            [f"{script}-opsz-normal" for script in ("latin", "latin-ext", "vietnamese", "greek", "cyrillic")],
        ),
    ),
    Package(
        "@fontsource-variable/source-sans-3",
        "5.3.0",
        "fonts",
        _font_files("source-sans-3", [*(f"{script}-wght-normal" for script in SCRIPTS), "latin-wght-italic"]),
    ),
    *(_typeface(script, version) for script, version in PRINTED_SCRIPTS.items()),
]


def changed() -> list[str]:
    """The files that are not what the manifest says: another content, missing, or never listed."""
    manifest = json.loads(MANIFEST.read_text())
    listed = set(manifest)
    present = {
        Path(os.path.relpath(path, STATIC)).as_posix()
        for folder in PLACES
        for path in (STATIC / folder).rglob("*")
        if path.is_file() and path != MANIFEST
    }
    altered = {name for name in listed & present if _digest((STATIC / name).read_bytes()) != manifest[name]["sha256"]}
    return sorted(altered | (listed ^ present))


def fetch() -> None:
    """Write every file of PACKAGES and the manifest that `changed` compares with."""
    manifest = {}
    for package in PACKAGES:
        for inside, content in _contents(package).items():
            name = f"{package.folder}/{package.files[inside]}"
            target = STATIC / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            manifest[name] = {"package": package.name, "version": package.version, "sha256": _digest(content)}
    MANIFEST.write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n")


def _contents(package: Package) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"{package.name}@{package.version}", "--silent", "--pack-destination", folder]
        subprocess.run(command, check=True, capture_output=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            return {path: _read(archive, path) for path in package.files}


def _read(archive: tarfile.TarFile, path: str) -> bytes:
    member = archive.extractfile(f"package/{path}")
    if member is None:
        raise FileNotFoundError(path)
    return member.read()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(f"not as published: {', '.join(changed())}" if changed() else 0)
    fetch()
