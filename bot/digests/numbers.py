"""A number in a digest: with how many answers it rests on, and what was before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.digests.facts import Facts
    from bot.digests.looking import Look
    from bot.indicators import Indicator
    from bot.languages import Texts

HOUR = 3600
RARE = 0.01
"""Shares nearer than this to none or all are printed with a digit more."""


def changed(facts: Facts, look: Look, texts: Texts, line: str = "") -> str:
    """Return a change in a sentence, with what was before."""
    estimate = look.now.estimate
    if estimate is None or estimate.low is None or estimate.high is None:
        return number(look, texts, line)
    value, low, high = (amount(look.indicator, each, texts) for each in (estimate.value, estimate.low, estimate.high))
    return texts(
        "digest.rose" if look.rose else "digest.fell",
        title=look.indicator.title(texts),
        value=f"{value} {line}".strip(),
        sure=texts("digest.sure", n=texts.number(estimate.n), low=low, high=high),
        before=before(facts, look, texts),
    )


def number(look: Look, texts: Texts, line: str = "") -> str:
    """Return an indicator's name and value, with how many answers it rests on and between which bounds it lies."""
    estimate = look.now.estimate
    if estimate is None or not look.now.enough:
        return few(look, texts)
    shown = amount(look.indicator, estimate.value, texts) + (f" {line}" if line else "")
    values = {"title": look.indicator.title(texts), "value": shown, "n": texts.number(estimate.n)}
    if estimate.low is None or estimate.high is None:
        return texts("digest.plain", **values)
    low, high = (amount(look.indicator, bound, texts) for bound in (estimate.low, estimate.high))
    return texts("digest.number", **values, low=low, high=high)


def amount(indicator: Indicator, value: float, texts: Texts) -> str:
    """Return a value without the digits that nobody needs in the morning."""
    if indicator.unit == "share":
        rare = 0 < value < RARE or 1 - RARE < value < 1
        return texts.percent(value, 1 if rare else 0)
    if indicator.unit == "duration":
        shown = texts.duration(value)
        return texts("digest.minutes", value=shown) if value < HOUR else shown
    return texts.number(value, 0 if indicator.unit in {"points", "count"} else 1)


def before(facts: Facts, look: Look, texts: Texts) -> str:
    """Return what was usual, or what was in the period before; what was but once is not called usual."""
    estimate = look.before.estimate
    if estimate is None:
        return ""
    value = amount(look.indicator, estimate.value, texts)
    if facts.digest.rhythm != "daily" or look.times <= 1:
        return texts(f"digest.before.{facts.digest.rhythm}", value=value)
    day = str(facts.window.first.isoweekday()) if facts.window.days == 1 else "days"
    return texts(f"digest.usual.{day}", value=value)


def few(look: Look, texts: Texts) -> str:
    """Return counts in place of a value that rests on too little."""
    estimate = look.now.estimate
    if estimate is None:
        return ""
    values = {"n": estimate.n} if estimate.hits is None else {"n": estimate.n, "hits": estimate.hits}
    name = "few" if "hits" in values else "few_answers"
    key = f"{look.indicator.about}.{name}"
    counted = texts(key if texts.has(key) else f"report.{name}", **values)
    return texts("report.headline", title=look.indicator.title(texts), value=counted)
