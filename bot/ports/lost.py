"""What never arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt


class Lost(Protocol):
    """A message that never arrived."""

    @property
    def due_at(self) -> dt.datetime:
        """When it was to be sent."""

    @property
    def platform(self) -> str:
        """Where it was to go."""

    @property
    def chat(self) -> str:
        """The chat it was to reach, in the platform's own words."""

    @property
    def customer(self) -> str:
        """The customer who was to be asked; empty for messages to the team."""

    @property
    def reason(self) -> str:
        """Why: a key of the language files, or the name of what went wrong at every try."""
