"""``/agent NAME month``: how one agent's customers see it, beside everybody's; agents may look at themselves only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import indicators, people, taps
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Button, Reply
from bot.model import Agent, Role
from bot.periods.nearest import nearest
from bot.reports import figures, overview
from bot.reports.groups import table as grouped
from bot.reports.measuring import report, total
from bot.reports.paths import filtered
from bot.reports.quoting import quoted
from bot.reports.report import named
from bot.reports.values import span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.request import Request

VOICES = 3
NEAREST = 5


def run(call: Call) -> Sequence[Reply]:
    """
    Return every indicator that knows the agent, their areas, and the newest comments.

    Raises:
        Refused: nobody is called so, a word is not understood, or this is not the agent who asks.
    """
    name, rest = _whom(call)
    if not _own(call, name):
        people.require(call.role, Role.LEAD)
    asked = overview.request(call, f'{rest or "month"} agent="{name}"')
    return (_reply(call, name, asked),)


def _whom(call: Call) -> tuple[str, str]:
    """Return the agent whose name the words begin with, and the words after it; the longest name wins."""
    words = call.event.words.split()
    known = {each.casefold(): each for each in call.world.recorded("agent")}
    for count in range(len(words), 0, -1):
        typed = " ".join(words[:count]).strip("\"'“”„").casefold()
        if typed in known:
            return known[typed], " ".join(words[count:])
    if not words and (own := _mine(call)):
        return own, ""
    near = nearest(words, known) or sorted(known)[:NEAREST]
    raise Refused("agent.nobody", name=" ".join(words)[:100], nearest=", ".join(known[each] for each in near))


def _mine(call: Call) -> str:
    found = (each.shown for each in call.world.every(Agent) if each.subject == call.event.actor.subject)
    return next(found, "")


def _own(call: Call, name: str) -> bool:
    agent = call.world.find(Agent, name.casefold())
    return agent is not None and agent.subject == call.event.actor.subject


def _reply(call: Call, name: str, asked: Request) -> Reply:
    texts = call.texts
    found = overview.overview(call, asked)
    everybody = replace(asked, filters={})
    others = [total(each.indicator, everybody, call.world) for each in found]
    title = texts("agent.title", name=name)
    return Reply(
        to=call.event.where,
        title=title,
        text="\n".join([span(asked.window, texts), *_words(call, asked, found=bool(found))]),
        table=overview.table(found, texts, others),
        picture=overview.sheet(found, title, texts),
        buttons=_buttons(call, asked),
        private=True,
        data={"agent": name, "indicators": [figures.data(each) for each in found]},
    )


def _words(call: Call, asked: Request, *, found: bool) -> list[str]:
    if not found:
        return [call.texts("overview.nothing")]
    areas = named(call, report(indicators.known()["areas"], replace(asked, by="area"), call.world))
    rows = grouped(areas, call.texts)
    voices = call.world.voices("csat", asked.window, VOICES, asked.filters)
    listed = [call.texts("agent.areas"), *rows.lines, ""] if rows else []
    return [call.texts("agent.beside"), *listed, *(quoted(voice, call.texts) for voice in voices)]


def _buttons(call: Call, asked: Request) -> tuple[tuple[Button, ...], ...]:
    data = taps.command(f"voices {asked.window.typed} {filtered(asked.filters)}") if call.role >= Role.LEAD else ""
    return ((Button(label=call.texts("path.voices"), data=data),),) if data else ()


COMMAND = Command(name="agent", run=run, role=Role.AGENT, reads=True)
