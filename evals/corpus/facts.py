"""``python -m evals facts``: of 100 facts drawn at random, how many are answered with that fact among what is shown.

The facts were drawn from the numbered list of ``POPULATION`` facts that the corpus was written from, with the seed
below; for each one question was written as a user would ask it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from evals.cases.dataset import CASES_FOLDER, Case, load_cases
from evals.command import index_parser, settings_for
from evals.response import Response
from evals.scoring import Scored, score
from evals.subject import Product, supports

FACTS = CASES_FOLDER / "facts100.jsonl"
SEED = 20200520
POPULATION = 366
DRAWN = 100
TARGET = 90


def drawn() -> list[int]:
    """The numbers, from 1, of the facts that the seed draws."""
    return sorted(number + 1 for number in random.Random(SEED).sample(range(POPULATION), DRAWN))


def main(arguments: Sequence[str]) -> int:
    """Ask the questions; exit 1 below the target."""
    given = index_parser("facts", __doc__).parse_args(arguments)
    product = Product(settings_for(given.index))
    scored = [ask(product, case) for case in load_cases(FACTS).cases]
    print(to_text(scored))
    return 0 if sum(map(told, scored)) >= TARGET else 1


def ask(product: Product, case: Case) -> Scored:
    """Answer one fact question."""
    response = Response.of(case.id, product.answer(case.question, case.history), (), {}, 0.0)
    return score(case, response, supports)


def told(item: Scored) -> bool:
    """Whether an answer was shown that states the fact."""
    return item.response.answered and all(item.facts)


def to_text(scored: Sequence[Scored]) -> str:
    """The seed, every question that was not answered with its fact, and the count."""
    lines = [f"{DRAWN} of {POPULATION} facts, drawn with seed {SEED}"]
    for item in scored:
        if not told(item):
            missing = [
                variants[0] for variants, found in zip(item.case.key_facts, item.facts, strict=True) if not found
            ]
            lines.append(
                f"  {item.case.id} {item.response.status:15} {item.case.question}  lacks: {', '.join(missing)}"
            )
    lines.append(f"{sum(map(told, scored))} of {len(scored)} answered with the fact (target {TARGET})")
    return "\n".join(lines)
