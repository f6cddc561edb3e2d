"""
What a batch of events is going to look up, fetched with one statement a table.

Only speed depends on it: what is not foreseen is found when it is asked for.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bot.messages import (
    Announced,
    AskDue,
    AskExpired,
    CaseDue,
    ChangeDue,
    Commanded,
    CustomerChanged,
    CustomerEventRecorded,
    Delivered,
    DigestDue,
    DigestOwed,
    EstimatesDue,
    Event,
    Filled,
    InteractionEnded,
    InteractionReopened,
    Rated,
    Recorded,
    ReminderDue,
    Typed,
    Undelivered,
    WatchBegun,
)
from bot.model import (
    Announcement,
    Ask,
    Case,
    Change,
    Contact,
    Conversation,
    Customer,
    CustomerEvent,
    Digest,
    Grant,
    Interaction,
    Preference,
    Record,
    Response,
    Stay,
    Watch,
)
from bot.survey import survey
from bot.survey.question import MORE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from storage.memory import Memory
    from storage.shapes import Key

FIRST = 2
"""How many of a customer's events and stays are looked up at once: most have no more."""

Wish = tuple[type[Record], tuple[str, ...]]


def foresee(memory: Memory, events: Sequence[Event]) -> None:
    """Read what these events name, then what that leads to."""
    named = list(_group(wish for event in events for wish in WISHES[type(event)](event)))
    for kind, keys in named:
        memory.foresee(kind, keys)
    further = list(_group(_further(memory, dict(named))))
    for kind, keys in further:
        memory.foresee(kind, keys)
    more = _more(memory, dict(further).get(Response, set()))
    memory.foresee(Response, {*more, *_scored(memory, events)})


def _group(found: Iterable[Wish]) -> Iterator[tuple[type[Record], set[Key]]]:
    groups: dict[type[Record], set[Key]] = {}
    for kind, key in found:
        groups.setdefault(kind, set()).add(key)
    return iter(sorted(groups.items(), key=lambda group: group[0].__name__))


def _further(memory: Memory, named: dict[type[Record], set[Key]]) -> Iterator[Wish]:
    yield from ((Customer, (each.customer,)) for each in memory.known(Contact, named.get(Contact, ())))
    talks = {(each.ask,) for each in memory.known(Conversation, named.get(Conversation, ())) if each.ask}
    talks |= {(each.ask,) for each in memory.known(Interaction, named.get(Interaction, ())) if each.ask}
    memory.foresee(Ask, talks)
    for ask in memory.known(Ask, talks | named.get(Ask, set())):
        yield Interaction, (ask.interaction,)
        yield Customer, (ask.customer,)
        yield Watch, (ask.survey,)
        yield from ((Response, (ask.token, slot)) for slot in _slots(ask.survey, more=False))


def _scored(memory: Memory, events: Sequence[Event]) -> Iterator[Key]:
    """Yield the keys of the answers that other systems tell again."""
    told = {event.interaction.id: event.scores for event in events if isinstance(event, Recorded)}
    for known in memory.known(Interaction, [(name,) for name in told]):
        yield from ((known.ask, score.question) for score in told[known.id] if known.ask)


def _more(memory: Memory, first: set[Key]) -> Iterator[Key]:
    """Yield the keys of what follows for those who accepted the invitation to tell more."""
    for response in memory.known(Response, {key for key in first if key[1] == MORE}):
        ask = memory.find(Ask, response.ask)
        yield from ((response.ask, slot) for slot in (_slots(ask.survey, more=True) if ask else ()))


@cache
def _slots(name: str, *, more: bool) -> tuple[str, ...]:
    try:
        return survey(name).slots(more=more)
    except OSError:
        return ()


def _rated(event: Rated | Filled) -> Iterable[Wish]:
    return ((Ask, (event.token,)),)


def _commanded(event: Commanded) -> Iterable[Wish]:
    yield from _written(event)
    for subject in (event.actor.subject, *event.actor.badges):
        yield Grant, (subject,)


def _written(event: Typed | Commanded) -> Iterable[Wish]:
    yield Contact, (event.actor.platform, event.actor.person)
    yield Conversation, (event.actor.platform, event.where.chat, event.actor.person)
    yield Preference, (event.actor.subject,)


def _over(event: InteractionEnded | Recorded) -> Iterable[Wish]:
    yield Interaction, (event.interaction.id,)
    yield Customer, (event.customer.id,)
    for contact in event.customer.contacts:
        platform, _, person = contact.partition(":")
        yield Contact, (platform, person)


def _promised(event: AskDue | ReminderDue | AskExpired) -> Iterable[Wish]:
    return ((Ask, (event.token,)),)


def _case(event: CaseDue) -> Iterable[Wish]:
    return ((Case, (event.case,)),)


def _change(event: ChangeDue) -> Iterable[Wish]:
    return ((Change, (event.change,)),)


def _digest(event: DigestDue | DigestOwed) -> Iterable[Wish]:
    return ((Digest, (event.chat.platform, event.chat.chat, event.chat.thread, event.rhythm)),)


def _watch(event: WatchBegun) -> Iterable[Wish]:
    return ((Watch, (event.survey,)),)


def _unknown(event: EstimatesDue | Undelivered) -> Iterable[Wish]:  # noqa: ARG001 - what it needs is not in its name
    return ()


def _reopened(event: InteractionReopened) -> Iterable[Wish]:
    return ((Interaction, (event.reference,)),)


def _delivered(event: Delivered) -> Iterable[Wish]:
    return ((Ask, (event.ask,)),)


def _customer(event: CustomerChanged | CustomerEventRecorded) -> Iterable[Wish]:
    yield Customer, (event.customer.id,)
    for contact in event.customer.contacts:
        platform, _, person = contact.partition(":")
        yield Contact, (platform, person)
    for name in (CustomerEvent, Stay):
        yield from ((name, (f"{event.customer.id}#{at}",)) for at in range(1, FIRST + 1))


def _announced(event: Announced) -> Iterable[Wish]:
    return ((Announcement, (event.key,)),)


WISHES: dict[type[Event], Callable[[Any], Iterable[Wish]]] = {
    Rated: _rated,
    Filled: _rated,
    Typed: _written,
    Commanded: _commanded,
    InteractionEnded: _over,
    Recorded: _over,
    Delivered: _delivered,
    AskDue: _promised,
    ReminderDue: _promised,
    AskExpired: _promised,
    CaseDue: _case,
    ChangeDue: _change,
    DigestDue: _digest,
    DigestOwed: _digest,
    EstimatesDue: _unknown,
    WatchBegun: _watch,
    Undelivered: _unknown,
    InteractionReopened: _reopened,
    CustomerChanged: _customer,
    CustomerEventRecorded: _customer,
    Announced: _announced,
}
"""What each kind of event names: kinds and keys of records."""
