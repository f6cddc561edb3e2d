"""The stays of a customer's time with the company, and of each product they held, from one turn to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from bot.customers.history import BACK, CAME_BACK, CHANGED, JOINED, NEVER, Scene, scenes
from bot.model import CustomerEvent, Stay

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from bot.model import Customer


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A day on which a customer, or a product of theirs, came, went or changed its ``price``."""

    day: dt.date = NEVER
    here: bool = False
    back: bool = False
    reason: str = ""
    price: tuple[int | None, str] = (None, "")


def stays(customer: Customer, events: Sequence[CustomerEvent]) -> list[Stay]:
    """Return the stays that follow from the events, numbered in their order: the customer's, then each product's."""
    course = list(scenes(events))
    products = sorted({product for scene in course for product in scene.held if product})
    found = [stay for product in ("", *products) for stay in _stays(_turns(course, product), product)]
    return [
        replace(
            stay, id=f"{customer.id}#{at}", customer=customer.id, contract=customer.contract, segment=customer.segment
        )
        for at, stay in enumerate(found, 1)
    ]


def _turns(course: Iterable[Scene], product: str) -> list[Turn]:
    """Return where a product begins and ends for the customer, or, without a product, all of them and their price."""
    found: list[Turn] = []
    for scene in course:
        turn, last = _turn(scene, product), found[-1] if found else Turn()
        if last.here and turn.here and turn.day == last.day:
            found[-1] = replace(last, price=turn.price)
        elif (turn.here, turn.price) != (last.here, last.price):
            found.append(turn)
    return found


def _turn(scene: Scene, product: str) -> Turn:
    here = product in scene.held if product else bool(scene.held)
    price = (scene.value, scene.currency) if here and not product else (None, "")
    back = scene.event.kind == CAME_BACK
    return Turn(day=scene.event.day, here=here, back=back, reason=scene.event.reason, price=price)


def _stays(turns: Sequence[Turn], product: str) -> Iterator[Stay]:
    """Yield a stay from each turn to the next."""
    since, after, before = NEVER, None, Turn()
    for turn, following in zip_longest(turns, turns[1:]):
        if turn.here:
            since = since if before.here else turn.day
            yield replace(
                _opened(turn, before, after), product=product, since=since, **(_closed(following) if following else {})
            )
        after, before = after if turn.here else turn.day, turn


def _opened(turn: Turn, before: Turn, after: dt.date | None) -> Stay:
    value, currency = turn.price
    stay = Stay(id="", customer="", began=turn.day, opening=CHANGED, value=value, currency=currency)
    if before.here:
        return stay
    back = after is not None or turn.back
    return replace(stay, opening=BACK if back else JOINED, after=(after or NEVER) if back else None)


def _closed(following: Turn) -> dict[str, Any]:
    lost = not following.here
    return {"ended": following.day, "lost": lost, "reason": following.reason if lost else ""}
