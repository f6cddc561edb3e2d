"""What a customer sees: what we know of them, in which language we write, and whether we may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import languages, people
from bot.commands.language import own_name
from bot.home.laying import button, reply
from bot.messages import Section
from bot.reports.quoting import clipped
from bot.survey import areas
from bot.survey.kinds import last

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bot.commands import Call
    from bot.dossier import Dealing
    from bot.languages import Texts
    from bot.messages import Reply
    from bot.model import Customer

NEWEST = 3
"""Contacts that are told one by one."""
QUOTE = 100


def home(call: Call, note: str = "") -> Reply:
    """Return a customer's own page, in their language as it is now."""
    texts = people.texts(call.workspace, *people.wishes(call.world, call.event.actor))
    customer = people.of(call.world, call.event.actor)
    name = customer.name if customer else call.event.actor.name
    title = texts("ask.greeting_name", name=name) if name else texts("ask.greeting")
    known = "\n".join(_known(call, texts, customer)) if customer else texts("home.stranger")
    sections = (
        *([Section(text=note)] if note else []),
        Section(title=texts("home.known") if customer else "", text=known),
        _language(texts),
        *([_asking(call, texts, customer)] if customer else []),
    )
    return reply(call.event.where, title, sections, known=customer is not None, language=texts.code)


def _known(call: Call, texts: Texts, customer: Customer) -> Iterator[str]:
    facts = {
        "name": customer.name,
        "since": _day(call, texts, customer.joined_at),
        "products": ", ".join(filter(None, customer.products)),
        "contract": customer.contract,
        "zone": customer.zone,
    }
    yield from (texts(f"home.{name}", value=value) for name, value in facts.items() if value)
    total, newest = call.world.dealings(customer.id, NEWEST)
    if total:
        named = areas.names(call.workspace.surveys, texts.code)
        yield texts("home.contacts", n=total)
        yield from (_dealing(call, texts, dealing, named) for dealing in newest)


def _dealing(call: Call, texts: Texts, dealing: Dealing, named: dict[str, str]) -> str:
    """Return a contact with what they said about it as a whole, and in their own words."""
    whole = [(score, scale) for name, score, scale in dealing.scores if name not in named]
    scores = (texts("home.score", score=score, scale=last(scale)) for score, scale in whole)
    words = (texts("report.voice_alone", words=clipped(text, QUOTE)) for text in dealing.words)
    what = ", ".join((*dealing.facts, *scores, *words))
    return texts("customer.line", day=_day(call, texts, dealing.at) or "–", what=what or "–")


def _language(texts: Texts) -> Section:
    choices = tuple(
        button(own_name(code), f"language {code}", style="primary" if code == texts.code else "")
        for code in languages.known()
    )
    return Section(title=texts("home.language"), choices=choices)


def _asking(call: Call, texts: Texts, customer: Customer) -> Section:
    """Return whether they are asked how it went, and a button that changes it."""
    if customer.stopped_at:
        text = texts("home.unasked", day=_day(call, texts, customer.stopped_at))
        return Section(text=text, buttons=((button(texts("stop.again"), "again", style="primary"),),))
    return Section(text=texts("home.asked"), buttons=((button(texts("ask.stop"), "stop"),),))


def _day(call: Call, texts: Texts, at: dt.datetime | None) -> str:
    return texts.date(call.workspace.local_day(at)) if at else ""
