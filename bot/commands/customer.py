"""``/customer NAME``: everything about one customer over products and channels; who looks is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import dossier, finding
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import AuditEntry, Role

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(call: Call) -> Sequence[Reply]:
    """
    Return what is known of the customer, for who asked only.

    Raises:
        Refused: nobody is named so, or several are.
    """
    event = call.event
    found, rest = finding.customer(call, event.words)
    if rest:
        raise Refused("customer.nobody", name=" ".join(event.words.split())[: finding.LONGEST])
    call.world.save(AuditEntry(id=event.id, at=event.at, actor=event.actor.subject, deed="look", about=found.id))
    title = call.texts("customer.title", name=found.name or found.id, number=found.id)
    text = "\n".join(dossier.lines(call, found))
    return (Reply(to=event.where, title=title, text=text, private=True, data={"customer": found.id}),)


COMMAND = Command(name="customer", run=run, role=Role.LEAD)
