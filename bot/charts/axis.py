"""Where values stand, and which of them are written on the axis."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.charts.chart import Chart

_FINEST: Final = 1e-6
_ROUND: Final = (1.0, 2.0, 2.5, 3.0, 5.0)
_TEN: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An axis from ``low`` to ``high`` in the chart's unit, with a tick every ``step``."""

    low: float
    high: float
    step: float

    @property
    def span(self) -> float:
        """How far the ends are apart, above 0."""
        return self.high - self.low

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values to write, lowest first."""
        count = math.floor(self.span / self.step + 1e-9)
        return tuple(self.low + index * self.step for index in range(count + 1))

    @property
    def decimals(self) -> int:
        """How many decimals the ticks need, 6 at most."""
        digits = f"{math.remainder(self.step, 1):.6f}".rstrip("0")
        return len(digits.partition(".")[2])

    def place(self, value: float, start: float, end: float) -> float:
        """Return where a value stands when the axis goes from ``start`` to ``end``; beyond an end is at that end."""
        share = min(max((value - self.low) / self.span, 0), 1)
        return start + share * (end - start)


def scale(chart: Chart) -> Scale:
    """Return the chart's own axis, made longer only if a value or the target lies outside."""
    marks = [point.value for point in chart.points if point.value is not None]
    marks += [] if chart.target is None else [chart.target]
    low = chart.minimum
    high = max(chart.maximum, low + _FINEST * max(1, abs(low)))
    least, most = min([low, *marks]), max([high, *marks])
    if (least, most) == (low, high):
        return Scale(low=low, high=high, step=_even(high - low))
    return _longer(min(least, low), most, _above((most - least) / 4))


def _longer(least: float, most: float, step: float) -> Scale:
    low = math.floor(least / step) * step
    high = low + math.ceil((most - low) / step - 1e-9) * step
    return Scale(low=low, high=high, step=step)


def _even(span: float) -> float:
    """Return a round step that divides the span, or failing that any round one."""
    steps = (span / parts for parts in (4, 5, 3, 6, 2))
    return next((step for step in steps if _is_round(step)), _above(span / 4))


def _is_round(step: float) -> bool:
    return any(math.isclose(step, round_step) for round_step in _rounds(step))


def _above(step: float) -> float:
    rounds = _rounds(step)
    return next((round_step for round_step in rounds if round_step >= step * (1 - 1e-9)), 2 * rounds[-1])


def _rounds(step: float) -> list[float]:
    """Return the round steps of this size; 25 reads well on an axis, 2.5 does not."""
    power: float = 10.0 ** math.floor(math.log10(step))
    return [number * power for number in _ROUND if power >= _TEN or number.is_integer()]
