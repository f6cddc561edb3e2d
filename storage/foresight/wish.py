"""A wish: a record that is going to be looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bot.messages import Event
from bot.model import Record
from storage.shapes import Key

Wish = tuple[type[Record], Key]
"""A kind of record, and the key of one."""
Wishes = Mapping[type[Event], Callable[[Any], Iterable[Wish]]]
"""What kinds of events name, by kind."""
