"""For those who run the service: whether it lives, whether it takes questions, and its figures for Prometheus."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.responses import JSONResponse, Response

from ui.chat import Answering
from ui.conversation import Exchange
from ui.service.traffic import Traffic

_SECONDS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)


class State:
    """The figures of one service and the routes that show them; no question and no answer is among them."""

    def __init__(self, assistant: Answering, traffic: Traffic) -> None:
        self._assistant, self._traffic = assistant, traffic
        self._registry = CollectorRegistry()
        self._answers = Counter("apuri_answers", "Answers given", ["status"], registry=self._registry)
        self._withheld = Counter("apuri_withheld", "Sentences withheld", ["reason"], registry=self._registry)
        self._stages = Histogram(
            "apuri_stage_seconds", "Time of an answer's stages", ["stage"], buckets=_SECONDS, registry=self._registry
        )
        self._index = Gauge("apuri_index_info", "1 for the generation in use", ["generation"], registry=self._registry)
        gauges = {
            "apuri_requests_under_way": ("Requests under way", lambda: traffic.under_way),
            "apuri_index_documents": ("Documents in the index", lambda: len(assistant.documents)),
            "apuri_index_age_seconds": ("Time since the index was written", self._age),
        }
        for name, (said, value) in gauges.items():
            Gauge(name, said, registry=self._registry).set_function(value)
        self.router = APIRouter(include_in_schema=False)
        self.router.add_api_route("/health", self.health)
        self.router.add_api_route("/ready", self.ready, response_model=None)
        self.router.add_api_route("/metrics", self.metrics, response_model=None)

    def saw(self, exchange: Exchange) -> None:
        """Count an answer that was given."""
        self._answers.labels(exchange.answer.status.value if exchange.answer else "error").inc()
        for one in exchange.answer.withheld if exchange.answer else ():
            self._withheld.labels(one.reason).inc()
        for stage, milliseconds in (exchange.answer.timings_ms if exchange.answer else {}).items():
            self._stages.labels(stage).observe(milliseconds / 1000)

    def health(self) -> dict[str, str]:
        """That the process answers."""
        return {"status": "ok"}

    def ready(self) -> Response:
        """Whether new questions are taken, and from which generation; 503 while the service stops."""
        status = "draining" if self._traffic.draining else "ready"
        body = {"status": status, "generation": self._assistant.generation}
        return JSONResponse(body, 503 if self._traffic.draining else 200)

    def metrics(self) -> Response:
        """The figures in Prometheus' text format."""
        self._index.clear()
        self._index.labels(self._assistant.generation).set(1)
        return Response(generate_latest(self._registry), media_type=CONTENT_TYPE_LATEST)

    def _age(self) -> float:
        current = next((one for one in self._assistant.generations if one.current), None)
        if current is None:
            return float("nan")
        return (datetime.now(UTC) - datetime.fromisoformat(current.created).astimezone(UTC)).total_seconds()
