"""A page of comments: which of them, to what they are limited, and the way to the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import taps
from bot.hearing import NO_TOPIC, SCORES, SENTIMENT
from bot.messages import Button, Reply
from bot.model import Role
from bot.periods.units import moved
from bot.reports import heard
from bot.reports.naming import topics
from bot.reports.sharing import sharable
from bot.reports.values import span
from bot.request.search import DISAGREEING, PAGES
from bot.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.commands import Call
    from bot.periods import Window
    from bot.voices import Search, Voice

PAGE = 10
SILENT = "no topic"
"""How comments without a topic are asked for in English."""


def page(call: Call, asked: Search, number: int, areas: Mapping[str, str]) -> Reply:
    """
    Return a page of comments, counted from 1; ``areas`` are their names in the reader's language.

    Page 0 is the first one where none was named: it is a message of its own, and a report it was asked from stays.
    """
    where = call.event.where if number else replace(call.event.where, message="")
    number = number or 1
    skip = (number - 1) * PAGE
    found = call.world.comments(asked, PAGE + 1, skip)
    shown, total = found[:PAGE], _total(call, asked)
    following = number + 1 if len(found) > PAGE and number < PAGES else 0
    lines = [span(asked.window, call.texts), *_only(call, asked, areas), *_where(call, shown, skip, total)]
    entries = (heard.entry(each, call.texts, call.workspace.zone, names=_names(call)) for each in shown)
    reply = Reply(
        to=where,
        title=call.texts("voices.untold") if total is None else call.texts("voices.title", n=total),
        text="\n\n".join(["\n".join(lines), *entries, *_spelt_out(call, asked, following)]),
        buttons=_buttons(call, asked, number - 1, following),
        data={"voices": [_data(call, each) for each in shown], "page": number, "more": following > 0, "n": total},
    )
    return sharable(call, reply, command(asked, number))


def command(asked: Search, number: int) -> str:
    """Return what shows a page of the same search on any day and in any language."""
    filters = (f'{name}="{value}"' if " " in value else f"{name}={value}" for name, value in asked.filters.items())
    parts = [asked.label, *(SILENT if topic == NO_TOPIC else topic for topic in asked.topics)]
    parts += [DISAGREEING] if asked.disagreeing else []
    parts += [_period(asked.window), *filters, *(f'"{word}"' for word in asked.words)]
    parts += [f"page {number}"] if number > 1 else []
    return " ".join(["voices", *filter(None, parts)])


def _period(window: Window) -> str:
    """Return a window so that it means the same on any day; a unit to date as the whole unit, which is shorter."""
    return window.iso if window.unit == "" else replace(window, end=moved(window.unit, window.first, 1)).iso


def _total(call: Call, asked: Search) -> int | None:
    """Return how many comments there are, where daily counts tell it."""
    if asked.words or asked.disagreeing or "area" in asked.filters or len(asked.topics) > 1:
        return None
    filters = dict(asked.filters) | ({"topic": asked.topics[0]} if asked.topics else {})
    tally = call.world.tallies(SENTIMENT, asked.window, "", filters).get("", Tally())
    return tally.count([SCORES[asked.label]]) if asked.label else tally.n


def _only(call: Call, asked: Search, areas: Mapping[str, str]) -> Iterator[str]:
    """Yield to what the list is limited, if it is."""
    texts, named = call.texts, topics(call.texts)
    parts = [texts(f"sentiment.{asked.label}")] if asked.label else []
    parts += [named.get(topic, topic) for topic in asked.topics]
    parts += [f"{name}={areas.get(value, value) if name == 'area' else value}" for name, value in asked.filters.items()]
    parts += [texts("voices.disagrees")] if asked.disagreeing else []
    parts += [texts("report.voice_alone", words=word) for word in asked.words]
    if parts:
        yield texts("report.only", filters=", ".join(parts))


def _where(call: Call, shown: Sequence[Voice], skip: int, total: int | None) -> Iterator[str]:
    """Yield which of the comments these are, or where there are others."""
    texts = call.texts
    if shown:
        places = {"first": skip + 1, "last": skip + len(shown)}
        yield texts("voices.page", **places) if total is None else texts("voices.page_of", **places, n=total)
        return
    yield texts("voices.end" if skip else "voices.none")
    known = call.world.span(SENTIMENT)
    ends = {"first": texts.date(known[0]), "last": texts.date(known[1])} if known else {}
    yield texts("comments.none_here" if known else "comments.none_yet", **ends)


def _names(call: Call) -> bool:
    """Return whether who wrote and who served may be shown: to leads, and not to a whole chat."""
    return call.role >= Role.LEAD and not call.event.public


def _data(call: Call, voice: Voice) -> dict[str, object]:
    known = {"customer": voice.customer, "agents": list(voice.agents)} if _names(call) else {}
    facts = ("text", "label", "measure", "score", "disagrees", "reference")
    return {"topics": list(voice.topics), **{name: getattr(voice, name) for name in facts}, **known}


def _buttons(call: Call, asked: Search, back: int, more: int) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons to the pages before and after this one, where there are such pages and they fit."""
    pages = {"back": back, "more": more}
    found = {name: taps.turn(_turned(asked, there)) for name, there in pages.items() if there}
    row = tuple(Button(label=call.texts(f"voices.{name}"), data=data) for name, data in found.items() if data)
    return (row,) if row else ()


def _turned(asked: Search, number: int) -> str:
    return command(asked, number) if number > 1 else f"{command(asked, number)} page 1"


def _spelt_out(call: Call, asked: Search, more: int) -> Iterator[str]:
    """Yield what to type for the next page where that does not fit behind a button."""
    if more and not taps.turn(command(asked, more)):
        yield call.texts("voices.next", command=f"/{command(asked, more)}")
