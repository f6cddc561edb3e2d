"""What a mapping file says about a column of scores."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.recording import RATED
from handlers.files import checks
from handlers.files.mapping import AREA, CSAT, MEASURES, YES, YES_NO, Rating

if TYPE_CHECKING:
    from handlers.files.sections import Section

STEPS = 100
"""The longest scale."""


def rating(table: Section) -> Rating:
    """
    Return one table of ``[[rating]]``.

    Raises:
        Refused: it says something that cannot be.
    """
    measure, area = _counted(table)
    kind = MEASURES[measure]
    plain = Rating(
        column=table.needed("column"),
        measure=measure,
        question=f"{measure}.{area}" if area else table.text("question", measure),
        scale=table.number("scale", kind.steps, 2, STEPS),
        lowest=table.number("lowest", kind.lowest, 0, 1),
        none=folded(table.texts("none")),
        unanswered=folded(table.texts("unanswered")),
    )
    values = table.table("values")
    scores = {name.strip().casefold(): values.number(name, 0, plain.lowest, plain.highest) for name in values.data}
    table.done()
    return replace(plain, values={**(YES_NO if measure == YES else {}), **scores})


def _counted(table: Section) -> tuple[str, str]:
    """Return as what the scores are counted, and of which area."""
    area = table.text("area").strip()
    default = AREA if area else CSAT
    measure = checks.one_of("rating.measure", table.text("measure", default), tuple(MEASURES)) or default
    if (measure in RATED) is not bool(area):
        raise Refused("map.needed" if measure in RATED else "map.unknown", name="rating.area", nearest="measure")
    return measure, area


def folded(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return texts as cells are compared with them."""
    return tuple(each.strip().casefold() for each in texts)
