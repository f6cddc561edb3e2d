"""The digests of the chat in which somebody asks: those it gets, and one as it is wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.cases import places
from bot.digests import rhythm
from bot.model import Digest

if TYPE_CHECKING:
    from bot.commands import Call
    from bot.digests.words import Wish

MORNING = 9 * 60
"""The minute of the day at which a digest comes where nobody said when."""


def kept(call: Call, name: str) -> Digest | None:
    """Return the chat's digest of this rhythm as it was last wanted, ended or not; ``None`` where it never was."""
    return call.world.find(Digest, *_key(call, name))


def running(call: Call) -> list[Digest]:
    """Return the digests that the chat gets."""
    found = (kept(call, name) for name in rhythm.RHYTHMS)
    return [digest for digest in found if digest and digest.due_at]


def belongs(call: Call, digest: Digest) -> bool:
    """Return whether a digest is one of this chat's."""
    return _key(call, digest.rhythm) == (digest.platform, digest.chat, digest.thread, digest.rhythm)


def wanted(call: Call, wish: Wish) -> Digest:
    """Return the digest as it is wanted; what was not said stays as it was."""
    name = wish.rhythm or "daily"
    known = kept(call, name) or _first(call, name)
    return replace(
        known,
        minute=known.minute if wish.minute is None else wish.minute,
        days=wish.days or known.days,
        zone=wish.zone or known.zone,
        language=wish.language or known.language,
        indicators=wish.indicators or known.indicators,
        quiet=known.quiet if wish.quiet is None else wish.quiet,
    )


def _first(call: Call, name: str) -> Digest:
    """Return the digest of this rhythm as it is where nothing was said about it."""
    platform, chat, thread, _ = _key(call, name)
    return Digest(
        platform=platform,
        chat=chat,
        thread=thread,
        rhythm=name,
        minute=MORNING,
        days=rhythm.EVERY_DAY if name == "daily" else "1",
        zone=call.workspace.zone.key,
        language=people.texts(call.workspace).code,
    )


def _key(call: Call, name: str) -> tuple[str, str, str, str]:
    here = places.here(call.event)
    return here.platform, here.chat, here.thread, name
