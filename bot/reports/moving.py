"""How it is said what moves a score: sentences and rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.messages import Table
from bot.reports.known import ENOUGH
from bot.reports.pairs import REPLY, TALK
from bot.reports.readings import nothing
from bot.reports.values import amount, span
from bot.reports.wording import only

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.indicators import Indicator
    from bot.languages import Texts
    from bot.reports.drivers import Moves
    from bot.reports.known import Driver
    from bot.request import Request

SMALL = 0.1
"""A correlation below this is not worth a sentence (Cohen, 1988)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What moves a score, for one reader."""

    moves: Moves
    indicator: Indicator
    request: Request
    texts: Texts
    areas: Mapping[str, str]

    @property
    def title(self) -> str:
        """What it is about."""
        return self.texts("drivers.title", title=self.indicator.title(self.texts))

    def lines(self) -> Iterator[str]:
        """Yield the sentences below the title."""
        yield span(self.request.window, self.texts)
        yield from only(nothing(self.indicator, self.request), self.texts)
        yield from self._verdict()
        yield from filter(None, (self._slope(driver) for driver in self.moves.weighed))
        yield from (self._alone(driver) for driver in self.moves.alone)
        if self.moves.few:
            counted = (f"{self.name(key)} ({self.texts.number(n)})" for key, n in self.moves.few)
            yield self.texts("drivers.few", least=ENOUGH, counts=", ".join(counted))

    def _verdict(self) -> Iterator[str]:
        found, texts = self.moves, self.texts
        if found.explained is None or found.bounds is None:
            yield texts("drivers.too_few", n=found.n, least=ENOUGH)
            return
        yield self.most()
        if found.real and found.alike[1:]:
            yield texts("drivers.alike", names=self._names(found.alike))
        shares = {"share": found.explained, "low": found.bounds.low, "high": found.bounds.high}
        yield texts("drivers.explained", n=found.weighed[0].n, **self._shares(shares))
        if found.since:
            yield texts("drivers.since", day=texts.date(found.since))

    def most(self) -> str:
        """Return what moves the score most, or that nothing does."""
        found = self.moves
        if not found.real:
            return self.texts("drivers.nothing")
        if len(found.first) == 1:
            return self.texts("drivers.most" if found.weighed[1:] else "drivers.only", name=self._names(found.first))
        return self.texts(
            "drivers.several" if found.weighed[len(found.first) :] else "drivers.none", names=self._names(found.first)
        )

    def _slope(self, driver: Driver) -> str:
        """Return which way a duration moves the score, where it clearly does; that of areas goes without saying."""
        clear = driver.steep.low > 0 or driver.steep.high < 0
        if driver.key not in {REPLY, TALK} or not clear or abs(driver.slope) < SMALL:
            return ""
        return self.texts(f"drivers.{driver.key}_{'up' if driver.slope > 0 else 'down'}")

    def _alone(self, driver: Driver) -> str:
        figures = {"value": driver.value, "low": driver.bounds.low, "high": driver.bounds.high}
        shown = {name: self.texts.number(round(value, 2), 2) for name, value in figures.items()}
        return self.texts("drivers.alone", n=driver.n, name=self._names([driver.key]), **shown)

    def name(self, key: str) -> str:
        """Return what a driver is called."""
        return self.texts(f"drivers.{key}") if key in {REPLY, TALK} else self.areas.get(key, key)

    def _names(self, keys: Sequence[str]) -> str:
        return self.texts.listed([self.texts("drivers.quoted", name=self.name(key)) for key in keys])

    def _shares(self, figures: Mapping[str, float]) -> dict[str, str]:
        return {name: amount("share", value, self.texts) for name, value in figures.items()}

    def table(self) -> Table | None:
        """Return those that were weighed as rows and as lines; ``None`` where none were."""
        if not self.moves.weighed:
            return None
        head = (self.texts("drivers.driver"), self.texts("drivers.weight"), self.texts("report.interval"), "n")
        rows = [self._row(driver) for driver in self.moves.weighed]
        return Table(rows=(head, *rows), lines=tuple(self.line(driver) for driver in self.moves.weighed))

    def _row(self, driver: Driver) -> tuple[str, ...]:
        shown = self._shares(_figures(driver))
        return (self.name(driver.key), shown["value"], f"{shown['low']} … {shown['high']}", self.texts.number(driver.n))

    def line(self, driver: Driver) -> str:
        """Return a driver with its weight."""
        return self.texts("drivers.line", name=self.name(driver.key), **self._shares(_figures(driver)))


def _figures(driver: Driver) -> dict[str, float]:
    return {"value": driver.value, "low": driver.bounds.low, "high": driver.bounds.high}
