"""A digest as a colleague would write it: short sentences, at most ten lines."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bot.digests.sparkline import sparkline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.charts import Chart
    from bot.digests.facts import Facts, Goal
    from bot.digests.looking import Look
    from bot.indicators import Indicator
    from bot.languages import Texts
    from bot.model import Case
    from bot.periods import Window
    from bot.reports.readings import Reading

LINES = 9
"""Lines below the first one."""
LENGTH = 980
"""Characters that fit below a picture everywhere."""
SHOWN = 3
"""Steady numbers, changes and owners that are named one by one."""
STEPS = {"daily": 7, "weekly": 8, "monthly": 6}
"""How far back the small trend goes."""
NOBODY = ""
RARE = 0.01
"""Shares nearer than this to none or all are printed with a digit more."""


def title(window: Window, texts: Texts) -> str:
    """Return the days that are told of, with their zone."""
    from babel.dates import format_date

    first, last = texts.date(window.first), texts.date(window.last)
    if window.days > 1:
        return texts("report.span", first=first, last=last, zone=window.zone.key)
    weekday = format_date(window.first, "EEEE", locale=texts.locale)
    day = texts("digest.day", weekday=weekday, date=first)
    return texts("report.day", first=day[:1].upper() + day[1:], zone=window.zone.key)


def text(facts: Facts, texts: Texts, chart: Chart | None = None) -> str:
    """Return the lines below the title; when they are too many or too long the least important are left out."""
    lines = list(_nothing(facts, texts) if facts.nothing else _lines(facts, texts, chart))
    room = LENGTH - len(title(facts.window, texts))
    while len(lines) > LINES or sum(len(line.words) + 1 for line in lines) > room:
        lines.remove(max(lines, key=lambda line: line.weight))
    return "\n".join(line.words for line in lines)


class Line(NamedTuple):
    """A line that is left out the sooner the more it weighs."""

    words: str
    weight: int


def _nothing(facts: Facts, texts: Texts) -> Iterator[Line]:
    yield Line(texts("digest.nothing"), 0)
    yield from _late(facts, texts)


def _lines(facts: Facts, texts: Texts, chart: Chart | None) -> Iterator[Line]:
    yield from _head(facts, texts, chart)
    yield from _where(facts, texts)
    for number, look in enumerate(facts.real[1 : 1 + SHOWN]):
        yield Line(changed(facts, look, texts), 20 + number)
    yield from _steady(facts, texts)
    yield from _goals(facts, texts)
    yield from cases(facts, texts)
    if facts.voice:
        yield Line(texts("digest.voice", words=facts.voice.text, score=_score(facts.voice.score, texts)), 40)
    yield from _praise(facts, texts)
    if facts.guesses:
        titles = ", ".join(each.title(texts) for each in facts.guesses)
        yield Line(texts("digest.guesses", titles=titles, name=facts.guesses[0].name), 30)
    yield from _late(facts, texts)


def _head(facts: Facts, texts: Texts, chart: Chart | None) -> Iterator[Line]:
    if facts.real:
        yield Line(changed(facts, facts.real[0], texts, trend(facts, chart)), 0)
    elif facts.head:
        yield Line(texts("digest.same", number=number(facts.head, texts, trend(facts, chart))), 0)
    else:
        few = "; ".join(_few(look, texts) for look in facts.looks if look.now.estimate)
        yield Line(texts("digest.few", numbers=few) if few else texts("digest.calm"), 0)


def trend(facts: Facts, chart: Chart | None) -> str:
    """Return the small trend of what the headline is about; nothing without a picture of it."""
    if chart is None:
        return ""
    return sparkline([point.value for point in chart.points][-STEPS[facts.digest.rhythm] :])


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
        before=before(facts, look.before, look.indicator, texts),
    )


def number(look: Look, texts: Texts, line: str = "") -> str:
    """Return an indicator's name and value, with how many answers it rests on and between which bounds it lies."""
    estimate = look.now.estimate
    if estimate is None or not look.now.enough:
        return _few(look, texts)
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
        return texts.duration(value)
    return texts.number(value, 0 if indicator.unit in {"points", "count"} else 1)


def before(facts: Facts, reading: Reading, indicator: Indicator, texts: Texts) -> str:
    """Return what was usual, or what was in the period before."""
    estimate = reading.estimate
    if estimate is None:
        return ""
    value = amount(indicator, estimate.value, texts)
    if facts.digest.rhythm != "daily":
        return texts(f"digest.before.{facts.digest.rhythm}", value=value)
    day = str(facts.window.first.isoweekday()) if facts.window.days == 1 else "days"
    return texts(f"digest.usual.{day}", value=value)


