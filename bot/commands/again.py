"""What the button below the promise not to ask does: whoever presses it is asked again from then on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.commands import Call, Command
from bot.messages import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(call: Call) -> Sequence[Reply]:
    """Return that the customer will be asked; unlike with ``/start``, a link's bearer is not met anywhere."""
    customer = people.of(call.world, call.event.actor)
    if customer and customer.stopped_at:
        call.world.save(replace(customer, stopped_at=None))
    return (Reply(to=call.event.where, text=call.texts("stop.undone")),)


COMMAND = Command(name="again", run=run, listed=False)
