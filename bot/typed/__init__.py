"""What a customer means who types instead of tapping."""

from __future__ import annotations

from bot.typed.ratings import Understood, understand
from bot.typed.tidying import LONGEST, tidy

__all__ = ["LONGEST", "Understood", "tidy", "understand"]
