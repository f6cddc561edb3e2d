"""How a report is said: a headline and sentences below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import targets
from bot.reports.groups import standing_out
from bot.reports.naming import topics
from bot.reports.quoting import quoted
from bot.reports.values import amount, counted, note, said, span, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.indicators import Estimate
    from bot.languages import Texts
    from bot.reports.readings import Report
    from bot.voices import Voice


def headline(report: Report, texts: Texts) -> str:
    """Return the indicator's name and its value."""
    return texts("report.headline", title=report.indicator.title(texts), value=value(report, report.total, texts))


def sentences(report: Report, texts: Texts, voices: Sequence[Voice]) -> list[str]:
    """Return the lines below the headline: range, certainty, comparison, groups, and voices of customers."""
    lines = [span(report.request.window, texts), *only(report, texts), *certainty(report, texts)]
    lines += _comparison(report, texts) if report.total.estimate and not report.each else []
    lines += _target(report, texts)
    lines += _about_groups(report, texts)
    return lines + [quoted(voice, texts) for voice in voices]


def only(report: Report, texts: Texts) -> list[str]:
    """Return to what the report is limited, if it is."""
    named = (f"{name}={_wanted(report, name, value, texts)}" for name, value in report.request.filters.items())
    chosen = ", ".join(named)
    return [texts("report.only", filters=chosen)] if chosen else []


def _wanted(report: Report, dimension: str, value: str, texts: Texts) -> str:
    if dimension == "topic":
        return topics(texts).get(value, value)
    return report.areas.get(value, value) if dimension == "area" else value


def certainty(report: Report, texts: Texts) -> list[str]:
    """Return how much stands behind the value, with its notes; without any, where there is something."""
    estimate = report.total.estimate
    if estimate is None:
        return list(_where_answers_are(report, texts))
    lines = [note(one, texts) for one in estimate.notes] + _earlier(report, texts)
    if not report.total.enough:
        return [said(report, "too_few", texts, n=report.indicator.least), *lines]
    return [_sure(report, estimate, texts), *lines]


def _where_answers_are(report: Report, texts: Texts) -> Iterator[str]:
    if report.request.future:
        yield texts("report.future")
    if report.span is None:
        yield said(report, "none_yet", texts)
        return
    yield said(report, "none_here", texts, first=texts.date(report.span[0]), last=texts.date(report.span[1]))


def _earlier(report: Report, texts: Texts) -> list[str]:
    """Return from when on there is anything, where the period begins before that."""
    if report.span is None or report.span[0] <= report.request.window.first:
        return []
    return [texts("report.since", first=texts.date(report.span[0]))]


def _sure(report: Report, estimate: Estimate, texts: Texts) -> str:
    """Return how many answers there are, and between which bounds the value lies."""
    if estimate.low is None or estimate.high is None:
        return said(report, "answers", texts, n=estimate.n)
    low, high = (amount(report.indicator.unit, bound, texts) for bound in (estimate.low, estimate.high))
    name = "certainty" if estimate.hits is not None else "certainty_points"
    return said(report, name, texts, hits=estimate.hits, n=estimate.n, low=low, high=high)


def _comparison(report: Report, texts: Texts) -> list[str]:
    before = report.request.window.previous()
    period = span(before, texts)
    if report.previous.estimate is None:
        first = report.span is not None and before.end <= report.span[0]
        return [] if first else [said(report, "no_previous", texts, period=period)]
    verdict = texts(
        f"report.{report.change}" if report.previous.enough and report.total.enough else "report.unclear_few"
    )
    return [texts("report.previous", value=counted(report, report.previous, texts), period=period, verdict=verdict)]


def _target(report: Report, texts: Texts) -> list[str]:
    if report.each:
        set_for_some = any(reading.target is not None for reading in report.groups)
        return [] if set_for_some or report.request.versus != "target" else [texts("report.no_target")]
    if report.target is None:
        return [texts("report.no_target")] if report.request.versus == "target" else []
    printed = amount(report.indicator.unit, report.target, texts)
    return [texts(f"target.{targets.verdict(report) or 'set'}", target=printed), *_margin(report, texts)]


def _margin(report: Report, texts: Texts) -> list[str]:
    """Return how many answers there are beyond or short of what the target takes, where that is counted."""
    apart, estimate = targets.margin(report), report.total.estimate
    if not apart or estimate is None or not report.indicator.measure:
        return []
    hits = estimate.hits or 0
    return [texts("target.beyond" if apart > 0 else "target.short", n=abs(apart), hits=hits, needed=hits - apart)]


def _about_groups(report: Report, texts: Texts) -> list[str]:
    by = report.request.by
    if by and not report.groups:
        return [texts("report.no_groups", by=texts(f"dimension.{by}"))]
    return standing_out(report, texts)
