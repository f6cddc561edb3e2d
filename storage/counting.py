"""How one batch changes the daily counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from bot.model import Ask, Interaction, Record, Response
from storage.tables import ASKS, RESPONSES
from storage.tallies import Deltas, change, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.memory import Memory, Name
    from storage.shapes import Key

    Look = Callable[[Name], Record | None]

NOTHING = (None, None)


def deltas(memory: Memory) -> Deltas:
    """Return what this batch adds to and takes from the counts."""
    answers = {key for kind, key in memory.changed if kind is Response} | _moved(memory)
    found: Deltas = Counter()
    if answers:
        _fetch(memory, answers)
    for key in answers:
        before = NOTHING if memory.absent((Response, key)) else _seen(memory.recall, key)
        change(found, before, _seen(lambda name: memory.changed.get(name) or memory.recall(name), key))
    return Counter({key: count for key, count in found.items() if count})


def _fetch(memory: Memory, answers: set[Key]) -> None:
    memory.foresee(Response, answers)
    asks = memory.known(Ask, {key[:1] for key in answers})
    memory.foresee(Interaction, {(ask.interaction,) for ask in asks})


def _seen(look: Look, key: Key) -> tuple[Response | None, Interaction | None]:
    """Return a response and what it is about; no response when it is a trial."""
    response = cast("Response | None", look((Response, key)))
    ask = cast("Ask | None", look((Ask, key[:1])))
    if ask and ask.test:
        return None, None
    interaction = look((Interaction, (ask.interaction,))) if ask else None
    return response, cast("Interaction | None", interaction)


def _moved(memory: Memory) -> set[Key]:
    """Return the responses about interactions that now belong to other agents, teams, …."""
    changed = {
        key[0]
        for (kind, key), record in memory.changed.items()
        if kind is Interaction and _places(memory, key) not in (None, set(places(cast("Interaction", record))))
    }
    if not changed:
        return set()
    asks, answers = ASKS, RESPONSES
    query = select(answers.c.ask, answers.c.question).join_from(asks, answers, asks.c.token == answers.c.ask)
    rows = memory.shelf.connection.execute(query.where(asks.c.interaction.in_(changed)))
    return {(ask, question) for ask, question in rows}


def _places(memory: Memory, key: Key) -> set[tuple[str, str]] | None:
    """Return where answers about an interaction counted so far; ``None`` for a new one, which has none."""
    before = cast("Interaction | None", memory.recall((Interaction, key)))
    return set(places(before)) if before else None
