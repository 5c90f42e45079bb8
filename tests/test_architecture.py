"""The data flows one way: assistant is the core, and ingest, ui and evals know only it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from ingest.plan import DECIDING

ROOT = Path(__file__).parents[1]
MOST_FILES = 14
PACKAGES = ("assistant", "ingest", "ui", "evals")
ALLOWED = {
    "assistant": {"assistant"},
    "ingest": {"ingest", "assistant"},
    "ui": {"ui", "assistant"},
    "evals": {"evals", "assistant"},
}
ONE_FILE = {
    "chromadb": {"assistant/index/vectors.py"},
    "gradio": {"ui/queue.py"},
    "httpcore2": {"ingest/originals/download.py"},
    "onnx": {"assistant/models/onnx_model.py", "assistant/models/reader_graph.py"},
    "onnxruntime": {"assistant/models/onnx_engine.py"},
    "pypdf": {"ingest/readers/pdf_lines.py"},
    "docx": {"ui/view/memo.py"},
    "jinja2": {"ui/view/render.py"},
    "mcp": {"ui/programs/tools.py"},
    "pypdfium2": {"ui/view/pages.py"},
    "simplemma": {"assistant/language/lexicon.py"},
    "sqlalchemy": {"ui/store.py"},
    "typst": {"ui/view/memo.py"},
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


ROOMS = ("language", "models", "index", "question", "retrieval", "reading", "verification", "composition")
"""The rooms of assistant/ in the order of the data; a room imports from itself and from those before it."""

FLOOR = {"checksums", "domain", "errors", "settings"}
"""What every room may import; these import no room."""

OPEN_TO_INGEST = FLOOR | {"language", "models", "index"}
"""What decides an index's content: ``ingest.plan.DECIDING`` hashes exactly these."""


def parts_of_assistant(path: Path) -> set[str]:
    """The rooms and top-level modules of assistant that a file imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            head, *rest = node.module.split(".")
            if head == "assistant":
                names.update(rest[:1] or [alias.name for alias in node.names])
        elif isinstance(node, ast.Import):
            names.update(alias.name.split(".")[1] for alias in node.names if alias.name.startswith("assistant."))
    return names


def arrows_up(room: str, imports: Iterable[str]) -> set[str]:
    """The imports that a file of ``room`` may not have."""
    return set(imports) - FLOOR - set(ROOMS[: ROOMS.index(room) + 1])


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


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_itself_and_the_rooms_before_it(room: str) -> None:
    files = sorted((ROOT / "assistant" / room).rglob("*.py"))
    assert len(files) > 2
    found = {(path.name, up) for path in files for up in arrows_up(room, parts_of_assistant(path))}
    assert not found


@pytest.mark.parametrize("room", ROOMS[:-1])
def test_an_arrow_that_is_turned_round_is_seen(room: str) -> None:
    later = ROOMS[ROOMS.index(room) + 1]
    assert arrows_up(room, {later, "domain"}) == {later}
    assert arrows_up(room, {"answer"}) == {"answer"}


def test_every_folder_of_assistant_is_a_room_and_none_is_crowded() -> None:
    folders = [path for path in (ROOT / "assistant").iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert {folder.name for folder in folders} == set(ROOMS)
    crowded = {folder.name: n for folder in folders if (n := len(list(folder.glob("*.py"))) - 1) > MOST_FILES}
    assert not crowded


def test_no_circle_of_imports_in_assistant() -> None:
    graph = {}
    for path in sorted((ROOT / "assistant").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        graph[name] = {found for found in modules_imported(path) if found.startswith("assistant.")}
    assert circle(graph) == []


def modules_imported(path: Path) -> set[str]:
    """The modules that a file imports by ``from module import …`` or ``import module``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found


def circle(graph: dict[str, set[str]]) -> list[str]:
    """The names of one circle in ``graph``; empty when there is none."""
    try:
        list(TopologicalSorter({name: found & graph.keys() for name, found in graph.items()}).static_order())
    except CycleError as error:
        return list(error.args[1])
    return []


def test_ingest_imports_only_what_decides_an_index() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in sorted((ROOT / "ingest").rglob("*.py"))
        for name in parts_of_assistant(path) - OPEN_TO_INGEST
    }
    assert not found
    assert {name.removesuffix(".py") for name in DECIDING} == OPEN_TO_INGEST


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
    rooms = ("ui/texts.py", "assistant/composition/prompts.py", "assistant/language/", "evals/cases/")
    strays = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        if not path.relative_to(ROOT).as_posix().startswith(rooms)
        for node in spoken(ast.parse(path.read_text(encoding="utf-8")))
        if reads_as_finnish(node.value)
    ]
    assert not strays
