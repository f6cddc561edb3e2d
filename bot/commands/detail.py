"""``/detail more daily 2026-11-20 2026-11-21``: the button below a digest shows more of it, or less again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cases import places
from bot.commands import Call, Command
from bot.digests import rhythm, telling, writing
from bot.digests.facts import gather
from bot.errors import Refused
from bot.model import Digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Reply
    from bot.periods import Window

LONGEST = dt.timedelta(days=31)


def run(call: Call) -> Sequence[Reply]:
    """
    Return the digest in its other form, in place of the message that was pressed.

    Whoever sees the message may press: it is shown only in a chat that has such a digest.

    Raises:
        Refused: this chat has no such digest.
    """
    which, name, first, end = (*call.event.words.split(), "", "", "", "")[:4]
    here = places.here(call.event)
    digest = call.world.find(Digest, here.platform, here.chat, here.thread, name)
    window = _window(call, name, first, end)
    if digest is None or window is None or name not in rhythm.RHYTHMS:
        raise Refused("digest.gone")
    told = digest.untold if digest.last == telling.key(digest, window) else None
    facts = gather(call.world, replace(digest, voice="", told=told), window, call.event.at)
    reply = writing.written(call.world, call.workspace, facts, more=which == writing.MORE)
    return (replace(reply, to=call.event.where, only_edits=True),)


def _window(call: Call, name: str, first: str, end: str) -> Window | None:
    try:
        days = dt.date.fromisoformat(first), dt.date.fromisoformat(end)
    except ValueError:
        return None
    if not dt.timedelta() < days[1] - days[0] <= LONGEST:
        return None
    return rhythm.days(name, *days, call.workspace.zone)


COMMAND = Command(name="detail", run=run, reads=True, listed=False)
