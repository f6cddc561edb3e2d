"""Somebody of the team tries a survey on themselves: asked like a customer, never counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.asks import sending
from bot.asks.drafting import addressed, draft
from bot.model import Contact, Customer
from bot.survey import editions

if TYPE_CHECKING:
    from bot.messages import Commanded
    from bot.model import Ask
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace

ONE_PLACE = "web"
"""Where a person's own chat is the one they write in; elsewhere it bears their name."""


def bring(memory: Memory, workspace: Workspace, plan: Survey, event: Commanded, language: str) -> Ask:
    """Ask whoever gave the command, in their own chat, and return the ask."""
    actor = event.actor
    nobody = Customer(id="", name=actor.name, language=language)
    chat = event.where.chat if actor.platform == ONE_PLACE else actor.person
    contact = Contact(platform=actor.platform, person=actor.person, chat=chat, customer="")
    ask = addressed(draft(workspace, plan, nobody, event.at, interaction=""), contact, event.at)
    trial = replace(ask, test=True)
    editions.keep(memory, plan)
    sending.send(memory, workspace, plan, trial, nobody, event.at)
    return trial
