"""Where a customer can be written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import people
from bot.model import Contact

if TYPE_CHECKING:
    from bot.messages import CustomerRef
    from bot.model import Customer
    from bot.ports import Memory
    from bot.workspace import Workspace


def reachable(memory: Memory, workspace: Workspace, ref: CustomerRef, customer: Customer) -> Contact | None:
    """Return where the customer can be written to: a contact that was named, else where they were last met."""
    opens = workspace.platforms
    for subject in (*ref.contacts, customer.home):
        platform, _, person = subject.partition(":")
        known = memory.find(Contact, platform, person) if person else None
        chat = known.chat if known else ""
        if known and not people.same(memory, known.customer, customer):
            continue
        if person and platform in opens and (chat or opens[platform]):
            return Contact(platform=platform, person=person, chat=chat or person, customer=customer.id)
    return None
