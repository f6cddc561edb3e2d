"""What people call a zone: its name, a city in any language, or a country whose clocks all show the same."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from bot import languages
from bot.periods.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

GROUPS = frozenset({"US", "Canada", "Brazil", "Mexico", "Chile"})
"""What zones were once grouped by; their last word is no city."""
OFFSET = re.compile(
    r"(?:utc|gmt)?[+-]\d{1,2}(?::?\d\d)?|gmt|bst|ist|pht|msk|[cew]es?t|ee[ds]t|wes?t|ces?t|[ecmp][ds]t", re.IGNORECASE
)
"""An offset, or what clocks show for a part of the year only."""
Named = tuple[str, str]
"""A phrase and the zone it means."""


def named() -> Iterator[Named]:
    """Yield zones by their names, their cities, those in other languages, and countries."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix")))
    for name in ("UTC", *names):
        yield from ((phrase, name) for phrase in dict.fromkeys((name, name.replace("_", " "))))
    for name in names:
        if name.partition("/")[0] not in GROUPS:
            yield name.rpartition("/")[2].replace("_", " "), name
    yield from _cities(frozenset(names))
    yield from _countries()


@cache
def places() -> Mapping[str, str]:
    """Return the zone that each of these phrases means, folded."""
    return {fold(phrase): zone for phrase, zone in named()}


def offset(word: str) -> bool:
    """Return whether a word is no place, but an offset or an abbreviation such as UTC+2, EET or GMT."""
    return bool(OFFSET.fullmatch(word))


def _cities(names: frozenset[str]) -> Iterator[Named]:
    for code in languages.known():
        for name, called in languages.texts(code).locale.time_zones.items():
            if name in names and "city" in called:
                yield called["city"], name


def _countries() -> Iterator[Named]:
    from babel.core import get_global

    one = {country: zones[0] for country, zones in get_global("territory_zones").items() if _alike(zones)}
    for code in languages.known():
        territories = languages.texts(code).locale.territories
        yield from ((territories[country], zone) for country, zone in one.items() if country in territories)


def _alike(zones: Sequence[str]) -> bool:
    """Return whether clocks in all of these zones show the same, summer and winter."""
    instants = [dt.datetime(2026, month, 1, tzinfo=dt.UTC) for month in (1, 7)]
    known = available_timezones()
    shown = {tuple(at.astimezone(ZoneInfo(zone)).utcoffset() for at in instants) for zone in zones if zone in known}
    return len(shown) == 1 and zones[0] in known
