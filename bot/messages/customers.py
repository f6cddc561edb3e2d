"""What other systems, files and staff tell of customers."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass

from bot.messages.actors import CustomerRef  # noqa: TC001 - the same


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerChanged:
    """
    What another system knows of a customer; what is empty is not known.

    ``value`` is what they pay a month for all ``products`` together, in hundredths of ``currency``.
    """

    id: str
    at: dt.datetime
    customer: CustomerRef
    products: tuple[str, ...] = ()
    contract: str = ""
    segment: str = ""
    value: int | None = None
    currency: str = ""
    joined_at: dt.datetime | None = None
    left_at: dt.datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerEventRecorded:
    """Something happened with a customer, as another system noted it: see :class:`bot.model.CustomerEvent`."""

    id: str
    at: dt.datetime
    customer: CustomerRef
    kind: str
    happened_at: dt.datetime
    reason: str = ""
    product: str = ""
    value: int | None = None
    currency: str = ""
    agent: str = ""
    reference: str = ""
