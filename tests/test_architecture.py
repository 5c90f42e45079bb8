"""The data flows one way: assistant is the core, and ingest, ui and evals know only it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("assistant", "ingest", "ui", "evals")
ALLOWED = {
    "assistant": {"assistant"},
    "ingest": {"ingest", "assistant"},
    "ui": {"ui", "assistant"},
    "evals": {"evals", "assistant"},
}
ONE_FILE = {
    "chromadb": {"assistant/index/vectors.py"},
    "gradio": {"ui/app.py"},
    "httpcore2": {"ingest/originals/download.py"},
    "onnx": {"assistant/models/onnx_model.py"},
    "onnxruntime": {"assistant/models/onnx_engine.py"},
    "pypdf": {"ingest/readers/pdf_lines.py"},
    "simplemma": {"assistant/language/lexicon.py"},
}


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names


def modules_of(path: Path) -> set[str]:
    """The modules that a file imports from, those imported late included."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def sources() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_the_core_and_itself(package: str) -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in (ROOT / package).rglob("*.py")
        for name in imports_of(path) & set(PACKAGES)
        if name not in ALLOWED[package]
    }
    assert not found


@pytest.mark.parametrize("library", sorted(ONE_FILE))
def test_a_heavy_library_is_imported_in_one_place_only(library: str) -> None:
    used_in = {path.relative_to(ROOT).as_posix() for path in sources() if library in imports_of(path)}
    core = {name for name in used_in if not name.startswith("evals/")}
    assert core == ONE_FILE[library]


def test_no_file_is_called_after_a_place_where_things_are_dropped() -> None:
    assert not [path for path in sources() if path.stem in {"utils", "helpers", "common", "manager"}]


def spoken(tree: ast.AST) -> list[ast.Constant]:
    """The strings of a module that are not docstrings: examples there may be Finnish."""
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings
    ]


def reads_as_finnish(text: str) -> bool:
    """Whether a string is Finnish that somebody reads: words side by side. Endings and letter classes are code."""
    return bool(set("äöåÄÖÅ") & set(text)) and bool(re.search(r"[a-zåäö]{3,} [a-zåäö]{3,}", text))


def test_finnish_stands_only_in_the_rooms_that_speak_finnish() -> None:
    rooms = ("ui/texts.py", "assistant/composition/prompts.py", "assistant/language/finnish.py", "evals/cases/")
    strays = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        if not path.relative_to(ROOT).as_posix().startswith(rooms)
        for node in spoken(ast.parse(path.read_text(encoding="utf-8")))
        if reads_as_finnish(node.value)
    ]
    assert not strays
