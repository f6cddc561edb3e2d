"""Which score somebody asks about, where a command can be about several, and the way to other periods of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import indicators
from bot.errors import Refused
from bot.reports import report
from bot.reports.paths import around

if TYPE_CHECKING:
    from bot.commands import Call
    from bot.indicators import Indicator
    from bot.messages import Button
    from bot.request import Request

DEFAULT = "csat"
SCORES = ("csat", "nps", "ces")
"""What customers give for the whole of a contact."""


def asked(call: Call, dimensions: tuple[str, ...]) -> tuple[Indicator, Request]:
    """
    Return the score that the words begin with, CSAT where they name none, and the rest as a request.

    Raises:
        Refused: they begin with a number that is no score, or are not understood.
    """
    known = indicators.known()
    first, _, rest = call.event.words.strip().partition(" ")
    name = first.lower().removeprefix("/")
    if name in known and name not in SCORES:
        raise Refused("report.no_score", title=known[name].title(call.texts), nearest=", ".join(SCORES))
    words = rest if name in known else call.event.words
    indicator = replace(known.get(name, known[DEFAULT]), dimensions=dimensions)
    return indicator, report.requested(call, indicator, words, default="month")


def beside(call: Call, indicator: Indicator, request: Request) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons that say the same of the score in the period before and the one after."""
    return around(f"{call.event.name} {indicator.name}", request, indicator.source.span(call.world), call.texts)
