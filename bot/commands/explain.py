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


BESIDE = ("gap",)
"""Numbers with a definition that are no indicators themselves, but made of one."""


def run(call: Call) -> Sequence[Reply]:
    """
    Return an indicator's definition, formula and source.

    Raises:
        Refused: there is no such indicator.
    """
    known = indicators.known()
    name = call.event.words.strip().lower().removeprefix("/")
    indicator = known.get(name)
    if indicator is None and name not in BESIDE:
        raise Refused("explain.which", names=", ".join((*known, *BESIDE)))
    title = indicator.title(call.texts) if indicator else call.texts(f"indicator.{name}.title")
    text = indicator.explanation(call.texts) if indicator else call.texts(f"indicator.{name}.explanation")
    share = f"/explain {name}"
    return (Reply(to=call.event.where, title=title, text=text, private=True, share=share),)


COMMAND = Command(name="explain", run=run, role=Role.AGENT, reads=True)
