"""``/agreed incident phone reply 15m resolve 4h``: a lead says how soon customers are replied to and helped."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import since
from bot.cases import timeline
from bot.commands import Call, Command
from bot.errors import Refused
from bot.hours import spans
from bot.hours.agreed import held
from bot.messages import Reply
from bot.model import AgreedTime, AuditEntry, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ANY, NONE = "any", "none"
PARTS = ("reply", "resolve")
TAKE = "take"
"""What the first part is called for cases."""
_DAYS = re.compile(r"([0-9]{1,3}) ?d")
LONGEST = 200


def run(call: Call) -> Sequence[Reply]:
    """
    Keep an agreed time and return it; without words return all of them.

    Raises:
        Refused: the words are not a kind or a channel and how soon.
    """
    filters, plain, written = since.words(call)
    if not plain and not filters:
        return (_reply(call, [_said(call, one) for one in _all(call)] or [call.texts("agreed.list_none")]),)
    kind, channel = _about(call, filters, _before(plain))
    known = [one for one in _all(call) if (one.kind, one.channel) == (kind, channel)]
    begins = since.begins(call, written, known=bool(known))
    before = held(known, call.workspace.local_day(call.event.at)) or AgreedTime(kind=kind, channel=channel, since="")
    times = _times(plain[len(_before(plain)) :], call.workspace.hours.day)
    reply, resolve = times.get("reply", before.reply), times.get("resolve", before.resolve)
    one = replace(before, since=begins, reply=reply, resolve=resolve)
    call.world.save(one, _trail(call, f"{kind or ANY} {channel or ANY}"))
    return (_reply(call, [_said(call, one)]),)


def _trail(call: Call, about: str) -> AuditEntry:
    event = call.event
    why = " ".join(event.words.split())[:LONGEST]
    return AuditEntry(id=event.id, at=event.at, actor=event.actor.subject, deed="agreed", about=about, why=why)


def _all(call: Call) -> Sequence[AgreedTime]:
    return call.world.every(AgreedTime)


def _before(plain: Sequence[str]) -> list[str]:
    """Return the words before the times."""
    place = next((at for at, word in enumerate(plain) if _part(word) in PARTS), len(plain))
    return list(plain[:place])


def _about(call: Call, filters: Mapping[str, str], named: list[str]) -> tuple[str, str]:
    """Return kind and channel, spelt as they are known; a lone word that is a known channel is one."""
    if len(named) > len(PARTS) or not set(filters) <= {"kind", "channel"}:
        raise Refused("agreed.usage")
    channels = {value.casefold(): value for value in call.world.values("channel")}
    if len(named) == 1 and named[0].casefold() in channels:
        named = [ANY, *named]
    kind, channel = (
        filters.get(name, word) for name, word in zip(("kind", "channel"), [*named, ANY, ANY], strict=False)
    )
    kinds = {value.casefold(): value for value in call.world.values("kind")}
    return _spelt(kind, kinds), _spelt(channel, channels)


def _spelt(word: str, known: Mapping[str, str]) -> str:
    return "" if word.casefold() == ANY else known.get(word.casefold(), word)[:LONGEST]


def _part(word: str) -> str:
    return "reply" if word.lower() == TAKE else word.lower()


def _times(words: Sequence[str], day: int) -> dict[str, int | None]:
    """Return the times by their part, with working days of so many seconds; "none" ends one."""
    found: dict[str, int | None] = {}
    for word, span in zip(words[::2], [*words[1::2], ""], strict=False):
        name, days = _part(word), _DAYS.fullmatch(span.lower())
        seconds = int(days[1]) * day if days else spans.seconds(span)
        if name not in PARTS or name in found or (seconds is None and span.lower() != NONE):
            raise Refused("agreed.usage")
        found[name] = seconds
    if not found:
        raise Refused("agreed.usage")
    return found


def _said(call: Call, one: AgreedTime) -> str:
    texts = call.texts
    first = TAKE if one.kind.casefold() == timeline.KIND else "reply"
    times = {first: one.reply, "resolve": one.resolve}
    told = [texts(f"agreed.{name}", time=texts.duration(took)) for name, took in times.items() if took is not None]
    return texts(
        "agreed.kept",
        since=since.said(call, one.since),
        kind=one.kind or texts("agreed.any_kind"),
        channel=one.channel or texts("agreed.any_channel"),
        times=", ".join(told) or texts("agreed.nothing"),
    )


def _reply(call: Call, lines: Sequence[str]) -> Reply:
    return Reply(to=call.event.where, text="\n".join(lines), private=True, data={"agreed": len(lines)})


COMMAND = Command(name="agreed", run=run, role=Role.LEAD)
