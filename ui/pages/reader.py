"""Who is reading: a random name in a cookie, and what a form or an address of theirs says."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from typing import Annotated, Protocol
from urllib.parse import parse_qs

from fastapi import Depends, Request
from starlette.responses import Response

COOKIE = "apuri"
EARLIER_COOKIE = "apuri_edellinen"
_NAME = re.compile(r"[\w-]{20,64}")

Form = dict[str, list[str]]


class HasCookies(Protocol):
    """A request of Starlette or of Gradio."""

    @property
    def cookies(self) -> Mapping[str, str]:
        """Cookie values by name."""


def conversation_of(request: HasCookies) -> str:
    """The name of the reader's conversation; empty for one who has none yet."""
    name = request.cookies.get(COOKIE, "")
    return name if _NAME.fullmatch(name) else ""


def earlier_of(request: Request) -> str:
    """The name of the conversation that the reader left for a new one; empty for none."""
    name = request.cookies.get(EARLIER_COOKIE, "")
    return name if _NAME.fullmatch(name) else ""


def new_conversation() -> str:
    """A name that nobody can guess."""
    return secrets.token_urlsafe(24)


def remember(request: Request, response: Response, days: float, **cookies: str) -> None:
    """Set the cookies on the response; an empty value deletes one."""
    for name, value in cookies.items():
        if value:
            secure = request.url.scheme == "https"
            response.set_cookie(name, value, int(days * 86_400), httponly=True, samesite="lax", secure=secure)
        else:
            response.delete_cookie(name)


async def _form(request: Request) -> Form:
    try:
        return parse_qs((await request.body()).decode(), max_num_fields=200)
    except (UnicodeDecodeError, ValueError):
        return {}


FormData = Annotated[Form, Depends(_form)]


def first(form: Form, name: str) -> str:
    """The first value of a field; empty without one."""
    return form.get(name, [""])[0]
