"""
The tables: one for each record of :mod:`bot.model`, and what the road itself keeps.

Their names are plain words, for whoever opens the database with a reporting tool.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import model
from storage.tables.asks import Asks, Conversations, Responses
from storage.tables.base import CLUSTERED, core
from storage.tables.cases import CaseNotes, Cases, LastCases, TeamChats
from storage.tables.changes import Changes, ChangesTold
from storage.tables.customers import Contacts, CustomerEvents, Customers, Guesses, Stays
from storage.tables.digests import Digests, Watches
from storage.tables.interactions import AgreedTimes, Announcements, Interactions, Targets
from storage.tables.people import Agents, Audit, Doors, Grants, Preferences
from storage.tables.surveys import Editions, LastAsks, SurveyRules

if TYPE_CHECKING:
    from sqlmodel import SQLModel

__all__ = [
    "AGREED_TIMES",
    "ASKS",
    "CASES",
    "CLUSTERED",
    "CUSTOMERS",
    "EVENTS",
    "INTERACTIONS",
    "RESPONSES",
    "STAYS",
    "TABLES",
    "core",
]

TABLES: dict[type[model.Record], type[SQLModel]] = {
    model.Customer: Customers,
    model.Contact: Contacts,
    model.Interaction: Interactions,
    model.Ask: Asks,
    model.Response: Responses,
    model.Edition: Editions,
    model.Conversation: Conversations,
    model.Grant: Grants,
    model.Agent: Agents,
    model.Door: Doors,
    model.LastAsk: LastAsks,
    model.SurveyRule: SurveyRules,
    model.Preference: Preferences,
    model.AuditEntry: Audit,
    model.AgreedTime: AgreedTimes,
    model.Target: Targets,
    model.CustomerEvent: CustomerEvents,
    model.Stay: Stays,
    model.Guess: Guesses,
    model.Announcement: Announcements,
    model.Case: Cases,
    model.CaseNote: CaseNotes,
    model.LastCase: LastCases,
    model.TeamChat: TeamChats,
    model.Change: Changes,
    model.ChangeTold: ChangesTold,
    model.Digest: Digests,
    model.Watch: Watches,
}
"""Where each kind of record is kept, in the order in which a batch writes them."""

AGREED_TIMES = core(AgreedTimes)
ASKS = core(Asks)
CASES = core(Cases)
CUSTOMERS = core(Customers)
EVENTS = core(CustomerEvents)
INTERACTIONS = core(Interactions)
RESPONSES = core(Responses)
STAYS = core(Stays)
