"""Who is at the browser, and whether their request may be listened to."""

from __future__ import annotations

import datetime as dt
import ipaddress
import re
from typing import TYPE_CHECKING
from uuid import uuid4

from aiohttp import web

from bot.messages import Actor, Address, Commanded
from handlers.web.languages import language
from handlers.web.platform import PLATFORM, TEAM

if TYPE_CHECKING:
    from handlers.web.platform import Web

COOKIE = "__Host-afterword"
PASSED_ON = re.compile(r"forwarded|via|x-forwarded-.*|x-real-ip", re.IGNORECASE)
"""Headers of a request that a proxy brings for somebody who is elsewhere."""
SESSION = re.compile(r"[\w-]{43}", re.ASCII)
"""32 bytes as URL-safe text; no chat and no person of this page has such a name."""


async def visitor(site: Web, request: web.Request, chat: str) -> Actor:
    """
    Return who acts in this chat.

    Raises:
        HTTPForbidden: the request may not see the chat.

    """
    if site.chats.find(chat) is None:
        raise web.HTTPForbidden
    if not site.public_url:
        at_home(request)
        return Actor(platform=PLATFORM, person=chat, locale=language(request))
    session = request.cookies.get(COOKIE, "")
    actor = Actor(platform=PLATFORM, person=session, locale=language(request))
    if not SESSION.fullmatch(session) or not await _entered(site, actor):
        raise web.HTTPForbidden
    return actor


async def _entered(site: Web, actor: Actor) -> bool:
    """Whether the core still gives this session a role: a restart or another replica makes no difference."""
    where = Address(platform=PLATFORM, chat=TEAM)
    probe = Commanded(id=f"web:{uuid4()}", at=dt.datetime.now(dt.UTC), actor=actor, where=where, name="explain")
    replies = await site.put(probe)
    return bool(replies) and replies[0].data.get("refused") != "role.needed"


def at_home(request: web.Request) -> None:
    """
    Let through requests from this very machine that name it as such; a foreign name that leads here is an attack.

    What a proxy on this machine passes on comes from elsewhere, whatever its address.

    Raises:
        HTTPForbidden: the request comes from elsewhere.

    """
    host = request.url.host or ""
    if any(PASSED_ON.fullmatch(name) for name in request.headers):
        raise web.HTTPForbidden
    if not (_loopback(request.remote or "") and (host == "localhost" or _loopback(host))):
        raise web.HTTPForbidden


def same_origin(site: Web, request: web.Request) -> None:
    """
    Let through what one of our own pages sent.

    Raises:
        HTTPForbidden: another site sent it, or nobody says who did.

    """
    own = site.public_url or f"{request.scheme}://{request.host}"
    if request.headers.get("Origin", "") != own:
        raise web.HTTPForbidden


def _loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
