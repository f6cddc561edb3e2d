"""
The web: a page with a customer's chat beside the team's channel, survey pages, and the HTTP server all platforms share.

``platform`` keeps the chats and gives the routes: ``page`` (both panes), ``actions`` (what a browser does there),
``survey`` (one ask behind its link) and ``team`` (the team's side behind a one-time link). ``server`` serves them with
everybody else's.
"""

from __future__ import annotations

from bot.findings import Finding
from handlers.web.platform import Web
from handlers.web.server import serve

__all__ = ["Web", "check", "connect", "serve"]


def connect(public_url: str) -> Web:
    """Return the web side; ``address`` and ``load_sample`` are set on it by whoever starts it."""
    return Web(public_url)


async def check(public_url: str) -> list[Finding]:
    """Return where the page and its links are to be found."""
    if public_url:
        return [Finding(state="ok", key="check.web.public", values={"url": public_url})]
    return [Finding(state="ok", key="check.web.local")]
