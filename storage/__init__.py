"""What the bot remembers, and what it promised to do later."""

from storage.opening import Storage, open  # noqa: A004 - reads as storage.open

__all__ = ["Storage", "open"]
