"""How a report is said: a headline, sentences, rows, CSV, and the same for programs."""

from __future__ import annotations

import csv as _csv
import io
from typing import TYPE_CHECKING, Any

from bot import targets
from bot.indicators import Amount
from bot.messages import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.indicators import Estimate, Note
    from bot.languages import Texts
    from bot.periods import Window
    from bot.ports import Voice
    from bot.reports.readings import Reading, Report

QUOTE = 200
"""Characters of a comment that are printed below a number."""


def headline(report: Report, texts: Texts) -> str:
    """Return the indicator's name and its value."""
    return texts("report.headline", title=report.indicator.title(texts), value=value(report, report.total, texts))


def value(report: Report, reading: Reading, texts: Texts) -> str:
    """Return a reading's value as it is printed; counts where there are too few answers for a share."""
    estimate = reading.estimate
    if estimate is None:
        return said(report, "none", texts)
    if not reading.enough:
        return _few(report, estimate, texts)
    return amount(report.indicator.unit, estimate.value, texts)


def said(report: Report, sentence: str, texts: Texts, /, **values: object) -> str:
    """Return a sentence of reports, as it is said of what this indicator counts."""
    key = f"{report.indicator.about}.{sentence}"
    return texts(key if texts.has(key) else f"report.{sentence}", **values)


def _few(report: Report, estimate: Estimate, texts: Texts) -> str:
    if estimate.hits is None:
        return said(report, "few_answers", texts, n=estimate.n)
    return said(report, "few", texts, hits=estimate.hits, n=estimate.n)


def amount(unit: str, number: float, texts: Texts) -> str:
    """
    Return a number in its unit: percent with two decimals, points with one, a duration as hours and minutes.

    ``money:EUR`` is hundredths of that currency.
    """
    if unit.startswith("money:"):
        return texts.money(number / 100, unit.removeprefix("money:"))
    if unit == "share":
        return texts.percent(number, 2)
    if unit == "duration":
        return texts.duration(number)
    return texts.number(number, {"points": 1, "count": 0}.get(unit, 2))


def sentences(report: Report, texts: Texts, voices: Sequence[Voice]) -> list[str]:
    """Return the lines below the headline: range, certainty, comparison, groups, and voices of customers."""
    lines = [span(report.request.window, texts), *_filters(report, texts), *_certainty(report, texts)]
    lines += _comparison(report, texts) if report.total.estimate else []
    lines += _target(report, texts)
    lines += _about_groups(report, texts)
    return lines + [_voice(voice, texts) for voice in voices]


def span(window: Window, texts: Texts) -> str:
    """Return a window's first and last day with its zone."""
    first, last = texts.date(window.first), texts.date(window.last)
    key = "report.day" if window.days == 1 else "report.span"
    return texts(key, first=first, last=last, zone=window.zone.key)


def _filters(report: Report, texts: Texts) -> list[str]:
    named = (f"{name}={_wanted(report, name, value)}" for name, value in report.request.filters.items())
    chosen = ", ".join(named)
    return [texts("report.only", filters=chosen)] if chosen else []


def _wanted(report: Report, dimension: str, value: str) -> str:
    return report.areas.get(value, value) if dimension == "area" else value


def _certainty(report: Report, texts: Texts) -> list[str]:
    estimate = report.total.estimate
    if estimate is None:
        return [_where_answers_are(report, texts)]
    notes = [note(one, texts) for one in estimate.notes]
    if not report.total.enough:
        return [said(report, "too_few", texts, n=report.indicator.least), *notes]
    return [_sure(report, estimate, texts), *notes]


def _where_answers_are(report: Report, texts: Texts) -> str:
    if report.span is None:
        return said(report, "none_yet", texts)
    return said(report, "none_here", texts, first=texts.date(report.span[0]), last=texts.date(report.span[1]))


def _sure(report: Report, estimate: Estimate, texts: Texts) -> str:
    """Return how many answers there are, and between which bounds the value lies."""
    if estimate.low is None or estimate.high is None:
        return said(report, "answers", texts, n=estimate.n)
    low, high = (amount(report.indicator.unit, bound, texts) for bound in (estimate.low, estimate.high))
    name = "certainty" if estimate.hits is not None else "certainty_points"
    return said(report, name, texts, hits=estimate.hits, n=estimate.n, low=low, high=high)


def note(one: Note, texts: Texts) -> str:
    """Return a note as a sentence, its amounts as this language prints them."""
    return texts(one.key, **{name: _shown(value, texts) for name, value in one.values.items()})


def _shown(value: object, texts: Texts) -> object:
    return amount(value.unit, value.value, texts) if isinstance(value, Amount) else value


def _comparison(report: Report, texts: Texts) -> list[str]:
    before = report.request.window.previous()
    period = span(before, texts)
    if report.previous.estimate is None:
        first = report.span is not None and before.end <= report.span[0]
        return [] if first else [said(report, "no_previous", texts, period=period)]
    verdict = texts(
        f"report.{report.change}" if report.previous.enough and report.total.enough else "report.unclear_few"
    )
    return [texts("report.previous", value=value(report, report.previous, texts), period=period, verdict=verdict)]


def _target(report: Report, texts: Texts) -> list[str]:
    if report.target is None:
        return [texts("report.no_target")] if report.request.versus == "target" else []
    printed = amount(report.indicator.unit, report.target, texts)
    return [texts(f"target.{targets.verdict(report) or 'set'}", target=printed)]


