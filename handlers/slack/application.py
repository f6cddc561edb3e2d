"""The Bolt application: which listener takes what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slack_bolt.async_app import AsyncApp

from handlers.slack.client import quiet
from handlers.slack.modal import NAME

if TYPE_CHECKING:
    from handlers.slack.client import Client
    from handlers.slack.listening import Listener

ANYTHING = re.compile(".*", re.DOTALL)


def application(client: Client, listener: Listener) -> AsyncApp:
    """Return the Bolt application with all listeners; signatures are checked before a request reaches it."""
    app = AsyncApp(
        name="afterword",
        client=client.web,
        logger=quiet,
        process_before_response=True,
        request_verification_enabled=False,
    )
    app.action(ANYTHING)(listener.pressed)
    app.view(NAME)(listener.submitted)
    app.event("message")(listener.written)
    app.event("app_home_opened")(listener.visited)
    app.event("app_mention")(listener.mentioned)
    app.command(ANYTHING)(listener.slashed)
    app.message_shortcut("ask_rating")(listener.pointed)
    app.event(ANYTHING)(listener.ignored)
    app.error(listener.failed)
    return app
