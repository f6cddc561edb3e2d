"""What reports read."""

from __future__ import annotations

from storage.archive.cases import Cases
from storage.archive.contacts import Contacts
from storage.archive.customers import Customers
from storage.archive.staff import Staff
from storage.archive.trail import Trail


class Archive(Staff, Customers, Contacts, Cases, Trail):
    """Implements :class:`bot.ports.Archive` on one connection; with the views of staff come all answers."""
