"""A command for a number: what was asked, what is known, and how it is said."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from bot import indicators, languages
from bot.errors import Refused
from bot.messages import Reply
from bot.periods.vocabulary import Vocabulary
from bot.reports.choices import worded
from bot.reports.figures import csv, data
from bot.reports.groups import table
from bot.reports.measuring import report
from bot.reports.paths import paths
from bot.reports.pictures import picture
from bot.reports.readings import TIME
from bot.reports.sharing import sharable
from bot.reports.spelling import stored
from bot.reports.wording import headline, sentences
from bot.request import Request, parse_request
from bot.survey import areas
from bot.targets import aimed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.commands import Call
    from bot.reports.readings import Report
    from bot.voices import Voice

VOICES = 2
"""Comments printed below a number."""


def run(call: Call) -> Sequence[Reply]:
    """
    Return the report an indicator's command asks for.

    Raises:
        bot.errors.Refused: a word after the command is not understood.
    """
    indicator = indicators.known()[call.event.name]
    request = requested(call, indicator)
    read = worded(report(indicator, request, call.world), call.workspace.surveys.values(), call.texts.code)
    found = aimed(call.world, named(call, read))
    return (_reply(call, found),)


def named(call: Call, found: Report) -> Report:
    """Return the report with the names of areas, where it has any."""
    request = found.request
    if "area" not in {request.by, *request.filters}:
        return found
    keys = [*request.filters.values(), *(reading.group for reading in found.groups)]
    return replace(found, areas=areas.called(call.world, call.workspace.surveys, call.texts.code, keys))


def requested(call: Call, indicator: indicators.Indicator, words: str | None = None, default: str = "week") -> Request:
    """
    Return the words after the command as a request, with filter values spelt as they are stored.

    Raises:
        bot.errors.Refused: a word is not understood, or is something that nobody knows the indicator by.
    """
    request = parse_request(
        call.event.words if words is None else words,
        default=default,
        today=call.workspace.local_day(call.event.at),
        zone=call.workspace.zone,
        vocabularies=vocabularies(call.texts.code),
        span=indicator.source.span(call.world),
    )
    _known(call, indicator, {request.by, *request.filters} - {"", *TIME})
    filters = {name: stored(call, name, wanted) for name, wanted in request.filters.items()}
    return _told_apart(indicator, replace(request, filters=filters))


def _told_apart(indicator: indicators.Indicator, request: Request) -> Request:
    """Return the request by what the indicator is grouped by where it names nothing; that is never added up."""
    if not indicator.by or indicator.by in request.filters or request.by in {indicator.by, *TIME}:
        return request
    if request.by:
        raise Refused(f"{indicator.name}.which")
    return replace(request, by=indicator.by)


@cache
def vocabularies(first: str) -> tuple[Vocabulary, ...]:
    """Return the words for periods in every language, the reader's first."""
    codes = sorted(languages.known(), key=lambda code: code != first)
    return tuple(
        Vocabulary.read(entries["periods"]) for code in codes if "periods" in (entries := languages.entries(code))
    )


def _known(call: Call, indicator: indicators.Indicator, asked: set[str]) -> None:
    """Refuse to look at an indicator by what nobody knows of it."""
    for name in sorted(asked.difference(indicator.dimensions)):
        offered = ", ".join(call.texts(f"dimension.{each}") for each in indicator.dimensions)
        title = indicator.title(call.texts)
        raise Refused("report.no_dimension", title=title, by=call.texts(f"dimension.{name}"), nearest=offered)


def _voices(call: Call, found: Report) -> Sequence[Voice]:
    measure = found.indicator.measure
    return call.world.voices(measure, found.request.window, VOICES, found.request.filters) if measure else ()


def _reply(call: Call, found: Report) -> Reply:
    texts = call.texts
    voices = () if found.groups else _voices(call, found)
    reply = Reply(
        to=call.event.where,
        title=headline(found, texts),
        text="\n".join(sentences(found, texts, voices)),
        picture=picture(found, texts),
        buttons=paths(found, texts),
        table=table(found, texts),
        file=csv(found) if found.request.csv else "",
        data=data(found),
    )
    return sharable(call, reply)
