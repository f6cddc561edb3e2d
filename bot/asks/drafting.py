"""An ask before it goes out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.model import Ask

if TYPE_CHECKING:
    import datetime as dt

    from bot.model import Contact, Customer
    from bot.survey import Survey
    from bot.workspace import Workspace


def draft(workspace: Workspace, plan: Survey, customer: Customer, at: dt.datetime, *, interaction: str) -> Ask:
    """Return a new ask that nobody is bound to yet."""
    return Ask(
        token=workspace.mint(),
        interaction=interaction,
        customer=customer.id,
        survey=plan.name,
        version=plan.version,
        asked_at=at,
        expires_at=at + (plan.expiry or workspace.expiry),
        language=customer.language or workspace.language,
    )


def addressed(ask: Ask, contact: Contact, moment: dt.datetime) -> Ask:
    """Return the ask bound to a contact, to be sent at a moment."""
    return replace(
        ask,
        asked_at=moment,
        expires_at=ask.expires_at + (moment - ask.asked_at),
        platform=contact.platform,
        person=contact.person,
        chat=contact.chat,
    )
