"""A command for a number: what was asked, what is known, and how it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import indicators, languages
from bot.messages import Reply, Table
from bot.pictures import picture
from bot.readings import report
from bot.request import Request, parse_request
from bot.wording import csv, data, headline, rows, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.commands import Call
    from bot.readings import Report

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
    found = report(indicator, request, call.world)
    return (_reply(call, found),)


def requested(call: Call, indicator: indicators.Indicator) -> Request:
    """Return the words after the command as a request, with filter values spelt as they are stored."""
    today = call.workspace.local_day(call.event.at)
    return parse_request(
        call.event.words,
        today=today,
        zone=call.workspace.zone,
        vocabularies=tuple(languages.entries(code)["periods"] for code in languages.known() if "periods" in languages.entries(code)),
        span=call.world.span(indicator.measure),
    )


def _reply(call: Call, found: Report) -> Reply:
    texts = call.texts
    words = f"/{call.event.name} {call.event.words}".strip()
    voices = () if found.groups else call.world.voices(found.indicator.measure, found.request.window, VOICES)
    return Reply(
        to=call.event.where,
        title=headline(found, texts),
        text="\n".join(sentences(found, texts, voices)),
        picture=picture(found, texts),
        table=Table(rows=rows(found, texts)) if found.groups else None,
        file=csv(found, texts) if found.request.csv else "",
        private=True,
        share=words,
        share_label=texts("report.share"),
        data=data(found),
    )
