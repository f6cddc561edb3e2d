"""What moves a score as a picture, and the same for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.charts import Chart, Point
from bot.reports.figures import document
from bot.reports.values import capital, span

if TYPE_CHECKING:
    from bot.reports.drivers import Moves
    from bot.reports.known import Driver
    from bot.reports.moving import Said
    from bot.request import Request

LEAST = 10
"""Percent that the axis shows at least."""
HEAD = ("driver", "n", "weight", "low", "high", "correlation", "correlation_low", "correlation_high")


def picture(said: Said) -> Chart | None:
    """Return the weights with their intervals; ``None`` where there are none."""
    if not said.moves.weighed:
        return None
    points = tuple(_point(said, driver) for driver in said.moves.weighed)
    weights = "; ".join(said.line(driver) for driver in said.moves.weighed)
    return Chart(
        shape="bar",
        title=said.title,
        points=points,
        maximum=max(LEAST, *(point.high or 0 for point in points)),
        note=f"{capital(said.texts('drivers.weight'))}. {span(said.request.window, said.texts)}",
        alt=f"{said.title}. {said.most()} {weights}.",
        language=said.texts.code,
    )


def _point(said: Said, driver: Driver) -> Point:
    value, low, high = (100 * each for each in (driver.value, driver.bounds.low, driver.bounds.high))
    return Point(label=said.name(driver.key), value=value, low=low, high=high, n=driver.n)


def csv(moves: Moves) -> str:
    """Return every driver as CSV; those that could not be weighed have their correlation only."""
    return document(HEAD, (each.values() for each in _drivers(moves)))


def data(moves: Moves, name: str, request: Request) -> dict[str, Any]:
    """Return all of it for programs; ``name`` is the score's."""
    window = request.window
    return {
        "indicator": name,
        "window": {"start": window.first.isoformat(), "end": window.end.isoformat(), "zone": window.zone.key},
        "n": moves.weighed[0].n if moves.weighed else 0,
        "answers": moves.n,
        "since": moves.since.isoformat() if moves.since else None,
        "explained": moves.explained,
        "explained_low": moves.bounds.low if moves.bounds else None,
        "explained_high": moves.bounds.high if moves.bounds else None,
        "drivers": _drivers(moves),
        "real": moves.real,
        "first": list(moves.first) if moves.real else [],
        "alike": list(moves.alike) if moves.real else [],
        "too_few": dict(moves.few),
    }


def _drivers(moves: Moves) -> list[dict[str, Any]]:
    weighed = [(each, (each.value, each.bounds.low, each.bounds.high)) for each in moves.weighed]
    alone = [(each, (None, None, None)) for each in moves.alone]
    return [
        dict(zip(HEAD, (each.key, each.n, *weight, each.slope, each.steep.low, each.steep.high), strict=True))
        for each, weight in (*weighed, *alone)
    ]
