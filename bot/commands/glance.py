"""``/indicators``: what can be known; with a period, all of it at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import indicators
from bot.commands import Call, Command
from bot.messages import Reply
from bot.model import Role
from bot.reports import figures, overview
from bot.reports.paths import around
from bot.reports.sharing import sharable
from bot.reports.values import span

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(call: Call) -> Sequence[Reply]:
    """
    Return each indicator's name and what it is, or what each of them says on a period.

    Raises:
        bot.errors.Refused: a word is not understood.
    """
    return (_sheet(call) if call.event.words.strip() else _listed(call),)


def _listed(call: Call) -> Reply:
    texts = call.texts
    lines = [f"/{name} – {each.title(texts)}" for name, each in indicators.known().items()]
    text = "\n".join([*lines, "", texts("overview.help")])
    return Reply(to=call.event.where, title=texts("overview.all"), text=text, private=True)


def _sheet(call: Call) -> Reply:
    texts, asked = call.texts, overview.request(call, call.event.words)
    found = overview.overview(call, asked)
    title = texts("overview.title")
    lines = [span(asked.window, texts), *([] if found else [texts("overview.nothing")])]
    reply = Reply(
        to=call.event.where,
        title=title,
        text="\n".join(lines),
        table=overview.table(found, texts),
        buttons=around("indicators", asked, indicators.known()["csat"].source.span(call.world), texts),
        picture=overview.sheet(found, title, texts),
        data={"indicators": [figures.data(each) for each in found]},
    )
    return sharable(call, reply)


COMMAND = Command(name="indicators", run=run, role=Role.LEAD, reads=True)
