import subprocess
import sys

import pytest

from portal.config import ROOT
from portal.late import late

#: What few requests need, and docs/decisions.md gives the reasons for.
LATE = {"docx", "icalendar", "webauthn", "confusable_homoglyphs", "highspy", "numpy", "PIL", "pypdfium2", "holidays"}


def test_a_module_is_loaded_when_something_in_it_is_looked_for() -> None:
    this = late("this_module_is_nowhere")
    assert repr(this) == "<this_module_is_nowhere, loaded when it is needed>"
    with pytest.raises(ImportError):
        _ = this.anything
    assert late("json").dumps([1]) == "[1]"


def test_the_pages_start_without_what_few_of_them_need() -> None:
    program = f"import sys, blueprints; print(sorted({LATE!r} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
