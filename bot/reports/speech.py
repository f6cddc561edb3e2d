"""How topics are said: ranked by mentions, with what their comments feel like; or those of each group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.messages import Table
from bot.reports.groups import label
from bot.reports.naming import topics
from bot.reports.values import amount, said
from bot.statistics import ENOUGH_FOR_SHARE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.languages import Texts
    from bot.reports.readings import Reading, Report

COLUMNS = 5
"""Topics that have a column of their own where groups are compared."""
NAMED = 3
"""Topics that are named in a group's line."""

Figures = dict[str, Any]


def figures(reading: Reading) -> Mapping[str, Figures]:
    """Return what is known of each topic in a group of comments, the most mentioned first."""
    found: Mapping[str, Figures] = reading.estimate.data["topics"] if reading.estimate else {}
    mentioned = {topic: one for topic, one in found.items() if one["mentions"]}
    return dict(sorted(mentioned.items(), key=lambda one: (-one[1]["mentions"], one[0])))


def headline(report: Report, texts: Texts) -> str:
    """Return how many comments mention a topic."""
    estimate = report.total.estimate
    if estimate is None:
        return texts("report.headline", title=report.indicator.title(texts), value=said(report, "none", texts))
    return texts("topics.headline" if estimate.hits else "topics.nothing", n=estimate.n, hits=estimate.hits)


def ranking(report: Report, texts: Texts) -> Table:
    """Return a line and a row for each topic, in the order of the report's groups."""
    head = [texts("dimension.topic"), *(texts(f"topics.{name}") for name in ("mentions", "share"))]
    head += [texts("sentiment.negative"), texts("report.interval"), texts("report.change")]
    rows = [_row(report, reading, texts) for reading in report.groups]
    return Table(rows=(tuple(head), *rows), lines=tuple(_line(report, reading, texts) for reading in report.groups))


def _line(report: Report, reading: Reading, texts: Texts) -> str:
    parts = (_mentioned(report, reading, texts), _negative(reading, texts), _moved(reading, texts))
    return "; ".join(filter(None, parts))


def _mentioned(report: Report, reading: Reading, texts: Texts) -> str:
    name, estimate = label(report, reading, texts), reading.estimate
    if estimate is None:
        return texts("topics.group", name=name, topics=said(report, "none", texts))
    counts = {"hits": estimate.hits, "n": estimate.n}
    if not reading.enough:
        return texts("topics.group", name=name, topics=said(report, "few", texts, **counts))
    return texts("topics.mentioned", name=name, share=amount("share", estimate.value, texts), **counts)


def _negative(reading: Reading, texts: Texts) -> str:
    """Return the share of a topic's comments that are negative; counts where there are too few for a share."""
    for one in figures(reading).values():
        if one["read"] < ENOUGH_FOR_SHARE:
            return texts("topics.negative_few", hits=one["negative"])
        shares = {name: amount("share", one[f"negative_{name}"], texts) for name in ("share", "low", "high")}
        return texts("topics.negative", **shares)
    return ""


def _moved(reading: Reading, texts: Texts) -> str:
    if reading.before is None or reading.change not in {"up", "down"}:
        return ""
    return texts(f"report.moved_{reading.change}", value=amount("share", reading.before.value, texts))


def _row(report: Report, reading: Reading, texts: Texts) -> tuple[str, ...]:
    estimate = reading.estimate
    hits, share = (estimate.hits or 0, estimate.value) if estimate else (0, 0.0)
    one = next(iter(figures(reading).values()), {"negative": 0, "read": 0})
    enough = one["read"] >= ENOUGH_FOR_SHARE
    bounds = [amount("share", one[f"negative_{end}"], texts) for end in ("low", "high")] if enough else []
    return (
        label(report, reading, texts),
        texts.number(hits),
        amount("share", share, texts) if reading.enough else "",
        amount("share", one["negative_share"], texts) if enough else texts.number(one["negative"]),
        " … ".join(bounds),
        _moved(reading, texts),
    )


def matrix(report: Report, texts: Texts) -> Table:
    """Return a line and a row for each group, with the topics that are mentioned most."""
    names = topics(texts)
    columns = list(figures(report.total))[:COLUMNS]
    head = (texts(f"dimension.{report.request.by}"), "n", *(names.get(topic, topic) for topic in columns))
    rows = (_cells(report, reading, columns, texts) for reading in report.groups)
    return Table(rows=(head, *rows), lines=tuple(_named(report, reading, texts) for reading in report.groups))


def _cells(report: Report, reading: Reading, columns: list[str], texts: Texts) -> tuple[str, ...]:
    found = figures(reading)
    cells = (_count("", found[topic], texts) if topic in found else "0" for topic in columns)
    return (label(report, reading, texts), texts.number(reading.estimate.n if reading.estimate else 0), *cells)


def _named(report: Report, reading: Reading, texts: Texts) -> str:
    names = topics(texts)
    found = list(figures(reading).items())[:NAMED]
    counts = ", ".join(_count(names.get(topic, topic), one, texts) for topic, one in found)
    nothing = texts("topic.none") if reading.estimate else said(report, "none", texts)
    return texts("topics.group", name=label(report, reading, texts), topics=counts or nothing)


def _count(name: str, one: Figures, texts: Texts) -> str:
    return texts("topics.count", name=name, n=one["mentions"], negative=one["negative"]).strip()
