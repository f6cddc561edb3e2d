"""How single things are said: a value in its unit, a sentence about what is counted, a window, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.indicators import Amount, Note

if TYPE_CHECKING:
    from bot.indicators import Estimate
    from bot.languages import Texts
    from bot.periods import Window
    from bot.reports.readings import Reading, Report


def value(report: Report, reading: Reading, texts: Texts) -> str:
    """Return a reading's value as it is printed; counts where there are too few answers for a share."""
    estimate = reading.estimate
    if estimate is None:
        return said(report, "none", texts)
    if not reading.enough:
        return _few(report, estimate, texts)
    return amount(report.indicator.unit, estimate.value, texts)


def counted(report: Report, reading: Reading, texts: Texts) -> str:
    """Return a reading's value with how many stand behind it, where that is not what is printed."""
    printed, estimate = value(report, reading, texts), reading.estimate
    return texts("report.with_n", value=printed, n=estimate.n) if estimate and reading.enough else printed


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


def span(window: Window, texts: Texts) -> str:
    """Return a window's first and last day with its zone."""
    first, last = texts.date(window.first), texts.date(window.last)
    key = "report.day" if window.days == 1 else "report.span"
    return texts(key, first=first, last=last, zone=window.zone.key)


def capital(text: str) -> str:
    """Return a text that begins a sentence."""
    return text[:1].upper() + text[1:]


def note(one: Note, texts: Texts) -> str:
    """Return a note as a sentence, the amounts and the notes in it as this language prints them."""
    return texts(one.key, **{name: _shown(value, texts) for name, value in one.values.items()})


def _shown(value: object, texts: Texts) -> object:
    if isinstance(value, tuple):
        return ", ".join(str(_shown(each, texts)) for each in value)
    if isinstance(value, Note):
        return note(value, texts)
    return amount(value.unit, value.value, texts) if isinstance(value, Amount) else value
