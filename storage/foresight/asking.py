"""What events name that come from those who answer and those who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Commanded, Delivered, Filled, Rated, Typed, Undelivered
from bot.model import Ask, Contact, Conversation, Grant, Preference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.foresight.wish import Wish, Wishes


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


def _delivered(event: Delivered) -> Iterable[Wish]:
    return ((Ask, (event.ask,)),)


def _undelivered(event: Undelivered) -> Iterable[Wish]:  # noqa: ARG001 - what it needs is not in its name
    return ()


WISHES: Wishes = {
    Rated: _rated,
    Filled: _rated,
    Typed: _written,
    Commanded: _commanded,
    Delivered: _delivered,
    Undelivered: _undelivered,
}
