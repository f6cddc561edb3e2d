"""``/void REFERENCE reason``: an answer is taken out, or put back; both can be looked up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.asks.keeping import answered
from bot.cases import voiding
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Ask, AuditEntry, Interaction, Role
from bot.survey import editions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Response

LONGEST = 200
UNDO = "undo"


def run(call: Call) -> Sequence[Reply]:
    """
    Take the answer about an interaction out of all numbers, or put it back.

    Raises:
        Refused: no reference, no reason, no answer, or it is out (or in) already.
    """
    words = call.event.words.strip()
    first, _, rest = words.partition(" ")
    undo = first.casefold() == UNDO and bool(rest.strip())
    reference, why = _parted(call, rest.strip() if undo else words)
    responses = _responses(call, reference)
    if undo:
        return _undo(call, reference, responses)
    if not why:
        raise Refused("void.usage")
    already = next((response.void for response in responses if response.void), "")
    if already:
        raise Refused("void.already", reference=reference, why=already)
    return _keep(call, reference, responses, why)


def _parted(call: Call, words: str) -> tuple[str, str]:
    """Return the longest beginning that is a known reference, and what follows it."""
    parts = words.split()
    if not parts:
        raise Refused("void.usage")
    for end in range(len(parts), 0, -1):
        reference = " ".join(parts[:end]).strip('"')
        if call.world.find(Interaction, reference):
            return reference, " ".join(parts[end:])[:LONGEST]
    raise Refused("void.unknown", reference=parts[0][:LONGEST])


def _responses(call: Call, reference: str) -> Sequence[Response]:
    interaction = call.world.find(Interaction, reference)
    ask = call.world.find(Ask, interaction.ask) if interaction and interaction.ask else None
    found = answered(call.world, editions.of(call.world, call.workspace, ask), ask) if ask else {}
    if not found:
        raise Refused("void.nothing", reference=reference)
    return tuple(found.values())


def _keep(call: Call, reference: str, responses: Sequence[Response], why: str) -> Sequence[Reply]:
    call.world.save(*(replace(response, void=why) for response in responses))
    voiding.weigh(call.world, call.workspace, responses[0].ask, call.event.at)
    call.world.save(_entry(call, "void", reference, why))
    text = call.texts("void.done", reference=reference, why=why)
    return (Reply(to=call.event.where, text=text, private=True, data={"void": reference}),)


def _undo(call: Call, reference: str, responses: Sequence[Response]) -> Sequence[Reply]:
    if not any(response.void for response in responses):
        raise Refused("void.counts", reference=reference)
    call.world.save(*(replace(response, void="") for response in responses))
    voiding.weigh(call.world, call.workspace, responses[0].ask, call.event.at)
    call.world.save(_entry(call, "void undo", reference, ""))
    text = call.texts("void.undone", reference=reference)
    return (Reply(to=call.event.where, text=text, private=True, data={"counts": reference}),)


def _entry(call: Call, deed: str, reference: str, why: str) -> AuditEntry:
    event = call.event
    return AuditEntry(id=event.id, at=event.at, actor=event.actor.subject, deed=deed, about=reference, why=why)


COMMAND = Command(name="void", run=run, role=Role.LEAD)
