"""Records and events for tests of the road, and a small bot that keeps what it is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from itertools import count

from bot.messages import Actor, Address, Delivered, Owed, Rated, Reply, Typed
from bot.model import Ask, AskState, Conversation, Customer, Interaction, Response

NOON = dt.datetime(2026, 10, 5, 12, tzinfo=dt.UTC)
TODAY = NOON.date()
DAY = dt.timedelta(days=1)
ANNA = Actor(platform="web", person="anna")
CHAT = Address(platform="web", chat="anna")
FIRST = "t1"
ids = count()


def rated(token=FIRST, answer="2", *, name="", at=NOON, question="csat"):
    return Rated(
        id=name or f"e{next(ids)}", at=at, actor=ANNA, where=CHAT, token=token, question=question, answer=answer
    )


def typed(text, *, name=""):
    return Typed(id=name or f"e{next(ids)}", at=NOON, actor=ANNA, where=CHAT, text=text)


def delivered(ask=FIRST):
    return Delivered(id=f"e{next(ids)}", at=NOON, ask=ask)


def ask(token=FIRST, interaction="i1"):
    return Ask(
        token=token, interaction=interaction, customer="c1", survey="service", asked_at=NOON, expires_at=NOON + 14 * DAY
    )


def interaction(name="i1", agents=("bob",), **rest):
    return Interaction(id=name, customer="c1", agents=agents, **({"team": "north", "language": "lv"} | rest))


def response(token=FIRST, score=2, *, question="csat", day=TODAY, measure="csat", scale=5, **rest):
    return Response(
        ask=token,
        question=question,
        measure=measure,
        scale=scale,
        score=score,
        day=day,
        **({"answered_at": NOON} | rest),
    )


def owed(key="k1", text="hello", *, due_at=NOON, chat="anna", ask="", stale_at=None):
    reply = Reply(to=Address(platform="web", chat=chat), text=text)
    return Owed(key=key, due_at=due_at, reply=reply, ask=ask, stale_at=stale_at)


@dataclass
class Scribe:
    """Rates asks; a typed text is a word of command: what to save, owe or raise."""

    words: dict = field(default_factory=dict)
    handled: list = field(default_factory=list)

    def handle(self, event, world):
        self.handled.append(event.id)
        if isinstance(event, Rated):
            return self._rate(event, world)
        if isinstance(event, Typed) and event.text in self.words:
            return self.words[event.text](event, world) or ()
        return (Reply(to=CHAT, text="ok"),)

    def _rate(self, event, world):
        found = world.find(Ask, event.token)
        if found is None:
            return (Reply(to=CHAT, text="unknown"),)
        world.find(Interaction, found.interaction), world.find(Customer, found.customer)
        before = world.find(Response, event.token, event.question)
        new = response(
            event.token, int(event.answer), question=event.question, day=event.at.date(), answered_at=event.at
        )
        if before:
            new = replace(new, day=before.day, answered_at=before.answered_at, edited_at=event.at)
        world.save(new, replace(found, state=AskState.ANSWERED))
        world.save(Conversation(platform="web", chat="anna", person="anna", ask=event.token, question="why"))
        return (Reply(to=CHAT, text=f"{before.score if before else None}->{new.score}"),)

    def only_reads(self, event):
        return isinstance(event, Typed) and event.text.startswith("?")

    def apologise(self, event):
        return (Reply(to=CHAT, text="sorry"),)


def save(*records):
    """A command that saves records."""
    return lambda event, world: world.save(*records)


def fail(event, world):
    world.save(Customer(id="never"))
    raise LookupError(event.text)


def texts(replies):
    return [reply.text for reply in replies]
