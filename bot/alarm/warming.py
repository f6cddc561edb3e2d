"""Before the first answer there may be years of them from another system: what is usual is learnt from the newest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.alarm import usual, watching
from bot.messages import Promise, WatchBegun
from bot.model import Watch
from bot.periods import Window
from bot.periods.days import DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Reply
    from bot.ports import Memory, World
    from bot.survey import Survey
    from bot.tally import Tally
    from bot.workspace import Workspace

BACK = 8 * usual.WEEK * DAY
"""How far back is looked; what is older counts for next to nothing."""


def promise(memory: Memory, survey: str, plan: Survey, at: dt.datetime) -> None:
    """Have the answers before this one looked through, once for a survey."""
    first, name = plan.questions[0], f"watch:{survey}"
    event = WatchBegun(
        id=name, at=at, survey=survey, measure=first.measure, scale=first.scale, alert=plan.alert or first.lowest
    )
    memory.promise(Promise(key=name, due_at=at, event=event))


def begun(event: WatchBegun, world: World, workspace: Workspace) -> Sequence[Reply]:
    """Teach a watch that knows nothing yet what was usual on the days before it began."""
    watch = world.find(Watch, event.survey)
    if watch is None or watch.usual:
        return ()
    window = Window(first=watch.day - BACK, end=watch.day, zone=workspace.zone)
    known: tuple[str, ...] = ()
    for day, tally in sorted(world.tallies(event.measure, window, "day").items()):
        if tally.scale == event.scale:
            known = usual.folded(known, dt.date.fromisoformat(day).weekday(), _low(tally, event.alert), tally.n)
    world.save(watching.taught(watch, known))
    return ()


def _low(tally: Tally, alert: int) -> int:
    return sum(count for score, count in tally.counts.items() if score <= alert)
