"""All that comes in."""

from __future__ import annotations

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
from bot.messages.interactions import Announced, InteractionEnded, InteractionReopened, Recorded

Event = (
    Rated
    | Filled
    | Typed
    | Commanded
    | InteractionEnded
    | Recorded
    | Delivered
    | Undelivered
    | InteractionReopened
    | AskDue
    | ReminderDue
    | AskExpired
    | CaseDue
    | ChangeDue
    | CustomerChanged
    | CustomerEventRecorded
    | Announced
    | DigestDue
    | DigestOwed
    | EstimatesDue
    | WatchBegun
)
