"""``/explain csat``: the definition behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import indicators
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(call: Call) -> Sequence[Reply]:
    """
    Return an indicator's definition, formula and source.

    Raises:
        Refused: there is no such indicator.
    """
    known = indicators.known()
    indicator = known.get(call.event.words.strip().lower().removeprefix("/"))
    if indicator is None:
        raise Refused("explain.which", names=", ".join(known))
    title, text = indicator.title(call.texts), indicator.explanation(call.texts)
    share = f"/explain {indicator.name}"
    return (Reply(to=call.event.where, title=title, text=text, private=True, share=share),)


COMMAND = Command(name="explain", run=run, role=Role.AGENT, reads=True)
