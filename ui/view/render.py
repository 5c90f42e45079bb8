"""Values → HTML by the templates beside this file. Jinja2 escapes every value; no markup is put together elsewhere."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from ui import texts
from ui.conversation import Exchange
from ui.settings import Site
from ui.view import plain, shape
from ui.view.addresses import safe_url
from ui.view.sources import shown_sources

FOLDER = Path(__file__).parents[1]
STATIC = FOLDER / "static"


class Renderer:
    """The pages of one site."""

    def __init__(self, site: Site, feedback: bool = False) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        self._templates.filters.update(date=plain.readable_date, web=safe_url, reason=shape.reason)
        self._templates.globals.update(
            t=texts,
            site=site,
            shape=shape,
            feedback=feedback,
            static=static_address,
            shown_sources=shown_sources,
            shared=shared_address,
        )

    def page(self, template: str, **values: Any) -> str:
        """One page."""
        return self._templates.get_template(f"{template}.html").render(**values)

    def missing(self) -> HTMLResponse:
        """The page for an address that leads nowhere."""
        return HTMLResponse(self.page("missing", here=""), 404)

    def exchange(self, exchange: Exchange, growing: bool = False) -> str:
        """One exchange of the conversation; while its answer grows, without sources and actions."""
        macro: Any = self._templates.get_template("exchange.html").module
        drawn: Markup = macro.exchange(exchange, growing)
        return str(drawn)


@cache
def static_address(name: str) -> str:
    """The address of a static file; it changes with the file, so that browsers may keep it for ever."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def shared_address(exchange: Exchange) -> str:
    """The address that asks the same question again, under the same filters, and names the index it was asked of."""
    pairs = (("q", exchange.question), *exchange.filters.pairs, ("versio", exchange.generation))
    return f"/?{urlencode(pairs)}"
