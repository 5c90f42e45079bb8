"""What is peculiar to Finnish minutes: the earlier decisions in a matter stand above its heading, not below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.tokens import CAPITAL_LETTERS
from ingest.blocks import Block, BlockKind

_DATE = r"\d{1,2}\.\d{1,2}\.\d{4}"
_DECISION = rf"[{CAPITAL_LETTERS}][\w -]{{2,60}}, (?:§ ?\d+, ?{_DATE}|{_DATE}, ?§ ?\d+)"
_HISTORY = re.compile(rf"(?:\d+\. ?)?{_DECISION}(?: (?:\d+\. ?)?{_DECISION})*|\d+\.")


def history_after_heading(blocks: Sequence[Block]) -> list[Block]:
    """Move lines such as "Tekninen lautakunta, § 169, 11.12.2024" from above the numbered heading they belong to."""
    result: list[Block] = []
    for block in blocks:
        above: list[Block] = []
        if block.kind is BlockKind.HEADING and block.text.startswith("§"):
            while result and result[-1].page == block.page and _HISTORY.fullmatch(result[-1].text):
                above.insert(0, result.pop())
        result.append(block)
        result.extend(Block(BlockKind.PARAGRAPH, old.text, page=old.page) for old in above)
    return result
