"""``/scores csat month``: how often each score was given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import indicators
from bot.charts import Chart, Point
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply, Table
from bot.model import Role
from bot.reports.paths import back, filtered
from bot.reports.report import requested
from bot.reports.sharing import sharable
from bot.reports.sources import Scores
from bot.reports.values import amount, span
from bot.statistics import wilson
from bot.survey.kinds import first, last
from bot.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.indicators import Indicator
    from bot.languages import Texts
    from bot.periods import Window

Share = tuple[int, int, float, float, float]
"""A score, how often it was given, its share of all from 0 to 1, and that share's interval."""


def run(call: Call) -> Sequence[Reply]:
    """
    Return the share of each score with Wilson's interval, and a picture of them.

    Raises:
        Refused: the first word is no indicator made of scores, or another word is not understood.
    """
    first, _, rest = call.event.words.strip().partition(" ")
    known = {name: each for name, each in indicators.known().items() if isinstance(each.source, Scores)}
    indicator = known.get(first.lower().removeprefix("/"))
    if indicator is None:
        raise Refused("scores.which", names=", ".join(known))
    asked = replace(requested(call, indicator, rest), by="")
    tally = indicator.source.read(call.world, asked.window, "", asked.filters).get("", Tally())
    return (_reply(call, indicator, asked.window, filtered(asked.filters), shares(tally)),)


def shares(tally: Tally) -> list[Share]:
    """Return every score of the scale, the best first; nothing where nobody answered."""
    if not tally.n:
        return []
    steps = range(last(tally.scale), first(tally.scale) - 1, -1)
    counted = [(score, tally.counts.get(score, 0)) for score in steps]
    bounds = [wilson(count, tally.n) for _, count in counted]
    return [(score, n, n / tally.n, bound.low, bound.high) for (score, n), bound in zip(counted, bounds, strict=True)]


def _reply(call: Call, indicator: Indicator, window: Window, filters: str, found: list[Share]) -> Reply:
    texts = call.texts
    title = texts("scores.title", title=indicator.title(texts))
    period = span(window, texts)
    limits = [texts("report.only", filters=filters.replace('"', ""))] if filters else []
    about = [period, *limits, *([] if found else [texts("overview.nothing")])]
    lines = tuple(_line(share, texts) for share in found)
    reply = Reply(
        to=call.event.where,
        title=title,
        text="\n".join(about),
        table=Table(rows=_rows(found, texts), lines=lines) if found else None,
        picture=_picture(found, title, period, texts) if found else None,
        buttons=back(texts, f"{indicator.name} {window.typed} {filters}".strip()),
        data={"scores": {str(score): n for score, n, *_ in found}},
    )
    return sharable(call, reply)


def _line(share: Share, texts: Texts) -> str:
    score, n, value, low, high = share
    printed = {name: amount("share", each, texts) for name, each in (("value", value), ("low", low), ("high", high))}
    return texts("report.group", name=str(score), n=n, **printed)


def _rows(found: list[Share], texts: Texts) -> tuple[tuple[str, ...], ...]:
    head = (texts("scores.score"), texts("overview.value"), texts("report.interval"), "n")
    rows = [
        (str(score), amount("share", value, texts), _bounds(low, high, texts), texts.number(n))
        for score, n, value, low, high in found
    ]
    return (head, *rows)


def _bounds(low: float, high: float, texts: Texts) -> str:
    return f"{amount('share', low, texts)} … {amount('share', high, texts)}"


def _picture(found: list[Share], title: str, period: str, texts: Texts) -> Chart:
    points = tuple(
        Point(label=str(score), value=100 * value, low=100 * low, high=100 * high, n=n)
        for score, n, value, low, high in found
    )
    alt = f"{title}, {period}: " + "; ".join(_line(share, texts) for share in found)
    return Chart(shape="bar", title=title, points=points, note=period, alt=alt, language=texts.code)


COMMAND = Command(name="scores", run=run, role=Role.LEAD, reads=True)
