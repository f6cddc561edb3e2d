"""A digest's time came: the next one is promised, and this one is written and owed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.digests import details, rhythm
from bot.digests.facts import gather
from bot.digests.writing import MORE, where, worded, written
from bot.messages import DigestDue, DigestOwed, Owed, Promise, Reply
from bot.model import Digest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from bot.digests.facts import Facts
    from bot.digests.rhythm import Occurrence
    from bot.messages import Address
    from bot.periods import Window
    from bot.ports import Memory, World
    from bot.workspace import Workspace


def named(digest: Digest) -> str:
    """Return what a digest is called by the agenda and the outbox."""
    return f"digest:{digest.platform}:{digest.chat}:{digest.thread}:{digest.rhythm}"


def key(digest: Digest, window: Window) -> str:
    """Return under which key a digest of these days is owed: there is one for each chat and period."""
    return f"{named(digest)}:{window.iso}"


def promise(memory: Memory, digest: Digest, coming: Occurrence) -> None:
    """Keep a digest with when it is due next, and promise it."""
    memory.save(replace(digest, due_at=coming.due_at))
    event = DigestDue(
        id=f"{named(digest)}:{coming.due_at.isoformat()}",
        at=coming.due_at,
        chat=where(digest),
        rhythm=digest.rhythm,
        due_at=coming.due_at,
    )
    memory.promise(Promise(key=named(digest), due_at=coming.due_at, event=event))


def due(event: DigestDue, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """
    Promise the digest of the latest days, and the next time.

    What did not come while the bot was down comes once: the days before are not told of any more. A digest that cannot
    be written does not keep the next one from coming.
    """
    digest = _found(memory, event.chat, event.rhythm)
    if digest is None or digest.due_at != event.due_at:
        return ()
    found = rhythm.latest(digest, workspace.zone, event.at)
    if found:
        memory.promise(_owed(digest, found, event))
        digest = replace(digest, told=found.window.end)
    promise(memory, digest, rhythm.following(digest, workspace.zone, event.at))
    return ()


def _owed(digest: Digest, found: Occurrence, event: DigestDue) -> Promise:
    name = key(digest, found.window)
    owed = DigestOwed(
        id=name,
        at=event.at,
        chat=event.chat,
        rhythm=digest.rhythm,
        first=found.window.first,
        end=found.window.end,
        told=digest.told,
    )
    return Promise(key=name, due_at=event.at, event=owed)


def tell(event: DigestOwed, world: World, workspace: Workspace) -> Sequence[Reply]:
    """
    Write a digest and owe it to its chat; nothing where nothing came in and that is how it is wanted.

    When the bot was away so long that the next one is due as well, that one is enough; so it is when this one is
    written, but cannot be sent before that.
    """
    digest = _found(world, event.chat, event.rhythm)
    if digest is None or digest.due_at is None or digest.due_at <= event.at:
        return ()
    window = rhythm.days(event.rhythm, event.first, event.end, workspace.zone)
    untold = _untold(world, digest, event)
    facts = gather(world, replace(digest, told=untold), window, event.at)
    if facts.nothing and digest.quiet:
        return ()
    for owed in _messages(world, workspace, facts):
        world.owe(replace(owed, stale_at=digest.due_at))
    voice = facts.voice.reference if facts.voice else digest.voice
    world.save(replace(digest, voice=voice, last=key(digest, window), untold=untold or window.first))
    return ()


def _untold(world: World, digest: Digest, event: DigestOwed) -> dt.date | None:
    """Return the first day that no digest told of: the last one that was written may never have been sent."""
    lost = digest.untold and not world.sent(digest.last)
    return digest.untold if lost else event.told


def _messages(world: World, workspace: Workspace, facts: Facts) -> Iterator[Owed]:
    """Yield a digest and, where there are threads, what goes below it."""
    name = key(facts.digest, facts.window)
    yield Owed(key=name, due_at=facts.at, reply=written(world, workspace, facts))
    if facts.digest.platform in workspace.threads and not facts.nothing:
        text = "\n".join(details.lines(facts, worded(facts.digest)))
        below = Reply(to=where(facts.digest), text=text)
        yield Owed(key=f"{name}:{MORE}", due_at=facts.at, reply=below, under=name)


def _found(memory: Memory, here: Address, name: str) -> Digest | None:
    return memory.find(Digest, here.platform, here.chat, here.thread, name)
