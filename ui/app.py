"""The page: Gradio blocks laid out and wired to ``ui.handlers.Chat``. The only file that builds Gradio components."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Read by Gradio when it is imported: nothing is reported to anyone.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

import gradio as gr
from fastapi import FastAPI

from ui import render, texts
from ui.conversation import Conversation
from ui.handlers import QUESTION_LIMIT, Chat, View

_STATIC = Path(__file__).parent / "static"
# System fonts only: the page must load nothing from elsewhere.
_FONTS = ("-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "Arial", "sans-serif")
_AT_ONCE = 8

_LIVE = "element.setAttribute('aria-live', 'polite'); element.setAttribute('role', 'status');"


def build(chat: Chat, documents: int, model: str = "") -> gr.Blocks:
    """The whole page over ``chat``; ``documents`` and ``model`` are named in its header."""
    with gr.Blocks(title=texts.PAGE_TITLE, analytics_enabled=False, fill_width=True) as page:
        gr.HTML(render.header(documents, model), apply_default_css=False, elem_id="apuri-top")
        state = gr.State(())
        with gr.Row(elem_id="apuri-columns"):
            with gr.Column(scale=3, min_width=300, elem_id="apuri-left"):
                conversation = _conversation(chat)
                with gr.Column(elem_id="apuri-asking"):
                    question, ask = _form()
                kinds, cities = _filters(chat)
                new = gr.Button(texts.NEW_CONVERSATION, size="sm", elem_id="apuri-new")
            with gr.Column(scale=2, min_width=280, elem_id="apuri-right"):
                sources = gr.HTML(chat.view(()).sources, apply_default_css=False, elem_id="apuri-sources")
        announcement = gr.HTML("", js_on_load=_LIVE, apply_default_css=False, elem_id="apuri-status")
        shown = [conversation, sources, announcement, state]
        _wire(chat, question, ask, conversation, new, state, shown, [kinds, cities])
    return page


def mount(server: FastAPI, page: gr.Blocks) -> FastAPI:
    """``server`` with ``page`` at ``/``, its style and script, and without Gradio's own extras."""
    page.queue(api_open=False)
    mounted: FastAPI = gr.mount_gradio_app(server, page, path="", **_look())
    return mounted


def _look() -> dict[str, Any]:
    notices = json.dumps(texts.GRADIO_NOTICES, ensure_ascii=False)
    script = f"window.apuriNotices = {notices};\n" + (_STATIC / "apuri.js").read_text("utf-8")
    return {
        "theme": gr.themes.Base(font=_FONTS, font_mono=("ui-monospace", "monospace"), primary_hue="blue"),
        "css": (_STATIC / "apuri.css").read_text("utf-8"),
        "head": f"<script>{script}</script>",
        "footer_links": [],
        "run_history": False,
        "show_error": False,
    }


def _conversation(chat: Chat) -> gr.HTML:
    return gr.HTML(
        chat.view(()).conversation,
        js_on_load=(_STATIC / "conversation.js").read_text("utf-8"),
        apply_default_css=False,
        elem_id="apuri-conversation",
    )


def _form() -> tuple[gr.Textbox, gr.Button]:
    with gr.Row(elem_id="apuri-form"):
        question = gr.Textbox(
            label=texts.QUESTION_LABEL,
            show_label=False,
            placeholder=texts.QUESTION_PLACEHOLDER,
            lines=1,
            max_lines=5,
            max_length=QUESTION_LIMIT,
            container=False,
            scale=5,
            elem_id="apuri-question",
            html_attributes=gr.InputHTMLAttributes(autocomplete="off", spellcheck=True, lang="fi"),
        )
        ask = gr.Button(texts.ASK, variant="primary", scale=1, elem_id="apuri-ask")
    return question, ask


def _filters(chat: Chat) -> tuple[gr.CheckboxGroup, gr.CheckboxGroup]:
    kinds, cities = chat.choices()
    with gr.Accordion(texts.FILTERS, open=False, elem_id="apuri-filters"):
        gr.HTML(f'<p class="apuri-filter-hint">{texts.FILTER_HINT}</p>', apply_default_css=False)
        by_kind = gr.CheckboxGroup(kinds, label=texts.FILTER_KINDS)
        by_city = gr.CheckboxGroup(cities, label=texts.FILTER_CITIES)
    return by_kind, by_city


def _wire(
    chat: Chat,
    question: gr.Textbox,
    ask: gr.Button,
    conversation: gr.HTML,
    new: gr.Button,
    state: gr.State,
    shown: list[gr.Component],
    filters: list[gr.Component],
) -> None:
    def answer(text: str, exchanges: Conversation, kinds: list[str], cities: list[str]) -> Iterator[tuple[Any, ...]]:
        for view in chat.ask(text or "", exchanges, kinds, cities):
            yield *_outputs(view), ""

    def example(
        exchanges: Conversation, kinds: list[str], cities: list[str], event: gr.EventData
    ) -> Iterator[tuple[Any, ...]]:
        yield from answer(str(event._data.get("value", "")), exchanges, kinds, cities)

    def vote(exchanges: Conversation, event: gr.EventData) -> tuple[Any, ...]:
        data = event._data
        turn = data.get("turn")
        return _outputs(chat.rate(exchanges, turn if isinstance(turn, int) else 0, str(data.get("vote", ""))))

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    asking: dict[str, Any] = {**quiet, "outputs": [*shown, question], "concurrency_limit": _AT_ONCE}
    gr.on([question.submit, ask.click], answer, inputs=[question, state, *filters], **asking)
    conversation.select(example, inputs=[state, *filters], **asking)
    conversation.like(vote, inputs=[state], outputs=shown, **quiet)
    new.click(lambda: _outputs(chat.view(())), outputs=shown, **quiet)


def _outputs(view: View) -> tuple[Any, ...]:
    return view.conversation, view.sources, view.announcement, view.exchanges
