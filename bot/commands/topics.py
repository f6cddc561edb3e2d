"""``/topics month``: what comments speak of, most often first, and how many of those comments are negative."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import indicators
from bot.commands import Call, Command
from bot.messages import Reply
from bot.model import Role
from bot.reports import quoting, speech
from bot.reports.figures import data, harmless
from bot.reports.measuring import report
from bot.reports.naming import topics
from bot.reports.paths import paths
from bot.reports.pictures import picture
from bot.reports.report import requested
from bot.reports.sharing import sharable
from bot.reports.values import span
from bot.reports.wording import certainty, only
from bot.voices import Search

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.charts import Chart
    from bot.languages import Texts
    from bot.reports.readings import Report

TOPIC = "topic"
EXAMPLES = 3
"""Topics of which a comment is quoted."""
COLUMNS = ("topic", "comments", "mentions", "negative", "read", "negative_share", "negative_low", "negative_high")


def run(call: Call) -> Sequence[Reply]:
    """
    Return the topics in the order of their mentions, or those of each group.

    Raises:
        bot.errors.Refused: a word after the command is not understood.
    """
    indicator = indicators.known()["topics"]
    request = requested(call, indicator)
    request = replace(request, by=request.by or TOPIC)
    found = report(replace(indicator, by=TOPIC), request, call.world)
    return (_reply(call, _ranked(found) if found.each else found),)


def _ranked(found: Report) -> Report:
    """Return the report with the topics that are mentioned, most often first."""
    hits = {each.group: each.estimate.hits or 0 for each in found.groups if each.estimate}
    mentioned = [each for each in found.groups if hits.get(each.group)]
    return replace(found, groups=tuple(sorted(mentioned, key=lambda each: (-hits[each.group], each.group))))


def _reply(call: Call, found: Report) -> Reply:
    texts = call.texts
    lines = [span(found.request.window, texts), *only(found, texts), *_below(call, found)]
    table = speech.ranking(found, texts) if found.each else speech.matrix(found, texts)
    reply = Reply(
        to=call.event.where,
        title=speech.headline(found, texts),
        text="\n".join(lines),
        picture=_picture(found, texts) if found.each else None,
        buttons=paths(found, texts),
        table=table if found.groups else None,
        file=_csv(found) if found.request.csv else "",
        data=data(found),
    )
    return sharable(call, reply)


def _picture(found: Report, texts: Texts) -> Chart | None:
    drawn = picture(found, texts)
    title = texts("report.headline", title=found.indicator.title(texts), value=texts("topics.share"))
    return replace(drawn, title=title) if drawn else None


def _below(call: Call, found: Report) -> Iterator[str]:
    estimate = found.total.estimate
    if estimate is None:
        yield from certainty(found, call.texts)
    if found.each:
        yield from _voices(call, found)


def _voices(call: Call, found: Report) -> Iterator[str]:
    """Yield a comment about each of the topics that are mentioned most: the newest that feels as most of them do."""
    names = topics(call.texts)
    for reading in found.groups[:EXAMPLES]:
        search = Search(window=found.request.window, filters=found.request.filters, topics=(reading.group,))
        dark = any(2 * one["negative"] >= one["read"] for one in speech.figures(reading).values())
        for voice in call.world.comments(replace(search, label="negative" if dark else ""), 1):
            said = quoting.quoted(voice, call.texts)
            yield call.texts("topics.voice", name=names.get(reading.group, reading.group), voice=said)


def _csv(found: Report) -> str:
    """Return a row for each topic, of each group where there are several."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS if found.each else (found.request.by, *COLUMNS))
    for reading in found.groups:
        group = () if found.each else (harmless(reading.group),)
        comments = reading.estimate.n if reading.estimate else 0
        for topic, one in speech.figures(reading).items():
            writer.writerow([*group, topic, comments, *(one.get(name, "") for name in COLUMNS[2:])])
    return out.getvalue()


COMMAND = Command(name="topics", run=run, role=Role.LEAD, reads=True)
