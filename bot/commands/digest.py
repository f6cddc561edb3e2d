"""``/digest on 09:00 weekdays Europe/Riga nps csat lv``: what this chat is told, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands import Call, Command
from bot.digests import chat, estimating, rhythm, telling, words, writing
from bot.digests.facts import gather
from bot.digests.schedule import said
from bot.errors import Refused
from bot.messages import Reply
from bot.model import AuditEntry, Digest, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.digests.words import Wish

LONGEST = 200


def run(call: Call) -> Sequence[Reply]:
    """
    Begin, change, end, show or list digests.

    Raises:
        Refused: the words are no schedule, or there is no digest to end.
    """
    wish = words.read(call.event.words, call.texts.code)
    verb = wish.verb or ("on" if call.event.words.strip() else "list")
    return (VERBS[verb](call, wish),)


def _on(call: Call, wish: Wish) -> Reply:
    """Keep the digest; what was told stays told, and a pause is not caught up on."""
    digest = chat.wanted(call, wish)
    home, now = call.workspace.zone, call.event.at
    coming = rhythm.following(digest, home, now)
    digest = digest if digest.due_at and digest.told else replace(digest, told=coming.window.first)
    telling.promise(call.world, digest, coming)
    estimating.promise(call.world, call.workspace, now)
    _note(call, digest)
    lines = [call.texts("digest.on", schedule=said(call.texts, digest)), _next(call, digest, coming)]
    return _reply(call, lines, digest=digest.rhythm, due=coming.due_at.isoformat())


def _off(call: Call, wish: Wish) -> Reply:
    found = [one for one in chat.running(call) if wish.rhythm in {"", one.rhythm}]
    if not found:
        raise Refused("digest.none_here")
    for digest in found:
        call.world.save(replace(digest, due_at=None))
        call.world.withdraw(telling.named(digest))
    _note(call, found[0])
    return _reply(call, [call.texts("digest.off", schedule=said(call.texts, one)) for one in found])


def _preview(call: Call, wish: Wish) -> Reply:
    """Return what the digest would say if it were due now, for who asked alone."""
    names = (wish.rhythm,) if wish.rhythm else (*(one.rhythm for one in chat.running(call)), "daily")
    digest = chat.wanted(call, replace(wish, rhythm=names[0]))
    local = call.event.at.astimezone(ZoneInfo(digest.zone))
    digest = replace(digest, minute=local.hour * 60 + local.minute, told=None, voice="")
    found = rhythm.latest(digest, call.workspace.zone, call.event.at)
    if found is None:
        raise Refused("digest.none_here")
    facts = gather(call.world, digest, found.window, call.event.at)
    return replace(writing.written(call.world, call.workspace, facts), to=call.event.where, buttons=(), private=True)


def _list(call: Call, wish: Wish) -> Reply:  # noqa: ARG001 - the same for each verb
    running = [one for one in call.world.every(Digest) if one.due_at]
    lines = [_line(call, one) for one in running]
    return _reply(call, [*(lines or [call.texts("digest.none")]), call.texts("digest.help")], digests=len(running))


def _line(call: Call, digest: Digest) -> str:
    if chat.belongs(call, digest):
        return call.texts("digest.here", schedule=said(call.texts, digest))
    return call.texts("digest.line", place=_place(digest), schedule=said(call.texts, digest))


VERBS = {"on": _on, "off": _off, "preview": _preview, "list": _list}


def _next(call: Call, digest: Digest, coming: rhythm.Occurrence) -> str:
    at = coming.due_at.astimezone(ZoneInfo(digest.zone))
    texts = call.texts
    return texts("digest.next", at=f"{texts.date(at.date())}, {texts.clock(at)}")


def _place(digest: Digest) -> str:
    return f"{digest.platform}:{digest.chat}" + (f"/{digest.thread}" if digest.thread else "")


def _note(call: Call, digest: Digest) -> None:
    event = call.event
    why = " ".join(event.words.split())[:LONGEST]
    call.world.save(
        AuditEntry(id=event.id, at=event.at, actor=event.actor.subject, deed="digest", about=_place(digest), why=why)
    )


def _reply(call: Call, lines: Sequence[str], **data: object) -> Reply:
    return Reply(to=call.event.where, text="\n".join(lines), private=True, data=data)


def _reads(said: str) -> bool:
    """Return whether these words change nothing."""
    try:
        wish = words.read(said)
    except Refused:
        return True
    return wish.verb in {"preview", "list"} or not said.strip()


COMMAND = Command(name="digest", run=run, role=Role.LEAD, peeks=_reads)
