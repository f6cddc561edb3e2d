"""What other systems, files and staff tell of interactions."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass

from bot.messages.actors import Actor, Address, CustomerRef, Score  # noqa: TC001 - the same
from bot.model import Interaction  # noqa: TC001 - the same


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionEnded:
    """An interaction ended and its customer is to be asked. ``where`` is the place to confirm to, if any."""

    id: str
    at: dt.datetime
    customer: CustomerRef
    interaction: Interaction
    actor: Actor | None = None
    where: Address | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionReopened:
    """An interaction that had ended goes on; ``where`` is the place to confirm to, if any."""

    id: str
    at: dt.datetime
    reference: str
    actor: Actor | None = None
    where: Address | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """
    An interaction as another system recorded it, with the answers it collected; nobody is asked.

    ``asked`` when that system says that it asked the customer, whether or not there is an answer.
    """

    id: str
    at: dt.datetime
    customer: CustomerRef
    interaction: Interaction
    scores: tuple[Score, ...] = ()
    comment: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """Another system is about to send something under a ``key`` of its own; ``mark`` stands for the whole of it."""

    id: str
    at: dt.datetime
    key: str
    mark: str
