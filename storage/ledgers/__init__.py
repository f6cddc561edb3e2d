"""Tables of the road itself: counts, what was seen, what is owed, what failed."""

from __future__ import annotations

from storage.ledgers.counts import Crossings, Flows, Tallies
from storage.ledgers.events import FailedEvents, Seen
from storage.ledgers.meta import Meta
from storage.ledgers.owed import LOST, PAGE, Agenda, Outbox
from storage.tables import core

__all__ = [
    "AGENDA",
    "CROSSINGS",
    "FAILED_EVENTS",
    "FLOWS",
    "LOST",
    "META",
    "OUTBOX",
    "PAGE",
    "SEEN",
    "TALLIES",
]

AGENDA = core(Agenda)
CROSSINGS = core(Crossings)
FAILED_EVENTS = core(FailedEvents)
FLOWS = core(Flows)
META = core(Meta)
OUTBOX = core(Outbox)
SEEN = core(Seen)
TALLIES = core(Tallies)
