"""What was agreed: how soon an interaction of a kind, through a channel, is replied to and resolved."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from bot.periods.days import start_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from bot.model import AgreedTime, Target

    Dated = TypeVar("Dated", AgreedTime, Target)

ALWAYS = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


class Agreements:
    """The agreed times of a workspace; the most exact one counts, and of those the newest that holds."""

    def __init__(self, times: Iterable[AgreedTime], zone: ZoneInfo) -> None:
        self._times: dict[tuple[str, str], list[tuple[dt.datetime, AgreedTime]]] = defaultdict(list)
        for each in times:
            since = start_of(dt.date.fromisoformat(each.since), zone) if each.since else ALWAYS
            self._times[each.kind.casefold(), each.channel.casefold()].append((since, each))
        for found in self._times.values():
            found.sort(key=lambda pair: pair[0], reverse=True)

    def limits(self, kind: str, channel: str, started: dt.datetime) -> tuple[int | None, int | None]:
        """Return within how many working seconds the first reply and the resolution were due, as far as agreed."""
        reply = resolve = None
        kind, channel = kind.casefold(), channel.casefold()
        for name in dict.fromkeys(((kind, channel), (kind, ""), ("", channel), ("", ""))):
            one = next((each for since, each in self._times.get(name, ()) if since <= started), None)
            if one:
                reply = one.reply if reply is None else reply
                resolve = one.resolve if resolve is None else resolve
        return reply, resolve


def held(records: Iterable[Dated], day: dt.date) -> Dated | None:
    """Return the newest record that holds on a day, or ``None``."""
    holding = [each for each in records if each.since <= day.isoformat()]
    return max(holding, key=lambda each: each.since, default=None)
