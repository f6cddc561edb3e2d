"""
What comes in and what goes out.

Events are past-tense facts that a platform, the HTTP interface or a file brings. ``id`` is unique for ever: an event
that arrives twice has the same id and counts once. ``at`` is when it happened, aware, in UTC.
"""

from __future__ import annotations

from bot.messages.actors import Actor, Address, CustomerRef, Score
from bot.messages.asking import Commanded, Delivered, Filled, Rated, Typed, Undelivered
from bot.messages.clock import (
    AskDue,
    AskExpired,
    CaseDue,
    ChangeDue,
    DigestDue,
    DigestOwed,
    EstimatesDue,
    ReminderDue,
    WatchBegun,
)
from bot.messages.customers import CustomerChanged, CustomerEventRecorded
from bot.messages.events import Event
from bot.messages.interactions import Announced, InteractionEnded, InteractionReopened, Recorded
from bot.messages.promises import Promise
from bot.messages.replies import Button, Field, Form, Owed, Reply, Section, Table

__all__ = [
    "Actor",
    "Address",
    "Announced",
    "AskDue",
    "AskExpired",
    "Button",
    "CaseDue",
    "ChangeDue",
    "Commanded",
    "CustomerChanged",
    "CustomerEventRecorded",
    "CustomerRef",
    "Delivered",
    "DigestDue",
    "DigestOwed",
    "EstimatesDue",
    "Event",
    "Field",
    "Filled",
    "Form",
    "InteractionEnded",
    "InteractionReopened",
    "Owed",
    "Promise",
    "Rated",
    "Recorded",
    "ReminderDue",
    "Reply",
    "Score",
    "Section",
    "Table",
    "Typed",
    "Undelivered",
    "WatchBegun",
]