def _few(look: Look, texts: Texts) -> str:
    """Return counts in place of a value that rests on too little."""
    estimate = look.now.estimate
    if estimate is None:
        return ""
    values = {"n": estimate.n} if estimate.hits is None else {"n": estimate.n, "hits": estimate.hits}
    name = "few" if "hits" in values else "few_answers"
    key = f"{look.indicator.about}.{name}"
    counted = texts(key if texts.has(key) else f"report.{name}", **values)
    return texts("report.headline", title=look.indicator.title(texts), value=counted)


def _where(facts: Facts, texts: Texts) -> Iterator[Line]:
    if facts.place is None or facts.place.look.now.estimate is None:
        return
    look = facts.place.look
    estimate, earlier = facts.place.look.now.estimate, look.before.estimate
    shown = {"value": amount(look.indicator, estimate.value, texts), "n": texts.number(estimate.n)}
    then = amount(look.indicator, earlier.value, texts) if earlier else ""
    by = texts(f"dimension.{facts.place.dimension}")
    yield Line(texts("digest.where", by=by, name=look.now.group, before=then, **shown), 10)


def _steady(facts: Facts, texts: Texts) -> Iterator[Line]:
    still = [look for look in facts.looks if look.now.enough and not look.real and look is not facts.head]
    if still:
        named = "; ".join(_brief(look, texts) for look in still[:SHOWN])
        yield Line(texts("digest.still" if facts.real else "digest.also", numbers=named), 35)


def _brief(look: Look, texts: Texts) -> str:
    estimate = look.now.estimate
    if estimate is None:
        return ""
    shown = amount(look.indicator, estimate.value, texts)
    return texts("digest.plain", title=look.indicator.title(texts), value=shown, n=texts.number(estimate.n))


def _goals(facts: Facts, texts: Texts) -> Iterator[Line]:
    for verdict in ("missed", "reached"):
        goals = "; ".join(_goal(goal, texts) for goal in facts.goals if goal.verdict == verdict)
        if goals:
            yield Line(texts(f"digest.{verdict}", goals=goals), 15 if verdict == "missed" else 25)


def _goal(goal: Goal, texts: Texts) -> str:
    value = goal.look.now.estimate.value if goal.look.now.estimate else 0
    shown, target = (amount(goal.look.indicator, each, texts) for each in (value, goal.target))
    return texts("digest.goal", title=goal.look.indicator.title(texts), value=shown, target=target)


def cases(facts: Facts, texts: Texts) -> Iterator[Line]:
    """Yield the line about open cases: how many each owner has, and how old the oldest is."""
    if not facts.cases:
        return
    owned: dict[str, list[Case]] = defaultdict(list)
    for case in facts.cases:
        owned[case.owner_name or case.owner or NOBODY].append(case)
    ranked = sorted(owned.items(), key=lambda each: (each[0] != NOBODY, -len(each[1]), each[0]))
    owners = "; ".join(_owner(name, held, facts.at, texts) for name, held in ranked[:SHOWN])
    more = "; …" if len(ranked) > SHOWN else ""
    late = sum(case.due_at is not None and case.due_at < facts.at for case in facts.cases)
    overdue = texts("digest.overdue", n=late) if late else ""
    yield Line(" ".join(filter(None, (texts("digest.cases", n=len(facts.cases), owners=owners + more), overdue))), 5)


def _owner(name: str, held: Sequence[Case], at: dt.datetime, texts: Texts) -> str:
    oldest = age(at - min(case.opened_at for case in held), texts)
    key = "digest.owner" if len(held) == 1 else "digest.owners"
    return texts(key, name=name or texts("digest.nobody"), n=len(held), age=oldest)


def age(span: dt.timedelta, texts: Texts) -> str:
    """Return an age in whole days, below one day in hours."""
    if span >= dt.timedelta(days=1):
        return texts("digest.days_old", n=span.days)
    return texts("digest.hours_old", n=max(1, round(span / dt.timedelta(hours=1))))


def _praise(facts: Facts, texts: Texts) -> Iterator[Line]:
    if facts.praise:
        quote, agents = facts.praise
        yield Line(texts("digest.praise", agents=", ".join(agents), words=quote.text), 18)
    elif facts.streak:
        found = facts.streak
        yield Line(texts("digest.streak", agent=found.agent, n=found.n, best=found.best, scale=found.scale), 18)


def _score(score: int | None, texts: Texts) -> str:
    return "" if score is None else texts("digest.score", score=score)


def _late(facts: Facts, texts: Texts) -> Iterator[Line]:
    if facts.missed:
        first, last = facts.missed
        key = "digest.missed_day" if first == last else "digest.missed_days"
        yield Line(texts(key, first=texts.date(first), last=texts.date(last)), 1)
