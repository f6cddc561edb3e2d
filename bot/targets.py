"""What an indicator is to reach, and whether it does."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.hours import spans
from bot.hours.agreed import held
from bot.model import Target

if TYPE_CHECKING:
    from bot.indicators import Estimate, Indicator
    from bot.ports import Memory
    from bot.reports.readings import Reading, Report
    from bot.request import Request

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:[.,][0-9]{1,6})?")
BOUNDS = {"share": (0.0, 100.0), "points": (-100.0, 100.0)}


def value(indicator: Indicator, word: str) -> float | None:
    """Return a target as it is written, in the indicator's own unit; ``None`` where it cannot be one."""
    if indicator.unit == "duration":
        seconds = spans.seconds(word)
        return None if seconds is None else float(seconds)
    plain = word.removesuffix("%")
    if not _NUMBER.fullmatch(plain):
        return None
    number = float(plain.replace(",", "."))
    low, high = BOUNDS.get(indicator.unit, (number, number))
    if not low <= number <= high:
        return None
    return number / 100 if indicator.unit == "share" else number


def aim(memory: Memory, indicator: Indicator, request: Request) -> float | None:
    """
    Return the target for what is asked: the most exact one that holds at the end of the window, if there is one.

    For one area that of the indicator ``like`` it will do, too.
    """
    area, team = (request.filters.get(name, "") for name in ("area", "team"))
    places = dict.fromkeys(((area, team), (area, ""), ("", team), ("", "")))
    names = [
        (name, *place) for place in places for name in (indicator.name, indicator.like if place[0] else "") if name
    ]
    known = memory.every(Target)
    held_there = (
        held([each for each in known if (each.indicator, each.area, each.team) == name], request.window.last)
        for name in names
    )
    return next((found.value for found in held_there if found), None)


def aimed(memory: Memory, report: Report) -> Report:
    """Return the report with what is to be reached, for each area on its own where areas are told apart."""
    whole = replace(report, target=aim(memory, report.indicator, report.request))
    if not report.each:
        return whole
    return replace(whole, groups=tuple(_aimed(memory, report, reading) for reading in report.groups))


def _aimed(memory: Memory, report: Report, reading: Reading) -> Reading:
    request = report.request
    own = replace(request, filters={**request.filters, request.by: reading.group})
    return replace(reading, target=aim(memory, report.indicator, own))


def verdict(report: Report) -> str:
    """Return ``reached``, ``missed`` or ``unclear`` of the whole; nothing without a target or an estimate."""
    return against(report.indicator, report.total, report.target)


def margin(report: Report) -> int | None:
    """Return how many hits there are beyond what the target takes, below 0 short of it; ``None`` where nobody asks."""
    estimate = report.total.estimate
    if (
        report.each
        or report.target is None
        or estimate is None
        or estimate.hits is None
        or report.indicator.low_is_good
    ):
        return None
    return estimate.hits - math.ceil(round(report.target * estimate.n, 6))


def against(indicator: Indicator, reading: Reading, target: float | None) -> str:
    """Return how a reading stands to a target: sure, as far as its interval goes."""
    estimate = reading.estimate
    if target is None or estimate is None:
        return ""
    if not reading.enough:
        return "unclear"
    worst, best = _ends(estimate)
    if indicator.low_is_good:
        worst, best, target = -best, -worst, -target
    return "reached" if worst >= target else "missed" if best < target else "unclear"


def _ends(estimate: Estimate) -> tuple[float, float]:
    low = estimate.value if estimate.low is None else estimate.low
    return low, estimate.value if estimate.high is None else estimate.high
