"""
The facts the bot works with.

Every record is frozen; a change is a new record with the same key. Instants are aware and in UTC.
A record's ``KEY`` names the fields that identify it; storage keeps one table for each record.
"""

from __future__ import annotations

from bot.model.asks import PENDING, Ask, AskState, Conversation, Response
from bot.model.cases import ACTIVE, Case, CaseNote, CaseState, LastCase, TeamChat
from bot.model.changes import Change, ChangeTold
from bot.model.customers import Customer, CustomerEvent, Guess, Stay
from bot.model.digests import Digest, Watch
from bot.model.interactions import OUTCOMES, AgreedTime, Announcement, Interaction, Target
from bot.model.people import Agent, AuditEntry, Contact, Door, Grant, Preference, Role
from bot.model.surveys import Edition, LastAsk, SurveyRule

__all__ = [
    "ACTIVE",
    "OUTCOMES",
    "PENDING",
    "Agent",
    "AgreedTime",
    "Announcement",
    "Ask",
    "AskState",
    "AuditEntry",
    "Case",
    "CaseNote",
    "CaseState",
    "Change",
    "ChangeTold",
    "Contact",
    "Conversation",
    "Customer",
    "CustomerEvent",
    "Digest",
    "Door",
    "Edition",
    "Grant",
    "Guess",
    "Interaction",
    "LastAsk",
    "LastCase",
    "Preference",
    "Record",
    "Response",
    "Role",
    "Stay",
    "SurveyRule",
    "Target",
    "TeamChat",
    "Watch",
]

Record = (
    Customer
    | Contact
    | Interaction
    | Ask
    | Response
    | Edition
    | Conversation
    | Grant
    | Agent
    | Door
    | LastAsk
    | SurveyRule
    | Preference
    | AuditEntry
    | AgreedTime
    | Target
    | CustomerEvent
    | Stay
    | Guess
    | Announcement
    | Case
    | CaseNote
    | LastCase
    | TeamChat
    | Change
    | ChangeTold
    | Digest
    | Watch
)
"""Everything that :class:`bot.ports.Memory` finds and saves."""
