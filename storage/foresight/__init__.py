"""
What a batch of events is going to look up, fetched with one statement a table.

Only speed depends on it: what is not foreseen is found when it is asked for.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.messages import Recorded
from bot.model import Ask, Contact, Conversation, Customer, Interaction, Record, Response, Watch
from bot.survey import survey
from bot.survey.question import MORE
from storage.foresight import asking, clock, records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.messages import Event
    from storage.foresight.wish import Wish, Wishes
    from storage.memory import Memory
    from storage.shapes import Key

WISHES: Wishes = {**asking.WISHES, **clock.WISHES, **records.WISHES}
"""What each kind of event names: kinds and keys of records."""


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