def _about_groups(report: Report, texts: Texts) -> list[str]:
    by = report.request.by
    if by and not report.groups:
        return [texts("report.no_groups", by=texts(f"dimension.{by}"))]
    return _standing_out(report, texts)


def table(report: Report, texts: Texts) -> Table | None:
    """Return the groups as rows and as lines, or ``None`` when there are none."""
    if not report.groups:
        return None
    lines = tuple(_group(report, reading, texts) for reading in report.groups)
    return Table(rows=_rows(report, texts), lines=lines)


def _group(report: Report, reading: Reading, texts: Texts) -> str:
    name = label(report, reading, texts)
    printed = value(report, reading, texts)
    if reading.estimate is None or not reading.enough:
        return texts("report.group_few", name=name, value=printed)
    low, high = reading.estimate.low, reading.estimate.high
    if low is None or high is None:
        return said(report, "group_plain", texts, name=name, value=printed, n=reading.estimate.n)
    bounds = {"low": amount(report.indicator.unit, low, texts), "high": amount(report.indicator.unit, high, texts)}
    return said(report, "group", texts, name=name, value=printed, n=reading.estimate.n, **bounds)


def label(report: Report, reading: Reading, texts: Texts) -> str:
    """Return a group's name as it is printed: a language by its name, a day in the reader's form."""
    import datetime as dt

    if report.request.by in {"", "day", "week"}:
        return texts.date(dt.date.fromisoformat(reading.group))
    if report.request.by == "language":
        return str(texts.locale.languages.get(reading.group, reading.group))
    return report.areas.get(reading.group, reading.group) if report.request.by == "area" else reading.group


def _standing_out(report: Report, texts: Texts) -> list[str]:
    if report.request.by in {"day", "week"} or len(report.groups) < 2:  # noqa: PLR2004 - a comparison needs two
        return []
    if report.standing is None:
        return [said(report, "too_few_groups", texts)]
    better, worse = best_and_worst(report)
    named = [texts("report.better", names=_names(report, better, texts))] if better else []
    named += [texts("report.worse", names=_names(report, worse, texts))] if worse else []
    return named or [texts("report.no_one" if report.standing.overlap else "report.no_clear_one")]


def _names(report: Report, groups: Sequence[str], texts: Texts) -> str:
    return ", ".join(label(report, reading, texts) for reading in report.groups if reading.group in groups)


def best_and_worst(report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the groups that are clearly better, and clearly worse, than most others."""
    if report.standing is None:
        return (), ()
    apart = (report.standing.above, report.standing.below)
    return (apart[1], apart[0]) if report.indicator.low_is_good else apart


def _voice(voice: Voice, texts: Texts) -> str:
    words = voice.text if len(voice.text) <= QUOTE else voice.text[: QUOTE - 1] + "…"
    return texts("report.voice", words=" ".join(words.split()), score=voice.score, reference=voice.reference)


def _rows(report: Report, texts: Texts) -> tuple[tuple[str, ...], ...]:
    head = (texts(f"dimension.{report.request.by}"), report.indicator.title(texts), texts("report.interval"), "n")
    return (head, *(_row(report, reading, texts) for reading in report.groups))


def _row(report: Report, reading: Reading, texts: Texts) -> tuple[str, ...]:
    estimate = reading.estimate
    if estimate is None:
        return (label(report, reading, texts), said(report, "none", texts), "", "0")
    known = [bound for bound in (estimate.low, estimate.high) if bound is not None]
    bounds = [amount(report.indicator.unit, bound, texts) for bound in known]
    return (label(report, reading, texts), value(report, reading, texts), " … ".join(bounds), texts.number(estimate.n))


def csv(report: Report) -> str:
    """Return the report as CSV: a row for each group, or for each step of the trend; numbers as programs read them."""
    out = io.StringIO()
    writer = _csv.writer(out)
    writer.writerow([report.request.by or "from", "n", "value", "low", "high"])
    for reading in report.groups or report.trend:
        found = numbers(reading)
        writer.writerow([_harmless(reading.group), *(found[name] for name in ("n", "value", "low", "high"))])
    return out.getvalue()


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def numbers(reading: Reading) -> dict[str, Any]:
    """Return n, value, low and high, unrounded; ``None`` where there is no answer."""
    estimate = reading.estimate
    if estimate is None:
        return {"n": 0, "value": None, "low": None, "high": None}
    known = {"n": estimate.n, "value": estimate.value, "low": estimate.low, "high": estimate.high}
    return known | ({} if estimate.hits is None else {"hits": estimate.hits}) | dict(estimate.data)


def data(report: Report) -> dict[str, Any]:
    """Return the report for programs."""
    window = report.request.window
    better, worse = best_and_worst(report)
    return {
        "indicator": report.indicator.name,
        "window": {"start": window.first.isoformat(), "end": window.end.isoformat(), "zone": window.zone.key},
        **numbers(report.total),
        "target": report.target,
        "target_verdict": targets.verdict(report) or None,
        "enough": report.total.enough,
        "previous": numbers(report.previous),
        "change": report.change,
        "groups": [{"group": reading.group, "enough": reading.enough, **numbers(reading)} for reading in report.groups],
        "better": list(better),
        "worse": list(worse),
        "stands_out": [*better, *worse],
    }
