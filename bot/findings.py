"""What ``python bot.py check`` finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """``state`` is ``ok``, ``missing`` or ``wrong``; ``key`` names the sentence and ``values`` fill it."""

    state: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
