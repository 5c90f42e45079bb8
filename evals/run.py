"""Put every case to a subject, judge what comes back, and write it down.

A run that was cut off continues: responses go to a partial file line by line, and that file is taken up again when
cases, code, settings and index are the same. Everything but times is equal between two runs of the same code.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.settings import Settings
from evals.cases.dataset import Case, Dataset
from evals.citations import Supports
from evals.metrics import RESAMPLES
from evals.reporting import record
from evals.response import Response
from evals.results import RESULTS, write_results
from evals.scoring import Scored, groups, latency, score, summary
from evals.subject import Subject

PARTIAL = "responses.partial.jsonl"


@dataclass(frozen=True, slots=True)
class Options:
    """How to run. ``jobs`` questions at a time: above one, latencies are those of a busy server."""

    jobs: int = 1
    progress: bool = False
    resamples: int = RESAMPLES


def ask(subject: Subject, case: Case) -> Response:
    """One case: the answer is timed, the passages are not."""
    started = time.perf_counter()
    answer = subject.answer(case.question, case.history)
    ms = (time.perf_counter() - started) * 1000
    passages = subject.passages(case.question, case.history)
    texts = {cited.document_id: subject.text(cited.document_id) for cited in answer.citations}
    return Response.of(case.id, answer, passages, texts, ms)


def run(
    dataset: Dataset, subject: Subject, supports: Supports, settings: Settings, out: Path, options: Options
) -> dict[str, Any]:
    """Run all cases and write ``results.json`` into ``out``; the same object is returned."""
    out.mkdir(parents=True, exist_ok=True)
    partial = out / PARTIAL
    fingerprint = _fingerprint(dataset, subject, settings)
    done = _taken_up(partial, fingerprint)
    if done:
        print(f"{len(done)} of {len(dataset.cases)} questions were already answered by a run that was cut off.")
    responses = {**done, **_answered(dataset, subject, partial, fingerprint, done, options)}
    scored = [score(case, responses[case.id], supports) for case in dataset.cases]
    results = to_results(dataset, subject, settings, scored, options)
    write_results(out / RESULTS, results)
    partial.unlink(missing_ok=True)
    return results


def _answered(
    dataset: Dataset, subject: Subject, partial: Path, fingerprint: str, done: Mapping[str, Response], options: Options
) -> dict[str, Response]:
    waiting = [case for case in dataset.cases if case.id not in done]
    if waiting and not done:
        ask(subject, waiting[0])  # the first question pays for what is loaded lazily; a user of a warm server does not
    fresh: dict[str, Response] = {}
    with partial.open("a", encoding="utf-8") as file:
        if not done:
            file.truncate(0)
            file.write(json.dumps({"fingerprint": fingerprint}) + "\n")
        stream = _responses(subject, waiting, options.jobs)
        for response in tqdm(stream, total=len(waiting), unit="q", disable=not options.progress):
            fresh[response.case_id] = response
            file.write(json.dumps(response.to_json(), ensure_ascii=False) + "\n")
            file.flush()
    return fresh


def _responses(subject: Subject, cases: Sequence[Case], jobs: int) -> Iterator[Response]:
    if jobs == 1:
        yield from (ask(subject, case) for case in cases)
        return
    with ThreadPoolExecutor(jobs) as pool:
        for future in as_completed([pool.submit(ask, subject, case) for case in cases]):
            yield future.result()


def _fingerprint(dataset: Dataset, subject: Subject, settings: Settings) -> str:
    parts = [dataset.digest, record.code_hash(), subject.name, *sorted(subject.facts().items())]
    parts += sorted(record.settings_record(settings).items())
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _taken_up(partial: Path, fingerprint: str) -> dict[str, Response]:
    """The responses of a run that was cut off; none when anything that decides the result has changed."""
    try:
        lines = partial.read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    rows = list(_rows(lines))
    if not rows or rows[0].get("fingerprint") != fingerprint:
        return {}
    responses = [Response.from_json(row) for row in rows[1:]]
    return {response.case_id: response for response in responses}


def _rows(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for line in lines:
        try:
            yield json.loads(line)
        except json.JSONDecodeError:
            return  # the line that was being written when the run was cut off


def to_results(
    dataset: Dataset, subject: Subject, settings: Settings, scored: Sequence[Scored], options: Options
) -> dict[str, Any]:
    """The whole result as a JSON object."""
    return {
        "system": subject.name,
        "record": {
            "at": record.now(),
            "commit": record.commit(),
            "code": record.code_hash(),
            "settings": record.settings_record(settings),
            "index": dict(subject.facts()),
            "versions": record.versions(),
            "machine": record.machine(),
            "jobs": options.jobs,
        },
        "cases": {"file": dataset.path.name, "digest": dataset.digest, "count": len(dataset.cases)},
        "measures": summary(scored, options.resamples),
        "groups": {
            name: {"count": len(part), "measures": summary(part, options.resamples)}
            for name, part in groups(scored).items()
        },
        "latency_ms": latency(scored),
        "verdicts": dict(sorted(Counter(str(item.verdict) for item in scored).items())),
        "questions": [_question(item) for item in scored],
    }


def _question(item: Scored) -> dict[str, Any]:
    case = item.case
    return {
        "id": case.id,
        "kind": case.kind,
        "difficulty": case.difficulty,
        "held_out": case.held_out,
        "question": case.question,
        "history": [{"question": turn.question, "answer": turn.answer} for turn in case.history],
        "answerable": case.answerable,
        "gold": [
            {"document_id": gold.document_id, "section": gold.section, "source_ids": list(gold.source_ids)}
            for gold in case.gold
        ],
        "key_facts": [list(variants) for variants in case.key_facts],
        "facts_found": list(item.facts),
        "verdict": str(item.verdict),
        "shares": {name: list(share) for name, share in item.shares.items()},
        "response": item.response.to_json(with_passage_text=False),
    }
