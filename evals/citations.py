"""Citation precision and recall after ALCE.

Gao et al. 2023, "Enabling Large Language Models to Generate Text with Citations", section 4.3, with the
deterministic support of ``assistant.verification.verify`` in place of their entailment model.

For a statement s with the set of citations C(s), ``supports(s, X)`` says whether the quotes of X together carry s:

    recall(s)       = 1 if C(s) is not empty and supports(s, C(s)), else 0
    irrelevant(c)   = not supports(s, {c}) and supports(s, C(s) without c)
    precision(s, c) = 1 if recall(s) = 1 and not irrelevant(c), else 0

An answer's recall is the mean over its statements and its precision the mean over all (s, c).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evals.metrics import mean

Supports = Callable[[str, Sequence[str]], bool]
Statement = tuple[str, Sequence[str]]


def citation_recall(statements: Sequence[Statement], supports: Supports) -> float:
    """Mean over the statements; 0.0 for an answer that states nothing (zero verdicts are no success)."""
    return mean([float(_carried(text, quotes, supports)) for text, quotes in statements]) or 0.0


def citation_precision(statements: Sequence[Statement], supports: Supports) -> float:
    """Mean over every citation of every statement; 0.0 for an answer without citations."""
    verdicts: list[float] = []
    for text, quotes in statements:
        carried = _carried(text, quotes, supports)
        verdicts += [float(carried and not _irrelevant(text, quotes, at, supports)) for at in range(len(quotes))]
    return mean(verdicts) or 0.0


def _carried(text: str, quotes: Sequence[str], supports: Supports) -> bool:
    return bool(quotes) and supports(text, quotes)


def _irrelevant(text: str, quotes: Sequence[str], at: int, supports: Supports) -> bool:
    if supports(text, [quotes[at]]):
        return False
    rest = [quote for other, quote in enumerate(quotes) if other != at]
    return bool(rest) and supports(text, rest)
