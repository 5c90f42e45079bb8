"""Every text that readers may see is used somewhere."""

import re
from pathlib import Path

UI = Path(__file__).parents[2] / "ui"


def test_no_text_is_left_over() -> None:
    names = re.findall(r"^([A-Z_]+)\b", (UI / "texts.py").read_text("utf-8"), re.MULTILINE)
    sources = [path for kind in ("*.py", "*.html") for path in UI.rglob(kind)]
    used = set(re.findall(r"\b(?:t|texts)\.([A-Z_]+)\b", "".join(path.read_text("utf-8") for path in sources)))
    assert set(names) <= used
