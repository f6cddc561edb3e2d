"""``/ask``: staff end an interaction by hand, for a customer who is named, or for whoever opens the link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot import minted
from bot.asks import asking
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import CustomerRef, InteractionEnded
from bot.model import Customer, Interaction, Role
from bot.ports import Memory  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Reply

FIELDS = ("agent", "channel", "kind", "product", "team", "language")
LONGEST = 200

_FIELD = re.compile(r'(\w+)=(?:"([^"]*)"|(\S*))')
_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")


def run(call: Call) -> Sequence[Reply]:
    """
    Ask the customer and return what became of it.

    Raises:
        Refused: a word is not understood, or agents would be asked about themselves.
    """
    event = call.event
    fields = _fields(event.words)
    who = _FIELD.sub("", event.words).strip()[:LONGEST]
    ref = _reference(call.world, event.actor.platform, who, fields.pop("language", ""))
    if event.actor.subject in ref.contacts:
        raise Refused("ask.yourself")
    agent = fields.pop("agent", "") or event.actor.name
    about: Any = fields
    name = f"{minted.MARK}{event.id}"
    interaction = Interaction(id=name, agents=(agent,) if agent else (), ended_at=event.at, **about)
    ended = InteractionEnded(
        id=event.id, at=event.at, customer=ref, interaction=interaction, actor=event.actor, where=event.where
    )
    return asking.ended(ended, call.world, call.workspace)


def _fields(words: str) -> dict[str, str]:
    found = {name.lower(): quoted or plain for name, quoted, plain in _FIELD.findall(words)}
    for name, value in found.items():
        if name not in FIELDS or not value:
            raise Refused("ask.field", field=name, fields=", ".join(FIELDS))
    return {name: value[:LONGEST] for name, value in found.items()}


def _reference(memory: Memory, platform: str, who: str, language: str) -> CustomerRef:
    mention = _MENTION.fullmatch(who)
    if mention:
        return CustomerRef(contacts=(f"{platform}:{mention[1]}",), language=language)
    if re.fullmatch(r"[a-z]+:\S+", who):
        return CustomerRef(contacts=(who,), language=language)
    known = memory.find(Customer, who) if who else None
    return CustomerRef(id=known.id if known else "", name="" if known else who, language=language)


COMMAND = Command(name="ask", run=run, role=Role.AGENT)
