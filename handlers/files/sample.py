"""The sample: a made-up month to try everything on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.recording import ADDED
from handlers.files import travel
from handlers.files.company import company
from handlers.files.invention import month

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from bot.ports import Road


async def load_sample(road: Road, zone: ZoneInfo, now: dt.datetime, show: Callable[[int, int], None]) -> int:
    """
    Bring in the made-up month that ends now, and return how many interactions are new.

    On the same day a second time adds nothing. Later it adds the days since, and leaves what is there as it is.

    Raises:
        Refused: the road stayed full.
    """
    events = month(company(), now, zone)
    added = done = 0
    for wave in travel.waves(events):
        added += (await travel.send(wave, road)).count(ADDED)
        done += len(wave)
        show(done, len(events))
    return added
