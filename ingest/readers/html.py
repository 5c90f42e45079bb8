"""HTML: the content of a page without its navigation, scripts and other boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from assistant.errors import DocumentLimitError
from assistant.language import lists
from ingest.blocks import Block, BlockKind, Reading
from ingest.readers.tables import has_header_row, row_blocks
from ingest.readers.text import decode
from ingest.repair import one_line

_WEB_BOILERPLATE_LINES = lists.words("documents.web_boilerplate")

_WORDS = str.split
_VOID = frozenset(_WORDS("area base br col embed hr img input link meta source track wbr"))
_SKIPPED = frozenset(
    _WORDS(
        "script style noscript template svg canvas iframe object nav aside form button select option textarea dialog "
        "audio video math head"
    )
)
_BOILERPLATE = re.compile(
    r"cookie|breadcrumb|skip-?link|share|social|sidebar|\bmenu|navbar|navigation|pagination|related|toolbar|banner",
    re.IGNORECASE,
)
_BLOCK_TAGS = frozenset(
    _WORDS(
        "p div section article main header footer address blockquote figure figcaption pre dl dt dd ul ol li table "
        "caption thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6 hr details summary fieldset body html center title"
    )
)
_CLOSES: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "p": frozenset({"p"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
}
_SCOPES = frozenset({"ul", "ol", "table", "dl", "html", "body"})
_DEEPEST = 500
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{3,20})", re.IGNORECASE)


@dataclass(slots=True)
class _Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Node | str] = field(default_factory=list)

    def text(self) -> str:
        parts = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag == "br":
                parts.append(" ")
            elif child.tag not in _SKIPPED:
                parts.append(f" {child.text()} " if child.tag in _BLOCK_TAGS else child.text())
        return "".join(parts)

    def find_all(self, *tags: str) -> list[_Node]:
        found = []
        for child in self.children:
            if isinstance(child, _Node):
                if child.tag in tags:
                    found.append(child)
                found.extend(child.find_all(*tags))
        return found


class _TreeBuilder(HTMLParser):
    """A forgiving tree: what is left open is closed by what cannot stand inside it."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.root = _Node("html")
        self.stack = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        closes = _CLOSES.get(tag, frozenset({"p"}) if tag in _BLOCK_TAGS else frozenset())
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].tag in closes:
                del self.stack[depth:]
            elif self.stack[depth].tag in _SCOPES or self.stack[depth].tag in _BLOCK_TAGS - closes:
                break
        node = _Node(tag, {key: value or "" for key, value in attrs})
        self.stack[-1].children.append(node)
        if tag not in _VOID:
            self.stack.append(node)
        if len(self.stack) > _DEEPEST:
            raise DocumentLimitError(f"{self.name}: its HTML is nested more than {_DEEPEST} deep; simplify the page.")

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].tag == tag:
                del self.stack[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def read(path: Path) -> Reading:
    """Read the blocks of a web page and its metadata. Raises DocumentLimitError when nested too deep."""
    data = path.read_bytes()
    builder = _TreeBuilder(path.name)
    builder.feed(_decode(data, path.name))
    builder.close()
    root = builder.root
    blocks: list[Block] = []
    _walk(_content(root), blocks, 0)
    metadata = _metadata(root)
    return Reading(
        tuple(block for block in blocks if block.text and not _is_control(block)),
        title=_title(root, blocks, metadata),
        publisher=_first(metadata, "dc.publisher", "dcterms.publisher", "publisher", "og:site_name", "author"),
        date=_first(metadata, "article:published_time", "dc.date", "dcterms.date", "dcterms.issued", "date")[:10],
        language=next((n.attributes["lang"][:2] for n in root.find_all("html") if n.attributes.get("lang")), ""),
    )


def _is_control(block: Block) -> bool:
    return block.kind is not BlockKind.HEADING and block.text.lower() in _WEB_BOILERPLATE_LINES


def _decode(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii").lower().replace("iso-8859-1", "cp1252"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


def _metadata(root: _Node) -> dict[str, str]:
    metadata: dict[str, str] = {}
    for node in root.find_all("meta"):
        key = (node.attributes.get("property") or node.attributes.get("name") or "").lower()
        metadata.setdefault(key, one_line(node.attributes.get("content", "")))
    return metadata


def _first(metadata: dict[str, str], *keys: str) -> str:
    return next((metadata[key] for key in keys if metadata.get(key)), "")


def _title(root: _Node, blocks: list[Block], metadata: dict[str, str]) -> str:
    top = next((block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1), "")
    titles = root.find_all("title")
    named = one_line(titles[0].text()) if titles else ""
    return top or metadata.get("og:title", "") or re.split(r"\s+[|–—-]\s+", named)[0]


def _content(root: _Node) -> _Node:
    """Find the element that holds what the page is about."""
    for tag in ("main", "article"):
        found = root.find_all(tag)
        if len(found) == 1 and len(found[0].text().split()) >= 20:
            return found[0]
    for node in root.find_all("div", "section"):
        if node.attributes.get("role") == "main":
            return node
    return next(iter(root.find_all("body")), root)


def _is_boilerplate(node: _Node) -> bool:
    if node.tag in _SKIPPED or "hidden" in node.attributes or node.attributes.get("aria-hidden") == "true":
        return True
    if node.attributes.get("role") in ("navigation", "search", "banner", "contentinfo", "complementary"):
        return True
    names = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"
    return node.tag in ("div", "section", "ul", "footer", "header") and bool(_BOILERPLATE.search(names))


def _walk(node: _Node, blocks: list[Block], depth: int) -> None:
    """Add the blocks of ``node``; text between block elements is gathered into paragraphs."""
    loose: list[str] = []

    def finish_paragraph() -> None:
        paragraph = one_line("".join(loose))
        loose.clear()
        if paragraph:
            blocks.append(Block(BlockKind.PARAGRAPH, paragraph))

    for child in node.children:
        if isinstance(child, str):
            loose.append(child)
        elif child.tag not in _BLOCK_TAGS and child.tag != "br" and not child.find_all(*_BLOCK_TAGS):
            loose.append("" if child.tag in _SKIPPED else child.text())
        else:
            finish_paragraph()
            if child.tag != "br" and not _is_boilerplate(child):
                _add(child, blocks, depth)
    finish_paragraph()


def _add(node: _Node, blocks: list[Block], depth: int) -> None:
    if re.fullmatch(r"h[1-6]", node.tag):
        blocks.append(Block(BlockKind.HEADING, one_line(node.text()), int(node.tag[1])))
    elif node.tag in ("ul", "ol"):
        _add_list(node, blocks, depth + 1)
    elif node.tag == "table" and _is_data_table(node):
        _add_table(node, blocks)
    elif node.tag in ("header", "footer") and not node.find_all("h1", "h2"):
        return
    else:
        _walk(node, blocks, depth)


def _add_list(node: _Node, blocks: list[Block], depth: int) -> None:
    number = 0
    for child in node.children:
        if not isinstance(child, _Node) or child.tag != "li":
            continue
        number += 1
        own = _Node("li", children=[c for c in child.children if isinstance(c, str) or c.tag not in ("ul", "ol")])
        bullet = f"{number}. " if node.tag == "ol" else "- "
        text = one_line(own.text())
        if text:
            blocks.append(Block(BlockKind.LIST_ITEM, text, depth, bullet))
        for nested in child.children:
            if isinstance(nested, _Node) and nested.tag in ("ul", "ol"):
                _add_list(nested, blocks, depth + 1)


def _is_data_table(node: _Node) -> bool:
    """Whether a table holds data and is not there for the layout of the page."""
    return not node.find_all("table") and not node.find_all("h1", "h2", "h3", "ul", "ol")


def _add_table(node: _Node, blocks: list[Block]) -> None:
    for caption in node.find_all("caption"):
        blocks.append(Block(BlockKind.PARAGRAPH, one_line(caption.text())))
    rows = [row.find_all("td", "th") for row in node.find_all("tr")]
    rows = [row for row in rows if row]
    texts = [[one_line(cell.text()) for cell in row] for row in rows]
    has_header = bool(rows) and all(cell.tag == "th" for cell in rows[0])
    blocks.extend(row_blocks(texts, has_header or has_header_row(texts)))
