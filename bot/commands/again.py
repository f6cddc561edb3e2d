"""What the button below the promise not to ask does: whoever presses it is asked again from then on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.asks.claiming import claim, still_open
from bot.commands import Call, Command
from bot.commands.start import shown
from bot.messages import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Ask


def run(call: Call) -> Sequence[Reply]:
    """
    Return that the customer will be asked, or the ask whose token follows; a link's bearer is not met anywhere.

    Raises:
        Refused: that ask is somebody else's or over.
    """
    ask = _ask(call, token) if (token := call.event.words.strip()) else None
    for customer in (people.of(call.world, call.event.actor), people.living(call.world, ask.customer) if ask else None):
        if customer and customer.stopped_at:
            call.world.save(replace(customer, stopped_at=None))
    if ask:
        return (replace(shown(call, ask, people.living(call.world, ask.customer)), to=call.event.where),)
    return (Reply(to=call.event.where, text=call.texts("stop.undone")),)


def _ask(call: Call, token: str) -> Ask:
    ask = claim(call.world, token, call.event.actor, call.event.where)
    still_open(ask, call.event.at)
    return ask


COMMAND = Command(name="again", run=run, listed=False)
