"""What a page does when it is opened: the question that is open there is shown again, and nothing else happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import people
from bot.commands import Call, Command
from bot.commands.start import pending, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Reply


def run(call: Call) -> Sequence[Reply]:
    """Return the open question, if there is one; who only looks is neither met nor asked again after a stop."""
    ask = pending(call)
    return (shown(call, ask, people.living(call.world, ask.customer)),) if ask else ()


COMMAND = Command(name="look", run=run, listed=False)
