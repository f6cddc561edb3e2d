"""What another system asks when it sends a request again: what is known of an interaction, for it to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import people
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Interaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Customer

ASKED_BY = "api"


def run(call: Call) -> Sequence[Reply]:
    """
    Return the interaction's facts as data; ``known`` is false when there is none.

    Raises:
        Refused: this is no system with a key.
    """
    if call.event.actor.platform != ASKED_BY:
        raise Refused("command.unknown", name=call.event.name, nearest="/help")
    found = call.world.find(Interaction, call.event.words)
    customer = people.living(call.world, found.customer) if found else None
    return (Reply(to=call.event.where, text="", data=_facts(found, customer) if found else {"known": False}),)


def _facts(found: Interaction, customer: Customer | None) -> dict[str, object]:
    return {
        "known": True,
        "customers": (found.customer, customer.id if customer else ""),
        "agents": found.agents,
        "team": found.team,
        "channel": found.channel,
        "kind": found.kind,
        "product": found.product,
        "started": found.started_at,
        "ended": found.ended_at,
    }


COMMAND = Command(name="became", run=run, reads=True, listed=False)
