"""What the core asks of the world, and what the world offers the platforms."""

from __future__ import annotations

from bot.ports.archive import Archive, World
from bot.ports.lost import Lost
from bot.ports.memory import Memory
from bot.ports.platforms import Overloaded, Platform, Road, TryLater, Undeliverable

__all__ = ["Archive", "Lost", "Memory", "Overloaded", "Platform", "Road", "TryLater", "Undeliverable", "World"]
