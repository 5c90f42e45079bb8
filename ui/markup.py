"""HTML from untrusted text: the only place where markup is put together from values."""

from __future__ import annotations

import html
from urllib.parse import urlsplit

# gr.HTML reads ``${`` and ``{{`` in what it shows as template code, so these characters become references too.
_TEMPLATE_CHARACTERS = str.maketrans({"{": "&#123;", "}": "&#125;", "$": "&#36;", "`": "&#96;"})


def escape(text: str) -> str:
    """``text`` as HTML text or attribute value that neither the browser nor gr.HTML takes for code."""
    return html.escape(text, quote=True).translate(_TEMPLATE_CHARACTERS)


def safe_url(url: str) -> str:
    """``url`` when it is an absolute http or https address, otherwise the empty string."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.hostname else ""


def element(tag: str, *content: str, **attributes: str | bool | None) -> str:
    """One element around ``content``, which is markup already; attribute values are escaped here.

    An attribute that is None or False is left out and True stands alone. ``class_`` means ``class`` and
    ``data_copy`` means ``data-copy``.
    """
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    return f"<{tag}{written}>{''.join(content)}</{tag}>"


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(value)}"'
