"""
Sentiment: the share of positive comments less the share of negative ones, in points from -100 to 100.

Comments count on the day they were first written; those whose label is unknown, as they are in a language that is not
read, are left out and counted beside it. The interval is the normal one for a difference of two shares of one sample
(Rocks, 2016); a change is told apart from chance by z at 95 %.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.hearing import NEGATIVE, NEUTRAL, POSITIVE, SENTIMENT, UNKNOWN
from bot.indicators import Amount, Estimate, Indicator, Note
from bot.reports.mentions import DIMENSIONS
from bot.reports.sources import Scores
from bot.statistics import ENOUGH_FOR_NET, net_change, net_interval, net_score

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.periods import Window
    from bot.ports import Archive
    from bot.tally import Tally

LABELS = {"positive": POSITIVE, "neutral": NEUTRAL, "negative": NEGATIVE}
TOP = 3
"""Topics that are named beside it."""


def counts(tally: Tally) -> tuple[int, int, int]:
    """Return positive comments, negative ones, and all that could be read."""
    return tally.count([POSITIVE]), tally.count([NEGATIVE]), tally.count(LABELS.values())


def estimate(tally: Tally) -> Estimate | None:
    """Return the net sentiment in points, or ``None`` without comments that could be read."""
    positive, negative, n = counts(tally)
    if not n:
        return None
    bounds = net_interval(positive, negative, n)
    return Estimate(
        value=net_score(positive, negative, n),
        n=n,
        low=bounds.low,
        high=bounds.high,
        notes=tuple(_notes(tally, n)),
        data=_data(tally, n),
    )


def change(earlier: Tally, later: Tally) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    now, before = counts(later), counts(earlier)
    return net_change(now, before) if now[2] and before[2] else "unclear"


def _notes(tally: Tally, n: int) -> Iterator[Note]:
    found = {label: tally.count([score]) for label, score in LABELS.items()}
    shares = {f"{label}_share": Amount(value=count / n, unit="share") for label, count in found.items()}
    yield Note(key="indicator.sentiment.shares", values={**found, **shares})
    if unknown := tally.count([UNKNOWN]):
        yield Note(key="indicator.sentiment.unknown", values={"n": unknown})


def _data(tally: Tally, n: int) -> dict[str, float | int]:
    found = {label: tally.count([score]) for label, score in LABELS.items()}
    return {**found, **{f"{label}_share": count / n for label, count in found.items()}, "unknown": tally.n - n}


def beside(archive: Archive, window: Window, filters: Mapping[str, str]) -> tuple[tuple[Note, ...], dict[str, Any]]:
    """Return the topics that are mentioned most."""
    mentions = archive.mentions(window, "", filters).get("") if "topic" not in filters else None
    if mentions is None or not mentions.topics:
        return (), {}
    ranked = sorted(mentions.topics.items(), key=lambda one: (-one[1].n, one[0]))
    named = tuple(_topic(topic, tally) for topic, tally in ranked[:TOP])
    note = Note(key="indicator.sentiment.topics", values={"topics": named})
    return (note,), {"topics": {topic: tally.n for topic, tally in ranked}}


def _topic(topic: str, tally: Tally) -> Note:
    name = Note(key=f"topic.{topic}")
    return Note(key="topics.count", values={"name": name, "n": tally.n, "negative": tally.count([NEGATIVE])})


INDICATOR = Indicator(
    name="sentiment",
    source=Scores(SENTIMENT),
    measure=SENTIMENT,
    estimate=estimate,
    change=change,
    least=ENOUGH_FOR_NET,
    unit="points",
    dimensions=DIMENSIONS,
    beside=beside,
    about="comments",
)
