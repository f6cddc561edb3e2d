"""What can go wrong because of what a person typed or set."""

from __future__ import annotations


class Refused(Exception):
    """A person asked for something that cannot be; ``key`` names the sentence that says what to do instead."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Misconfigured(Refused):
    """A setting is wrong or missing; nothing is started."""
