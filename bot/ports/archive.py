"""What reports read, and what a command is given."""

from __future__ import annotations

from typing import Protocol

from bot.ports.answers import Answers
from bot.ports.cases import Cases
from bot.ports.contacts import Contacts
from bot.ports.customers import Customers
from bot.ports.memory import Memory
from bot.ports.staff import Staff
from bot.ports.trail import Trail


class Archive(Answers, Customers, Contacts, Cases, Staff, Trail, Protocol):
    """What reports read; never changes anything."""


class World(Memory, Archive, Protocol):
    """Both at once: what a command is given."""
