"""``/explain csat``: the definition behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import indicators
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Role
from bot.periods.nearest import clipped, nearest
from bot.reports.paths import back
from bot.reports.sharing import sharable

if TYPE_CHECKING:
    from collections.abc import Sequence


BESIDE = ("gap", "drivers", "fairness")
"""Numbers with a definition that are no indicators themselves, but made of one."""


def run(call: Call) -> Sequence[Reply]:
    """
    Return an indicator's definition, formula and source; with a report's words after it, a button leads back to it.

    Raises:
        Refused: there is no such indicator.
    """
    known = indicators.known()
    first, _, report = call.event.words.strip().partition(" ")
    name = first.lower().removeprefix("/")
    indicator = known.get(name)
    if indicator is None and name not in BESIDE:
        raise _unknown(name, (*known, *BESIDE))
    title = indicator.title(call.texts) if indicator else call.texts(f"indicator.{name}.title")
    text = indicator.explanation(call.texts) if indicator else call.texts(f"indicator.{name}.explanation")
    buttons = back(call.texts, f"{name} {report}" if report else "")
    return (sharable(call, Reply(to=call.event.where, title=title, text=text, buttons=buttons), f"explain {name}"),)


def _unknown(name: str, known: Sequence[str]) -> Refused:
    near = nearest([name], known)
    if near:
        return Refused(
            "command.unknown", name=f"explain {clipped(name)}", nearest=", ".join(f"/explain {each}" for each in near)
        )
    return Refused("explain.which", names=", ".join(known))


COMMAND = Command(name="explain", run=run, role=Role.AGENT, reads=True)
