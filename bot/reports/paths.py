"""Where to look next: the buttons below a report, each of which puts another in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import taps
from bot.messages import Button
from bot.periods.units import moved
from bot.reports.sources import Scores

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from bot.languages import Texts
    from bot.periods import Window
    from bot.reports.readings import Report
    from bot.request import Request

GROUPS = ("agent", "area", "channel", "product", "segment", "contract", "topic")
"""What reports are told apart by at a press, what is asked for most first."""
OFFERED = 3
COMMENTS = "comments"
"""What indicators are about that have voices without a measure."""


def paths(report: Report, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons in rows: earlier and later, told apart, and what is behind the number."""
    rows = (_times(report, texts), _apart(report, texts), _behind(report, texts))
    fitting = (tuple(button for button in row if button.data) for row in rows)
    return tuple(row for row in fitting if row)


def around(
    command: str, request: Request, span: tuple[dt.date, dt.date] | None, texts: Texts
) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons below what a command says of a period: the same for the one before and the one after."""
    rest = " ".join(filter(None, [filtered(request.filters), f"by {request.by}" if request.by else ""]))
    moves = (
        Button(label=texts(f"path.{name}"), data=taps.turn(f"{command} {window.typed} {rest}".strip()))
        for name, window in _beside(request.window, span)
    )
    row = tuple(button for button in moves if button.data)
    return (row,) if row else ()


def words(report: Report, *, window: Window | None = None, by: str | None = None) -> str:
    """Return the words after the command that ask for this report, over another window or told apart otherwise."""
    request = report.request
    parts = [(window or request.window).typed, filtered(request.filters)]
    grouped = request.by if by is None else by
    return " ".join(filter(None, [*parts, f"by {grouped}" if grouped else ""]))


def filtered(filters: Mapping[str, str]) -> str:
    """Return filters as they are typed."""
    return " ".join(f'{name}="{value}"' if " " in value else f"{name}={value}" for name, value in filters.items())


def back(texts: Texts, line: str) -> tuple[tuple[Button, ...], ...]:
    """Return the button that leads back to a report; none without its line."""
    data = taps.turn(line) if line else ""
    return ((Button(label=texts("path.back"), data=data),),) if data else ()


def _times(report: Report, texts: Texts) -> Iterator[Button]:
    for name, window in _beside(report.request.window, report.span):
        yield _button(texts(f"path.{name}"), report, words(report, window=window))


def _beside(window: Window, span: tuple[dt.date, dt.date] | None) -> Iterator[tuple[str, Window]]:
    """Yield the window before and the one after, where these can hold anything."""
    if span and span[0] < window.first:
        yield "earlier", _moved(window, -1)
    if span and window.end <= span[1]:
        yield "later", _moved(window, 1)


def _moved(window: Window, count: int) -> Window:
    """Return the window so many of its lengths later, a calendar unit as a whole one."""
    if window.unit:
        first = moved(window.unit, window.first, count)
        return replace(window, first=first, end=moved(window.unit, first, 1))
    length = (window.end - window.first) * count
    return replace(window, first=window.first + length, end=window.end + length)


def _apart(report: Report, texts: Texts) -> Iterator[Button]:
    request = report.request
    if request.by and not report.each:
        yield _button(texts("path.whole"), report, words(report, by=""))
    if not report.total.estimate:
        return
    known = [name for name in GROUPS if name in report.indicator.dimensions and name not in request.filters]
    for name in [name for name in known if name != request.by][:OFFERED]:
        yield _button(texts(f"path.by.{name}"), report, words(report, by=name))


def _behind(report: Report, texts: Texts) -> Iterator[Button]:
    about = " ".join(filter(None, [report.request.window.typed, filtered(report.request.filters)]))
    if report.total.estimate and isinstance(report.indicator.source, Scores):
        yield Button(label=texts("path.scores"), data=taps.turn(f"scores {report.indicator.name} {about}"))
    if report.total.estimate and (report.indicator.measure or report.indicator.about == COMMENTS):
        yield Button(label=texts("path.voices"), data=taps.command(f"voices {about}"))
    yield Button(label=texts("path.explain"), data=taps.turn(f"explain {report.indicator.name} {words(report)}"))


def _button(label: str, report: Report, asked: str) -> Button:
    return Button(label=label, data=taps.turn(f"{report.indicator.name} {asked}"))
