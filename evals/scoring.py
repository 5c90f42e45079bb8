"""From responses to measures: each measure is a ratio of sums over questions, so that every one can be resampled.

A case adds (numerator, denominator) to a measure, or nothing where it does not apply. Retrieval, key facts and
gold citations apply to answerable cases only; a refusal of such a case finds no key fact. Refusals apply to
cases of which it is known whether the material answers them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evals.cases.dataset import Case
from evals.cases.keyfacts import found_facts
from evals.citations import Supports, citation_precision, citation_recall
from evals.metrics import bootstrap_interval, first_covers, hit_at_k, mean, ndcg_at_k, percentile, ratio
from evals.metrics import reciprocal_rank as rr
from evals.response import Response, Retrieved

Shares = dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Measure:
    """A named measure; ``rises`` says whether more is better."""

    name: str
    rises: bool = True


MEASURES = (
    Measure("hit@1"),
    Measure("hit@5"),
    Measure("mrr"),
    Measure("ndcg@10"),
    Measure("recall@5"),
    Measure("recall@10"),
    Measure("fact_hit@5"),
    Measure("citation_precision"),
    Measure("citation_recall"),
    Measure("gold_citations"),
    Measure("key_fact_recall"),
    Measure("complete_answers"),
    Measure("refusal_precision"),
    Measure("refusal_recall"),
    Measure("false_refusals", rises=False),
    Measure("follow_up_accuracy"),
    Measure("invented_citations", rises=False),
    Measure("withheld", rises=False),
)
INFORMATIVE = frozenset({"withheld"})


class Verdict(StrEnum):
    """How one question went."""

    RIGHT = "right"
    INCOMPLETE = "incomplete"
    WRONG = "wrong"
    REFUSED_RIGHTLY = "refused_rightly"
    REFUSED_WRONGLY = "refused_wrongly"
    ANSWERED_WRONGLY = "answered_wrongly"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True)
class Scored:
    """A case, what came of it, and what it adds to each measure."""

    case: Case
    response: Response
    shares: Shares
    facts: tuple[bool, ...]
    verdict: Verdict


def score(case: Case, response: Response, supports: Supports) -> Scored:
    """Judge one response."""
    facts = tuple(found_facts(response.shown, case.key_facts)) if response.answered else (False,) * len(case.key_facts)
    shares = {**_retrieval(case, response), **_citations(case, response, supports), **_refusals(case, response)}
    if case.answerable and facts:
        complete = float(response.answered and all(facts))
        shares["key_fact_recall"] = (sum(facts) / len(facts), 1.0)
        shares["complete_answers"] = (complete, 1.0)
        if case.history:
            shares["follow_up_accuracy"] = (complete, 1.0)
    return Scored(case, response, shares, facts, _verdict(case, response, facts))


def _retrieval(case: Case, response: Response) -> Shares:
    if not case.answerable or not case.gold:
        return {}
    covered = [_covered(case, passage) for passage in response.passages]
    relevant = [bool(places) for places in covered]
    fresh = first_covers(covered)
    shares: Shares = {
        "hit@1": (hit_at_k(relevant, 1), 1.0),
        "hit@5": (hit_at_k(relevant, 5), 1.0),
        "mrr": (rr(relevant), 1.0),
        "ndcg@10": (ndcg_at_k(list(map(float, fresh)), [1.0] * len(case.gold), 10) or 0.0, 1.0),
        "recall@5": (_places(covered[:5]) / len(case.gold), 1.0),
        "recall@10": (_places(covered[:10]) / len(case.gold), 1.0),
    }
    if case.key_facts:
        top = "\n".join(passage.text for passage in response.passages[:5])
        shares["fact_hit@5"] = (float(all(found_facts(top, case.key_facts))), 1.0)
    return shares


def _covered(case: Case, found: Retrieved) -> list[int]:
    """The gold places, by index, that a passage covers."""
    return [at for at, gold in enumerate(case.gold) if gold.covers(found.document_id, found.section, found.source_ids)]


def _places(covered: Iterable[Sequence[int]]) -> int:
    return len({place for places in covered for place in places})


def _citations(case: Case, response: Response, supports: Supports) -> Shares:
    shares: Shares = {}
    invented = sum(not cited.exact for cited in response.citations)
    if response.citations:
        shares["invented_citations"] = (float(invented), float(len(response.citations)))
    drafted = len(response.claims) + len(response.withheld)
    if drafted:
        shares["withheld"] = (float(len(response.withheld)), float(drafted))
    if response.answered:
        statements = response.statements()
        shares["citation_precision"] = (citation_precision(statements, supports), 1.0)
        shares["citation_recall"] = (citation_recall(statements, supports), 1.0)
        if case.answerable and case.gold:
            right = [_leads_to_gold(case, response, n) for n in range(len(response.citations))]
            shares["gold_citations"] = (mean(list(map(float, right))) or 0.0, 1.0)
    return shares


def _leads_to_gold(case: Case, response: Response, at: int) -> bool:
    cited = response.citations[at]
    return any(gold.covers(cited.document_id, cited.section, (cited.source_id,)) for gold in case.gold)


def _refusals(case: Case, response: Response) -> Shares:
    if case.answerable is None:
        return {}
    refused = float(not response.answered)
    if case.answerable:
        return {"false_refusals": (refused, 1.0), **({"refusal_precision": (0.0, 1.0)} if refused else {})}
    return {"refusal_recall": (refused, 1.0), **({"refusal_precision": (1.0, 1.0)} if refused else {})}


def _verdict(case: Case, response: Response, facts: Sequence[bool]) -> Verdict:
    if case.answerable is None:
        return Verdict.UNJUDGED
    if not response.answered:
        return Verdict.REFUSED_WRONGLY if case.answerable else Verdict.REFUSED_RIGHTLY
    if not case.answerable:
        return Verdict.ANSWERED_WRONGLY
    if facts:
        return Verdict.RIGHT if all(facts) else Verdict.INCOMPLETE if any(facts) else Verdict.WRONG
    led = any(_leads_to_gold(case, response, at) for at in range(len(response.citations)))
    return Verdict.RIGHT if led else Verdict.WRONG


def summary(scored: Sequence[Scored], resamples: int) -> dict[str, dict[str, float | int | None]]:
    """Each measure over those cases: value, 95 % interval and the number of cases it applied to."""
    return {measure.name: _measured(scored, measure.name, resamples) for measure in MEASURES}


def _measured(scored: Sequence[Scored], name: str, resamples: int) -> dict[str, float | int | None]:
    shares = [item.shares[name] for item in scored if name in item.shares]
    tops, bottoms = [share[0] for share in shares], [share[1] for share in shares]
    interval = bootstrap_interval(tops, bottoms, resamples)
    low, high = interval or (None, None)
    return {"value": ratio(tops, bottoms), "low": low, "high": high, "n": len(shares)}


def latency(scored: Sequence[Scored]) -> dict[str, float | None]:
    """Wall milliseconds of an answer: the median and the 95th percentile, by nearest rank."""
    times = [item.response.ms for item in scored]
    return {"p50": percentile(times, 0.5), "p95": percentile(times, 0.95)}


def groups(scored: Sequence[Scored]) -> Mapping[str, Sequence[Scored]]:
    """The cases by kind, by difficulty, and apart: tuned on or held out."""
    found: dict[str, list[Scored]] = {}
    for item in scored:
        case = item.case
        held = "held_out" if case.held_out else "not_held_out"
        for name in (f"kind:{case.kind}", f"difficulty:{case.difficulty}", f"part:{held}"):
            if not name.endswith(":"):
                found.setdefault(name, []).append(item)
    return found
