"""``python -m ui [--index DIR] [--port N]``: open the index, warm up, serve the chat."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answer import Assistant
from assistant.errors import ApuriError
from assistant.settings import Settings
from ui import texts
from ui.chat import Chat, error_message
from ui.feedback import FeedbackLog
from ui.service.access import Access
from ui.settings import Site
from ui.store import Store


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted; 0 then, 1 with one line on stderr when it cannot start."""
    given = _arguments(arguments)
    index = given.index or Path("index")
    try:
        settings = Settings.from_environment()
        settings = replace(settings, index=given.index or settings.index, port=given.port or settings.port)
        index = settings.index
        access = Access.from_environment(os.environ, settings.host)
        if not _free(settings.host, settings.port):
            return _fail(texts.PORT_TAKEN.format(port=settings.port, other=settings.port + 1))
        site = Site.from_environment(index)
        assistant = Assistant.open(settings)
    except ApuriError as error:
        return _fail(error_message(error, str(index)))
    chat = Chat(assistant, Store(site.conversations, site.retention_days), FeedbackLog(settings.feedback))
    chat.warm_up()
    _serve(chat, site, settings, access)
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ui", description="Serve the web chat.")
    parser.add_argument("--index", type=Path, help="index folder (default: APURI_INDEX or ./index)")
    parser.add_argument("--port", type=int, help="port (default: APURI_PORT or 7860)")
    return parser.parse_args(arguments)


def _serve(chat: Chat, site: Site, settings: Settings, access: Access) -> None:
    # Imported late: Gradio takes seconds to load, and a wrong index should be reported at once.
    import uvicorn

    from ui.server import application
    from ui.service.traffic import Server, Traffic

    traffic = Traffic()
    server = application(chat, site, settings.chat_model, settings.host, traffic, access)
    print(texts.STARTED.format(address=f"http://{settings.host}:{settings.port}"), flush=True)
    # Open pages keep a connection each; without a limit Ctrl+C would wait for all of them.
    config = uvicorn.Config(
        server,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        timeout_graceful_shutdown=1,
        server_header=False,
    )
    Server(config, traffic).run()


def _free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
