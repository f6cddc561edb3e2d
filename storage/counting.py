"""How one batch changes the daily counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from bot.model import Ask, Interaction, Record, Response
from storage.answered import ANSWERED
from storage.tables import ASKS, RESPONSES
from storage.tallies import places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Table

    from storage.memory import Memory
    from storage.recall import Name
    from storage.shapes import Key

    Look = Callable[[Name], Record | None]
    Deltas = Counter[tuple[Any, ...]]

NOTHING = (None, None)


def deltas(memory: Memory) -> dict[Table, Deltas]:
    """Return what this batch adds to and takes from the counts of answers, by their table."""
    answers = {key for kind, key in memory.changed if kind is Response} | _moved(memory)
    found: dict[Table, Deltas] = {table: Counter() for table in ANSWERED}
    if answers:
        _fetch(memory, answers)
    for key in answers:
        before = NOTHING if memory.absent((Response, key)) else _seen(memory.recall, key)
        after = _seen(lambda name: memory.changed.get(name) or memory.recall(name), key)
        for table, counted in ANSWERED.items():
            change(found[table], counted(*before), counted(*after))
    return {table: Counter({key: n for key, n in counts.items() if n}) for table, counts in found.items()}


def change(deltas: Deltas, before: Iterable[tuple[Any, ...]], after: Iterable[tuple[Any, ...]]) -> None:
    """Add to ``deltas`` what turns the counts of an answer before into those after."""
    for key in before:
        deltas[key] -= 1
    for key in after:
        deltas[key] += 1


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
