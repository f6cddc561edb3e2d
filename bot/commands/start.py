"""``/start``: a customer comes by, with or without the token of an ask; nothing asked in the past keeps them silent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.asks import sending, stopping, walking
from bot.asks.claiming import claim, still_open
from bot.asks.keeping import answered
from bot.asks.posing import greeting
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Address, Reply
from bot.model import Ask, AskState, Conversation
from bot.survey import editions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Customer


def run(call: Call) -> Sequence[Reply]:
    """Return the open question, or a welcome."""
    token = call.event.words.strip()
    if token and call.event.actor.person == token:
        return _look(call, token)
    ask = _claim(call, token) if token else pending(call)
    if ask and token:
        if silence := stopping.kept(call.event, call.world, call.workspace, ask):
            return (silence,)
        _open(call, ask)
    customer = people.meet(call.world, call.workspace, call.event.actor, call.event.where.chat, _customer(call, ask))
    if customer.stopped_at:
        customer = replace(customer, stopped_at=None)
        call.world.save(customer)
    if ask is None:
        texts = people.texts(call.workspace, customer.language, call.event.actor.locale)
        return (Reply(to=_here(call), text=texts("start.welcome", name=customer.name)),)
    return (shown(call, ask, customer),)


def _claim(call: Call, token: str) -> Ask:
    ask = claim(call.world, token, call.event.actor, call.event.where)
    still_open(ask, call.event.at)
    return ask


def _open(call: Call, ask: Ask) -> None:
    """Note that the respondent has the ask in front of them."""
    if ask.state is AskState.OWED:
        opened = replace(ask, state=AskState.OPEN)
        call.world.save(opened)
        plan = editions.of(call.world, call.workspace, ask)
        sending.follow(call.world, call.workspace, plan, opened, call.event.at)


def pending(call: Call) -> Ask | None:
    """Return the ask that its respondent has in front of them in this chat, if there is one."""
    where, actor = call.event.where, call.event.actor
    talk = call.world.find(Conversation, where.platform, where.chat, actor.person)
    ask = call.world.find(Ask, talk.ask) if talk and talk.question else None
    return ask if ask and call.event.at < ask.expires_at else None


def _customer(call: Call, ask: Ask | None) -> Customer | None:
    return people.living(call.world, ask.customer) if ask else None


def _look(call: Call, token: str) -> Sequence[Reply]:
    """Show an ask to whoever bears its link; looking binds nobody, since link scanners look too."""
    ask = call.world.find(Ask, token)
    if ask is None:
        raise Refused("rate.unknown")
    if ask.person not in {"", token}:
        raise Refused("rate.not_yours")
    still_open(ask, call.event.at)
    silence = stopping.kept(call.event, call.world, call.workspace, ask)
    return (silence or shown(call, ask, _customer(call, ask)),)


def shown(call: Call, ask: Ask, customer: Customer | None) -> Reply:
    """Return the question of an ask that is open."""
    plan = editions.of(call.world, call.workspace, ask)
    texts = people.texts(call.workspace, ask.language)
    known = answered(call.world, plan, ask)
    words = "" if known else greeting(texts, customer.name if customer else "")
    step = walking.step(call.world, call.workspace, plan, ask, _here(call), note=words)
    return replace(step, data={"language": ask.language})


def _here(call: Call) -> Address:
    return replace(call.event.where, message="")


COMMAND = Command(name="start", run=run)
