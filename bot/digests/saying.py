"""A digest as a colleague would write it: short sentences, at most ten lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.digests.numbers import amount, changed, few, number
from bot.digests.owners import cases
from bot.digests.sparkline import sparkline
from bot.digests.titles import title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.charts import Chart
    from bot.digests.facts import Facts, Goal
    from bot.digests.looking import Look
    from bot.languages import Texts

LINES = 9
"""Lines below the first one."""
LENGTH = 980
"""Characters that fit below a picture everywhere."""
SHOWN = 3
"""Steady numbers and changes that are named one by one."""
STEPS = {"daily": 7, "weekly": 8, "monthly": 6}
"""How far back the small trend goes."""


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
    titles = ", ".join(look.indicator.title(texts) for look in facts.looks)
    said = texts("digest.nothing_of", titles=titles) if facts.digest.indicators else texts("digest.nothing")
    yield Line(" ".join(filter(None, (said, cases(facts, texts)))), 0)
    yield from _late(facts, texts)


def _lines(facts: Facts, texts: Texts, chart: Chart | None) -> Iterator[Line]:
    yield from _head(facts, texts, chart)
    yield from _where(facts, texts)
    for place, look in enumerate(facts.real[1 : 1 + SHOWN]):
        yield Line(changed(facts, look, texts), 20 + place)
    yield from _steady(facts, texts)
    yield from _goals(facts, texts)
    if told := cases(facts, texts):
        yield Line(told, 5)
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
        said = "digest.same" if facts.head.comparable else "digest.alone"
        yield Line(texts(said, number=number(facts.head, texts, trend(facts, chart))), 0)
    else:
        counted = "; ".join(few(look, texts) for look in facts.looks if look.now.estimate)
        yield Line(texts("digest.few", numbers=counted) if counted else texts("digest.calm"), 0)


def trend(facts: Facts, chart: Chart | None) -> str:
    """Return the small trend of what the headline is about; nothing without a picture of it."""
    if chart is None:
        return ""
    return sparkline([point.value for point in chart.points][-STEPS[facts.digest.rhythm] :])


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
    if facts.real:
        still = [look for look in still if look.comparable]
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
