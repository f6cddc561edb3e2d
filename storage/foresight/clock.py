"""What events name that the agenda brings when their time has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import (
    AskDue,
    AskExpired,
    CaseDue,
    ChangeDue,
    DigestDue,
    DigestOwed,
    EstimatesDue,
    ReminderDue,
    WatchBegun,
)
from bot.model import Ask, Case, Change, Digest, Watch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.foresight.wish import Wish, Wishes


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


def _estimates(event: EstimatesDue) -> Iterable[Wish]:  # noqa: ARG001 - what it needs is not in its name
    return ()


WISHES: Wishes = {
    AskDue: _promised,
    ReminderDue: _promised,
    AskExpired: _promised,
    CaseDue: _case,
    ChangeDue: _change,
    DigestDue: _digest,
    DigestOwed: _digest,
    EstimatesDue: _estimates,
    WatchBegun: _watch,
}
