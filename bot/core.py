"""The only place that decides: an event comes in, replies go out, and what changed is in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot import commands, languages, people
from bot.alarm import warming
from bot.announcing import announced
from bot.asks import agenda, answering, asking, withdrawing
from bot.cases import due, losing, talking
from bot.changes import reacting
from bot.changes import telling as changes
from bot.commands import Call
from bot.customers import telling as customers
from bot.digests import estimating, telling
from bot.errors import Refused
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
    Filled,
    InteractionEnded,
    InteractionReopened,
    Rated,
    Recorded,
    ReminderDue,
    Reply,
    Typed,
    Undelivered,
    WatchBegun,
)
from bot.recording import recorded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.messages import Event
    from bot.ports import World
    from bot.workspace import Workspace

DECISIONS: dict[type, Callable[[Any, World, Workspace], Sequence[Reply]]] = {
    Rated: answering.rated,
    Filled: talking.filled,
    Typed: reacting.typed,
    InteractionEnded: asking.ended,
    Recorded: recorded,
    Delivered: asking.delivered,
    Undelivered: losing.undelivered,
    InteractionReopened: withdrawing.reopened,
    AskDue: agenda.due,
    ReminderDue: agenda.remind,
    AskExpired: agenda.expire,
    CaseDue: due.due,
    ChangeDue: changes.due,
    CustomerChanged: customers.changed,
    CustomerEventRecorded: customers.happened,
    Announced: announced,
    DigestDue: telling.due,
    DigestOwed: telling.tell,
    EstimatesDue: estimating.due,
    WatchBegun: warming.begun,
}
"""What decides about each kind of event but a command."""


class FeedbackBot:
    """The whole product as one function, for one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def handle(self, event: Event, world: World) -> Sequence[Reply]:
        """Return the replies to who is waiting; what is owed to others or changed is in ``world``."""
        try:
            return self._decide(event, world)
        except Refused as refusal:
            return self._refuse(event, world, refusal)

    def _decide(self, event: Event, world: World) -> Sequence[Reply]:
        if isinstance(event, Commanded):
            return self._command(event, world)
        if isinstance(event, Typed):
            people.overheard(world, self.workspace, event.actor, event.text)
        return DECISIONS[type(event)](event, world, self.workspace)

    def _command(self, event: Commanded, world: World) -> Sequence[Reply]:
        role = people.role(world, self.workspace, event.actor, event.at)
        command = commands.known().get(event.name)
        if command is None:
            raise Refused("command.unknown", name=event.name, nearest=_slashed(commands.nearest(event.name, role)))
        people.require(role, command.role)
        texts = self._texts(event, world)
        replies = command.run(Call(event=event, world=world, workspace=self.workspace, texts=texts, role=role))
        return tuple(replace(reply, private=reply.private and not event.public) for reply in replies)

    def _texts(self, event: Event, world: World) -> languages.Texts:
        actor = getattr(event, "actor", None)
        return people.texts(self.workspace, *(people.wishes(world, actor) if actor else ()))

    def _refuse(self, event: Event, world: World, refusal: Refused) -> Sequence[Reply]:
        where = getattr(event, "where", None)
        if where is None:
            return ()
        text = self._texts(event, world)(refusal.key, **refusal.values)
        data = {"refused": refusal.key}
        if isinstance(event, Rated) or _pressed(event):
            return (Reply(to=replace(where, message=""), text="", hint=text, private=True, data=data),)
        return (Reply(to=replace(where, message=""), text=text, private=True, data=data),)

    def only_reads(self, event: Event) -> bool:
        """Return whether the event changes nothing and need not wait for its turn."""
        if not isinstance(event, Commanded):
            return False
        command = commands.known().get(event.name)
        return command is not None and command.only_reads(event.words)

    def apologise(self, event: Event) -> Sequence[Reply]:
        """Return what to say about an event that could not be handled and is kept for another try."""
        where = getattr(event, "where", None)
        actor = getattr(event, "actor", None)
        texts = people.texts(self.workspace, actor.locale if actor else "")
        return (
            (
                Reply(
                    to=replace(where, message=""),
                    text=texts("failed.again" if self.only_reads(event) else "failed.kept"),
                    private=True,
                ),
            )
            if where
            else ()
        )


def _pressed(event: Event) -> bool:
    """Return whether a button below a case was pressed: its message stays as it is."""
    return isinstance(event, Commanded) and event.name == "case" and bool(event.where.message)


def _slashed(names: Sequence[str]) -> str:
    return ", ".join(f"/{name}" for name in names)
