"""Comments as a team reads them: what was written, what it feels like, and who was there."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - part of the record
from collections.abc import Mapping, Sequence  # noqa: TC003 - the same
from dataclasses import dataclass, field

from bot.periods import Window  # noqa: TC001 - the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """
    A comment, with the score beside it if there is one.

    ``label`` is its sentiment: negative, neutral, positive, or empty when unknown. ``disagrees`` when the score and the
    words strongly contradict each other. ``customer`` is a number, ``name`` what they are called, if that is known.
    """

    text: str
    label: str
    answered_at: dt.datetime
    reference: str
    """The interaction it is about."""
    measure: str = ""
    score: int | None = None
    scale: int = 0
    disagrees: bool = False
    topics: tuple[str, ...] = ()
    customer: str = ""
    name: str = ""
    agents: tuple[str, ...] = ()
    channel: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """
    Which comments are wanted: those that pass everything named here, the newest first.

    ``measure`` names scores one of which must stand beside the comment; empty or ``sentiment`` asks for none.
    ``filters`` are dimensions with the wanted value. All of ``topics`` and ``words`` must be in it; ``words`` in any
    case, with or without accents.
    """

    window: Window
    filters: Mapping[str, str] = field(default_factory=dict)
    measure: str = ""
    label: str = ""
    topics: Sequence[str] = ()
    words: Sequence[str] = ()
    disagreeing: bool = False
