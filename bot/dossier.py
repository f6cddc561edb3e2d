"""Everything about one customer, on one screen."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - part of the record
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reports.quoting import clipped
from bot.reports.values import amount
from bot.settling import events
from bot.survey import areas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.commands import Call
    from bot.model import Customer, CustomerEvent

DEALINGS = 10
EVENTS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """
    One interaction as its customer's page shows it: ``facts`` are channel, kind, product, team and agents.

    ``scores`` are names with score and number of steps.
    """

    at: dt.datetime | None
    facts: tuple[str, ...]
    scores: tuple[tuple[str, int, int], ...]
    words: tuple[str, ...]


def lines(call: Call, customer: Customer) -> Iterator[str]:
    """Yield what is known of a customer, line by line."""
    yield from _standing(call, customer)
    yield from _told(call, customer)
    total, newest = call.world.dealings(customer.id, DEALINGS)
    yield call.texts("customer.dealings" if total else "customer.no_dealings", n=total)
    named = areas.names(call.workspace.surveys, call.texts.code)
    yield from (_dealing(call, dealing, named) for dealing in newest)


def _standing(call: Call, customer: Customer) -> Iterator[str]:
    texts = call.texts
    if customer.joined_at is None:
        yield texts("customer.never")
    elif customer.left_at:
        yield texts("customer.left", joined=_day(call, customer.joined_at), left=_day(call, customer.left_at))
    else:
        yield texts("customer.since", joined=_day(call, customer.joined_at))
    facts = {"products": ", ".join(filter(None, customer.products))}
    facts |= {"contract": customer.contract, "segment": customer.segment, "home": customer.home.partition(":")[0]}
    facts["language"] = str(texts.locale.languages.get(customer.language, customer.language))
    if customer.value is not None:
        facts["value"] = amount(f"money:{customer.currency}", customer.value, texts)
    yield from (texts(f"customer.{name}", value=value) for name, value in facts.items() if value)
    if customer.stopped_at:
        yield texts("customer.stopped", day=_day(call, customer.stopped_at))


def _told(call: Call, customer: Customer) -> Iterator[str]:
    told = sorted(events(call.world, customer), key=lambda event: event.at, reverse=True)
    known = [event for event in told if call.texts.has(f"customer.event.{event.kind}")]
    if known:
        yield call.texts("customer.events", n=len(known))
    yield from (_event(call, event) for event in known[:EVENTS])


def _event(call: Call, event: CustomerEvent) -> str:
    said = call.texts(f"customer.event.{event.kind}")
    paid = amount(f"money:{event.currency}", event.value, call.texts) if event.value is not None else ""
    return call.texts(
        "customer.line",
        day=_day(call, event.at),
        what=", ".join(filter(None, (said, event.product, paid, event.reason))),
    )


def _dealing(call: Call, dealing: Dealing, named: Mapping[str, str]) -> str:
    scores = [
        call.texts("customer.score", name=named.get(name, name), score=score, scale=scale)
        for name, score, scale in dealing.scores
    ]
    words = [call.texts("report.voice_alone", words=clipped(text)) for text in dealing.words]
    day = _day(call, dealing.at) if dealing.at else "–"
    return call.texts("customer.line", day=day, what=", ".join((*dealing.facts, *scores, *words)))


def _day(call: Call, at: dt.datetime) -> str:
    return call.texts.date(call.workspace.local_day(at))
