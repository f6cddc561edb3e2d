"""``/voices negative delivery last month``: comments, the newest first, with who and when as far as one may know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import indicators, people
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import AuditEntry, Role
from bot.periods.nearest import nearest
from bot.periods.vocabulary import fold
from bot.reports import heard, listing, report
from bot.reports.values import span
from bot.request import search
from bot.survey import areas
from bot.voices import Search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.periods.vocabulary import Lexicon
    from bot.request import Request
    from bot.request.search import Wanted

MOST = 10_000
"""Comments in a file."""
DEFAULT = "30d"
"""The period where none is named."""
MISTAKES = {"period.unknown", "request.unknown"}


def run(call: Call) -> Sequence[Reply]:
    """
    Return a page of comments, or all of them as a file, which is noted.

    Raises:
        Refused: a word is not understood, or asks for what only leads may know.
    """
    names = areas.called(call.world, call.workspace.surveys, call.texts.code, call.world.values("area"))
    words = search.known(call.texts.code, names)
    wanted = search.wanted(call.event.words, words)
    request = _requested(call, wanted, words)
    if request.csv or "agent" in request.filters:
        people.require(call.role, Role.LEAD)
    asked = _search(wanted, request)
    return (_file(call, asked) if request.csv else listing.page(call, asked, wanted.page, names),)


def _requested(call: Call, wanted: Wanted, words: Lexicon) -> Request:
    indicator = indicators.known()["sentiment"]
    known = replace(indicator, dimensions=(*indicator.dimensions, "area"))
    try:
        request = report.requested(call, known, " ".join(wanted.rest), default=DEFAULT)
    except Refused as refused:
        raise _corrected(refused, words) from None
    if request.by or request.versus:
        raise Refused("voices.groups")
    return request


def _corrected(refused: Refused, words: Lexicon) -> Refused:
    """Return the refusal with the nearest words for comments, where one of them is near."""
    typed = str(refused.values.get("word", "")).split()
    near = nearest(typed, search.phrases(words)) if refused.key in MISTAKES else []
    return Refused("voices.word", word=" ".join(typed), nearest=", ".join(near)) if near else refused


def _search(wanted: Wanted, request: Request) -> Search:
    filters = dict(request.filters) | ({"area": wanted.area} if wanted.area else {})
    topics = [*wanted.topics, *filter(None, [filters.pop("topic", "")])]
    return Search(
        window=request.window,
        filters=filters,
        label=wanted.label,
        topics=tuple(dict.fromkeys(topics)),
        words=tuple(wanted.words),
        disagreeing=wanted.disagreeing,
    )


def _file(call: Call, asked: Search) -> Reply:
    event, texts = call.event, call.texts
    found = call.world.comments(asked, MOST + 1)
    about = f"/{listing.command(asked, 1)}"
    call.world.save(AuditEntry(id=event.id, at=event.at, actor=event.actor.subject, deed="export", about=about))
    shown = found[:MOST]
    lines = [span(asked.window, texts), *([texts("voices.cut", n=MOST)] if len(found) > MOST else [])]
    return Reply(
        to=event.where,
        title=texts("voices.title", n=len(shown)),
        text="\n".join(lines),
        file=heard.document(shown),
        private=True,
        data={"exported": len(shown)},
    )


def _peeks(words: str) -> bool:
    """Return whether no file is wanted: who takes comments along is noted, and who reads them is not."""
    known = report.vocabularies("en")
    return not any(fold(phrase) in fold(words) for each in known for phrase in each.words("csv"))


COMMAND = Command(name="voices", run=run, role=Role.AGENT, peeks=_peeks)
