"""Which value of a dimension somebody means: as it is stored, in any case, and areas by their names, too."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.reports import naming
from bot.survey import areas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.commands import Call

OFFERED = 5
"""Values that are offered in place of one that nobody knows."""


def stored(call: Call, dimension: str, wanted: str) -> str:
    """
    Return a value as it is stored.

    Raises:
        Refused: nobody knows it; those that look like it are offered.
    """
    found = meant(call, dimension, wanted)
    if found is not None:
        return found
    offered = spellings(call, dimension, call.world.recorded(dimension))
    near = get_close_matches(wanted.casefold(), offered, n=OFFERED, cutoff=0.4) or list(offered)[:OFFERED]
    shown = _shown(call, dimension)
    names = list(dict.fromkeys(shown.get(offered[name], offered[name]) for name in near))
    key = "report.no_value" if names else "report.no_values"
    raise Refused(key, by=call.texts(f"dimension.{dimension}"), value=wanted, nearest=", ".join(names))


def meant(call: Call, dimension: str, wanted: str) -> str | None:
    """Return a value as it is stored, or ``None``; what has answers is looked through first."""
    rated = spellings(call, dimension, call.world.values(dimension)).get(wanted.casefold())
    if rated is not None:
        return rated
    return spellings(call, dimension, call.world.recorded(dimension, wanted)).get(wanted.casefold())


def spellings(call: Call, dimension: str, known: Sequence[str]) -> dict[str, str]:
    """Return what may be typed, in small letters, for each of the known values and of those that surveys name."""
    shown = _shown(call, dimension)
    return {name.casefold(): value for value, name in shown.items()} | {value.casefold(): value for value in known}


def _shown(call: Call, dimension: str) -> Mapping[str, str]:
    """Return the names of values that are not shown as they are stored."""
    if dimension != "area":
        return naming.of(dimension, call.texts)
    return areas.called(call.world, call.workspace.surveys, call.texts.code, call.world.values("area"))
