"""How a reply may look: the best first, and plainer ones for when Slack does not take it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import structlog

from bot.ports import TryLater, Undeliverable
from handlers.slack import pictures, tables
from handlers.slack.blocks import Block, fallback, image, layout
from handlers.slack.faults import BadBlocks

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.messages import Reply
    from handlers.slack.uploads import Uploads

    Body = dict[str, Any]
    Send = Callable[[Body], Awaitable[str]]

READY = (0.5, 1.0, 2.0)
"""Seconds to wait for an uploaded picture to be ready; until then Slack refuses blocks with it."""

log = structlog.get_logger("slack")


async def show(reply: Reply, uploads: Uploads, send: Send) -> str:
    """
    Send the reply in the first look that Slack takes, and return what ``send`` returned.

    Raises:
        Undeliverable: no look is taken, or the place takes nothing.
        TryLater: it may work later.

    """
    async for extra, waits in _looks(reply, uploads):
        for wait in (0.0, *waits):
            await asyncio.sleep(wait)
            try:
                return await send({"text": fallback(reply) or " ", "blocks": layout(reply, extra)})
            except BadBlocks:
                log.info("slack.plainer", picture=reply.picture is not None, table=reply.table is not None)
    raise Undeliverable("undeliverable.refused")


async def _looks(reply: Reply, uploads: Uploads) -> AsyncIterator[tuple[list[Block], tuple[float, ...]]]:
    """Yield what stands below the text, and the pauses before the further tries that make sense with it."""
    best = _native(reply)
    if best is not None:
        yield best, ()
    if not (reply.picture or reply.table):
        return
    fixed = [tables.fixed(reply.table)] if reply.table and reply.table.rows else []
    picture = await _picture(reply, uploads)
    if picture:
        yield [picture, *fixed], READY
    yield fixed, ()


def _native(reply: Reply) -> list[Block] | None:
    """Return Slack's own chart and table, or ``None`` when one of them cannot show all there is."""
    chart = pictures.native(reply.picture) if reply.picture else None
    table = tables.native(reply.table) if reply.table else None
    if (reply.picture and chart is None) or (reply.table and table is None):
        return None
    return [block for block in (chart, table) if block]


async def _picture(reply: Reply, uploads: Uploads) -> Block | None:
    if reply.picture is None:
        return None
    try:
        return image(await uploads.picture(reply.picture), reply.picture.alt or reply.picture.title)
    except (Undeliverable, TryLater) as trouble:
        log.warning("slack.picture", reason=str(trouble))
        return None
