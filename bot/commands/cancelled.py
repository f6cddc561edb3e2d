"""
``/cancelled NAME reason…``: a customer gave up all products, or the one named by ``product=``.

Agents note it as it happens, under their own name and for now only: they cannot say that anybody joined, came back or
referred somebody, cannot put it on another day, cannot take it back, and cannot cancel for themselves. All that counts
in anybody's favour comes from the systems that serve customers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot import finding, settling
from bot.commands import Call, Command
from bot.customers.history import CANCELLED
from bot.errors import Refused
from bot.messages import Reply
from bot.model import AuditEntry, Contact, CustomerEvent, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Customer

LONGEST = 200
_PRODUCT = re.compile(r'\s*\bproduct=(?:["“”]([^"“”]*)["“”]|(\S+))')


def run(call: Call) -> Sequence[Reply]:
    """
    Keep the cancellation and return what it means.

    Raises:
        Refused: nobody is named so, they hold nothing (of the kind), it is the actor, or no reason is given.
    """
    event = call.event
    product = _PRODUCT.search(event.words)
    who, reason = finding.customer(call, _PRODUCT.sub("", event.words))
    name = (product[1] or product[2] or "").strip() if product else ""
    _allowed(call, who, name, reason)
    told = CustomerEvent(
        id="",
        customer=who.id,
        kind=CANCELLED,
        at=event.at,
        day=call.workspace.local_day(event.at),
        product=_held(who, name),
        reason=" ".join(reason.split())[:LONGEST],
        agent=event.actor.name or event.actor.person,
    )
    known = settling.events(call.world, who)
    after = settling.keep(call.world, call.workspace, who, known, [told])
    _note(call, who, told)
    key = "cancelled.lost" if after.left_at else "cancelled.product" if who.products else "cancelled.unknown"
    text = call.texts(key, name=who.name or who.id, product=told.product, rest=", ".join(after.products))
    return (Reply(to=event.where, text=text, private=True, data={"customer": who.id, "lost": bool(after.left_at)}),)


def _allowed(call: Call, who: Customer, product: str, reason: str) -> None:
    actor = call.event.actor
    own = call.world.find(Contact, actor.platform, actor.person)
    if own and own.customer == who.id:
        raise Refused("cancelled.yourself")
    if not reason.strip():
        raise Refused("cancelled.why", name=who.name or who.id)
    if who.left_at:
        raise Refused("cancelled.gone", name=who.name or who.id)
    if product and who.products not in {(), ("",)} and not _held(who, product):
        raise Refused("cancelled.not_held", name=who.name or who.id, product=product, held=", ".join(who.products))


def _held(who: Customer, product: str) -> str:
    """Return a product as it is spelt with the customer; as it was typed where nothing is known of theirs."""
    spelt = {each.casefold(): each for each in who.products if each}
    return spelt.get(product.casefold(), "" if spelt else product)


def _note(call: Call, who: Customer, told: CustomerEvent) -> None:
    event = call.event
    deed = f"cancelled {told.product}".strip()
    actor = event.actor.subject
    call.world.save(AuditEntry(id=event.id, at=event.at, actor=actor, deed=deed, about=who.id, why=told.reason))


COMMAND = Command(name="cancelled", run=run, role=Role.AGENT)
