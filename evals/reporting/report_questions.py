"""The report's list of questions: each with its answer, evidence and verdict, and the form that filters them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from evals.reporting.texts import name_of, texts

Row = Mapping[str, Any]
_FILTERS = (("kind", "kinds"), ("verdict", "verdict_names"), ("difficulty", "difficulties"), ("part", "parts"))


def question_blocks(result: Row) -> str:
    """The filter form and one foldable block for every question."""
    rows = result["questions"]
    return _form(rows) + "".join(map(_block, rows))


def part_of(row: Row) -> str:
    """Whether a question was used for tuning or held out, by the name the groups use."""
    return "held_out" if row["held_out"] else "not_held_out"


def _value(row: Row, name: str) -> str:
    return part_of(row) if name == "part" else str(row[name])


def _form(rows: Iterable[Row]) -> str:
    words, rows = texts(), list(rows)
    selects = "".join(
        f"<label>{words['filter_' + name]}<select name='{name}'><option value=''>{words['all']}</option>"
        + "".join(
            f"<option value='{escape(value)}'>{escape(name_of(group, value))}</option>"
            for value in sorted({_value(row, name) for row in rows})
            if value
        )
        + "</select></label>"
        for name, group in _FILTERS
    )
    search = f"<label>{words['filter_text']}<input name='text' type='search' size='30'></label>"
    count = f"<span><b id='count'>{len(rows)}</b> {words['shown_count']}</span>"
    return f"<form class='filters'>{selects}{search}{count}</form>"


def _block(row: Row) -> str:
    verdict = row["verdict"]
    data = " ".join(f"data-{name}='{escape(_value(row, name))}'" for name, _ in _FILTERS)
    head = (
        f"<span class='place'>{escape(row['id'])}</span><span class='what'>{escape(row['question'])}</span>"
        f"<span class='tag'>{escape(name_of('kinds', row['kind']))}</span>"
        f"<span class='tag'>{escape(name_of('verdict_names', verdict))}</span>"
    )
    body = "".join(
        (_history(row), _answer(row), _facts(row), _evidence(row), _withheld(row), _gold(row), _passages(row))
    )
    return f"<details class='q {escape(verdict)}' {data}><summary>{head}</summary><div>{body}</div></details>\n"


def _titled(name: str, body: str) -> str:
    return f"<h3>{texts()[name]}</h3>{body}" if body else ""


def _history(row: Row) -> str:
    turns = "".join(
        f"<blockquote>{escape(turn['question'])}<br><span class='place'>{escape(turn['answer'])}</span></blockquote>"
        for turn in row["history"]
    )
    return _titled("history", turns) + _titled("interpretation", escape(row["outcome"]["interpretation"]))


def _answer(row: Row) -> str:
    outcome = row["outcome"]
    status = name_of("statuses", outcome["status"])
    text = escape(outcome["text"]).replace("\n", "<br>")
    return _titled("answer", f"<span class='tag'>{escape(status)}</span> {outcome['ms']:.0f} ms<p>{text}</p>")


def _facts(row: Row) -> str:
    if row["answerable"] is False:
        return f"<p class='place'>{texts()['expected_refusal']}</p>"
    marks = "".join(
        f"<li class='{'found' if found else 'missing'}'>{'✓' if found else '✗'} {escape(' / '.join(variants))}</li>"
        for variants, found in zip(row["key_facts"], row["facts_found"], strict=True)
    )
    return _titled("key_facts", f"<ul>{marks}</ul>" if marks else "")


def _evidence(row: Row) -> str:
    return _titled("evidence", "".join(map(_citation, row["outcome"]["citations"])))


def _citation(cited: Row) -> str:
    place = f"{cited['document_id']} › {cited['section']} [{cited['start']}–{cited['end']}]"
    title = escape(cited["title"])
    if str(cited["url"]).startswith(("https://", "http://")):
        title = f"<a href='{escape(cited['url'])}' rel='noreferrer'>{title}</a>"
    wrong = "" if cited["exact"] else f" <b class='bad'>{texts()['not_exact']}</b>"
    return (
        f"<blockquote>[{cited['n']}] {escape(cited['quote'])}{wrong}"
        f"<div class='place'>{title} {escape(cited['source_id'])} · {escape(place)}</div></blockquote>"
    )


def _withheld(row: Row) -> str:
    items = "".join(
        f"<blockquote>{escape(text)}<div class='place'>{escape(reason)}</div></blockquote>"
        for text, reason in row["outcome"]["withheld"]
    )
    return _titled("withheld", items)


def _gold(row: Row) -> str:
    items = "; ".join(
        " › ".join(filter(None, (gold["document_id"], gold["section"], " ".join(gold["source_ids"]))))
        for gold in row["gold"]
    )
    return _titled("gold", f"<span class='place'>{escape(items)}</span>" if items else "")


def _passages(row: Row) -> str:
    items = "".join(
        f"<li>{escape(found['document_id'])} › {escape(found['section'])} [{found['start']}–{found['end']}] "
        f"{escape(' '.join(found['source_ids']))}</li>"
        for found in row["outcome"]["passages"]
    )
    return _titled("retrieved", f"<ol class='place'>{items}</ol>" if items else "")
