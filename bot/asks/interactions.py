"""The interaction of an event, as it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot import languages, minted, people
from bot.errors import Refused
from bot.hours import timing
from bot.model import Interaction

if TYPE_CHECKING:
    from bot.messages import CustomerRef, InteractionEnded, Recorded
    from bot.model import Customer
    from bot.ports import Memory
    from bot.workspace import Workspace

ABOUT = ("agents", "team", "channel", "kind", "product", "language")
"""What is known of an interaction that a later record's silence does not take away."""


def served(event: InteractionEnded, memory: Memory) -> CustomerRef:
    """
    Return whom the interaction is of: its own customer where the event names nobody.

    Raises:
        Refused: the interaction is known as another customer's.
    """
    ref, id_ = event.customer, event.interaction.id
    known = memory.find(Interaction, id_) if id_ else None
    if known is None or not known.customer:
        return ref
    owner, named = people.living(memory, known.customer), people.named(memory, ref)
    if owner and (named.id != owner.id if named else ref.id):
        raise Refused("ask.taken", reference=id_)
    return ref if ref.id else replace(ref, id=known.customer)


def new_end(memory: Memory, reference: str) -> bool:
    """Return whether the interaction was not known to have ended."""
    known = memory.find(Interaction, reference) if reference else None
    return known is None or known.ended_at is None


def keep(
    event: InteractionEnded | Recorded, memory: Memory, workspace: Workspace, customer: Customer, ask: str = ""
) -> Interaction:
    """
    Keep the interaction of an event under its own id; the agents and the ask of a known one stay as they were.

    ``ask`` is the token of one that is made for it where it has none.
    """
    new = event.interaction
    known = memory.find(Interaction, new.id) if new.id else None
    interaction = timing.timed(
        new,
        known,
        workspace.hours,
        id=new.id or minted.name(workspace.mint),
        customer=known.customer if known and known.ask else customer.id,
        ask=(known.ask if known else "") or ask,
        ended_at=timing.end(event),
        **_about(new, known, customer),
    )
    if interaction != known:
        memory.save(interaction)
    return interaction


def _about(new: Interaction, known: Interaction | None, customer: Customer) -> dict[str, Any]:
    """Return what describes an interaction; its agents are those who were there when its customer was asked."""
    found = {name: getattr(new, name) or getattr(known, name, type(getattr(new, name))()) for name in ABOUT}
    agents = known.agents if known and known.ask else found["agents"]
    return found | {"agents": agents, "language": languages.code(found["language"]) or customer.language}
