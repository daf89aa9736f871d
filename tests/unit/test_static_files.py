"""The style sheets reach a page as one file, and the address of a file changes with its content."""

import gzip
from pathlib import Path

import pytest
from flask import Flask, url_for

from portal import static_files
from portal.static_files import joined

STATIC = Path(static_files.__file__).parent / "static"


@pytest.fixture
def app(tmp_path):
    (tmp_path / "css" / "components").mkdir(parents=True)
    (tmp_path / "css" / "portal.css").write_text(
        '@layer base, components;\n@import url("fonts.css");\n@import url("components/tick.css") layer(components);\n'
    )
    (tmp_path / "css" / "fonts.css").write_text("@font-face { src: url(../fonts/one.woff2); }\n")
    (tmp_path / "css" / "components" / "tick.css").write_text(".tick { display: grid; }\n")
    (tmp_path / "icon.svg").write_text("<svg/>")
    app = Flask("portal", static_folder=tmp_path, static_url_path="/static")
    static_files.register(app)
    return app


def test_the_sheet_arrives_joined_each_import_inside_its_layer(app):
    assert app.test_client().get("/static/css/portal.css").text == (
        "@layer base, components;\n"
        "@font-face { src: url(../fonts/one.woff2); }\n\n"
        "@layer components {\n.tick { display: grid; }\n\n}\n"
    )


def test_the_sheet_is_packed_for_a_browser_that_unpacks(app):
    answer = app.test_client().get("/static/css/portal.css", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == app.test_client().get("/static/css/portal.css").data


def test_a_sheet_that_a_browser_has_is_not_sent_again(app):
    first = app.test_client().get("/static/css/portal.css")
    again = app.test_client().get("/static/css/portal.css", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_other_files_are_sent_as_they_are(app):
    assert app.test_client().get("/static/icon.svg").data == b"<svg/>"


def test_the_address_of_the_sheet_changes_when_an_imported_file_does(app, tmp_path):
    def address_in_a_new_process():
        fresh = Flask("portal", static_folder=tmp_path, static_url_path="/static")
        static_files.register(fresh)
        with fresh.test_request_context():
            return url_for("static", filename="css/portal.css")

    before = address_in_a_new_process()
    (tmp_path / "css" / "components" / "tick.css").write_text(".tick { display: block; }\n")
    assert address_in_a_new_process() != before


def test_a_file_that_is_not_there_has_no_stamp(app):
    with app.test_request_context():
        assert url_for("static", filename="none.css") == "/static/none.css"


def test_a_relative_address_from_another_folder_is_refused(tmp_path):
    (tmp_path / "components").mkdir()
    (tmp_path / "components" / "sheet.css").write_text(".sheet { background: url(paper.png); }")
    (tmp_path / "portal.css").write_text('@import url("components/sheet.css");')
    with pytest.raises(ValueError):
        joined(tmp_path / "portal.css")


def test_nothing_is_left_to_import_in_our_own_sheet():
    assert joined(STATIC / "css" / "portal.css").count("@import") == 0
