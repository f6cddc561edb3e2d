"""A world whose clock the test drives: promises and messages that become due happen, in order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from world import ANNA, Talk

from bot import people
from bot.messages import Address, Delivered, InteractionReopened
from bot.model import Interaction

HOUR = dt.timedelta(hours=1)
API = Address(platform="api", chat="here")


class Days(Talk):
    """``seen`` is what customers were sent, ``edits`` what was changed in it, each with its instant."""

    def __init__(self, **settings):
        super().__init__(**settings)
        self.arrives = True
        self._messages, self._seen, self._edits = {}, [], []

    def met(self, actor=ANNA, *, customer="C1"):
        """The customer once opened a chat with the bot."""
        self.does(actor, "/start")
        known = self.customer(actor)
        del self.world.records[type(known), (known.id,)]
        people.meet(self.world, self.workspace, actor, actor.person, replace(known, id=customer))

    def customer(self, actor):
        return people.of(self.world, actor)

    def told(self, **about):
        """End an interaction and return what is said to who brought it; what is due now is sent."""
        replies = self.ended_as(**about)
        self.pass_(dt.timedelta())
        return replies

    def ended(self, **about):
        """End an interaction and return the token of the ask about it, if any."""
        [reply] = self.told(**about)
        return self.world.find(Interaction, reply.data["interaction"]).ask

    def ended_as(self, *, zone="", **about):
        from bot.messages import CustomerRef, InteractionEnded

        ref = {name: about.pop(name) for name in ("contacts", "language", "name") if name in about}
        who = CustomerRef(id=about.pop("customer", "C1"), zone=zone, **({"name": "Anna", "language": "en"} | ref))
        number = next(self._ids)
        facts = Interaction(**{"id": f"I{number}", "agents": ("Marta",), "ended_at": self.now} | about)
        return self.handle(InteractionEnded(id=number, at=self.now, customer=who, interaction=facts, where=API))

    def reopened(self, reference):
        return self.handle(InteractionReopened(id=next(self._ids), at=self.now, reference=reference, where=API))

    def at(self, hour, *, day=0):
        """Return the instant at which it is this hour in the workspace's zone, so many days after the first."""
        local = dt.datetime(2026, 10, 7, hour, tzinfo=self.workspace.zone) + dt.timedelta(days=day)
        return local.astimezone(dt.UTC)

    def seen(self):
        return list(self._seen)

    def edits(self):
        return list(self._edits)

    def pass_(self, span):
        """Let time pass; whatever becomes due meanwhile happens at its instant."""
        until = self.now + span
        while (at := self._next()) and at <= until:
            self.now = max(self.now, at)
            self._happen()
        self.now = until

    def _next(self):
        waiting = [promise.due_at for promise in self.world.promises.values()]
        waiting += [owed.due_at for key, owed in self.world.owed.items() if self._messages.get(key) is not owed]
        return min(waiting, default=None)

    def _happen(self):
        for key, promise in list(self.world.promises.items()):
            if promise.due_at <= self.now:
                del self.world.promises[key]
                self.handle(replace(promise.event, at=self.now))
        for key, owed in list(self.world.owed.items()):
            if owed.due_at <= self.now and self._messages.get(key) is not owed:
                self._send(key, owed)

    def _send(self, key, owed):
        sent = key in self._messages
        self._messages[key] = owed
        if not self.arrives or (key.split(":")[0] not in {"ask", "reminder"}) or (owed.only_edits and not sent):
            return
        (self._edits if sent else self._seen).append((self.now, owed.reply.text))
        if owed.ask and not sent:
            self.handle(Delivered(id=f"delivered:{key}", at=self.now, ask=owed.ask))
