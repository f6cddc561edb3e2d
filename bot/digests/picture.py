"""The one picture of a digest: how its headline came about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.periods import Window
from bot.reports.pictures import picture as drawn
from bot.reports.readings import report
from bot.request import Request
from bot.targets import aim

if TYPE_CHECKING:
    from bot.charts import Chart
    from bot.digests.facts import Facts
    from bot.languages import Texts
    from bot.ports import World

BACK = {"daily": dt.timedelta(days=28), "weekly": dt.timedelta(weeks=12), "monthly": dt.timedelta(days=425)}
"""How far back it goes: days, weeks, and months of more than a year."""


def picture(world: World, facts: Facts, texts: Texts) -> Chart | None:
    """Return the trend of what the headline is about; ``None`` where nothing is known of it."""
    if facts.head is None or facts.nothing:
        return None
    first = facts.window.end - BACK[facts.digest.rhythm]
    first = first.replace(day=1) if facts.digest.rhythm == "monthly" else first
    window = Window(first=first, end=facts.window.end, zone=facts.window.zone)
    request = Request(window=window)
    found = report(facts.head.indicator, request, world)
    return drawn(replace(found, target=aim(world, facts.head.indicator, request)), texts)
