"""Satisfaction by length of contact: the shortest third of the talks, the middle and the longest one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from bot.indicators import Amount, Note
from bot.indicators.csat import TOP_BOX
from bot.reports.durations import Durations
from bot.statistics import ENOUGH_FOR_SHARE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tally import Tally

THIRDS = ("short", "middle", "long")


def satisfaction(talks: Mapping[int, Tally]) -> tuple[tuple[Note, ...], Mapping[str, Any]]:
    """Return the share of satisfied customers in each third, as a sentence and for programs; nothing of too few."""
    lengths = Durations({seconds: tally.n for seconds, tally in talks.items()})
    first, second = lengths.quantile(1 / 3), lengths.quantile(2 / 3)
    if first is None or second is None:
        return (), {}
    n, top = Counter[str](), Counter[str]()
    for seconds, tally in talks.items():
        third = THIRDS[(seconds > first) + (seconds > second)]
        n[third] += tally.n
        top[third] += tally.count(TOP_BOX.get(tally.scale, ()))
    if min(n[third] for third in THIRDS) < ENOUGH_FOR_SHARE:
        return (), {}
    return (_note(first, second, n, top),), _data(n, top)


def _note(first: float, second: float, n: Counter[str], top: Counter[str]) -> Note:
    shares = {third: Amount(value=top[third] / n[third], unit="share") for third in THIRDS}
    counts = {f"n_{third}": n[third] for third in THIRDS}
    bounds = {"first": Amount(value=first, unit="duration"), "second": Amount(value=second, unit="duration")}
    return Note(key="indicator.time.lengths", values={**shares, **counts, **bounds})


def _data(n: Counter[str], top: Counter[str]) -> dict[str, float]:
    shares = {f"csat_{third}": top[third] / n[third] for third in THIRDS}
    return shares | {f"csat_{third}_n": n[third] for third in THIRDS}
