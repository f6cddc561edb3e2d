"""What another system sends about its customers, and about what happened with them."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal, Self
from uuid import uuid4

from pydantic import AfterValidator, BaseModel, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from bot.customers.history import PAYS, RETURNED, VALUE_CHANGED
from bot.messages import CustomerChanged, CustomerEventRecorded, CustomerRef
from handlers.api.ending import PLATFORM, Customer, Instant, Name, Word, utc

if TYPE_CHECKING:
    import datetime as dt

CODE = 3
"""Letters of a currency's code."""
MOST = 1000
"""Customers or events in one request."""

Amount = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]


def _code(text: str) -> str:
    if text and not (len(text) == CODE and text.isascii() and text.isupper() and text.isalpha()):
        raise PydanticCustomError("currency", "currency")
    return text


Currency = Annotated[str, AfterValidator(_code)]
Kind = Literal["joined", "cancelled", "returned", "came_back", "referred", "value_changed"]


class Facts(Customer):
    """
    What is known of a customer; what is left out is not known.

    ``value`` is what they pay a month in ``currency`` for all ``products`` together.
    """

    id: Name
    products: Annotated[tuple[Name, ...], Field(max_length=50)] = ()
    contract: Word = ""
    segment: Word = ""
    value: Amount | None = None
    currency: Currency = ""
    joined: Instant | None = None
    left: Instant | None = None
    reason: Word = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        _priced(self.value, self.currency)
        if self.joined and self.left and self.joined > self.left:
            raise PydanticCustomError("left", "left")
        return self

    def event(self, id: str, now: dt.datetime) -> CustomerChanged:  # noqa: A002
        """Return the event."""
        return CustomerChanged(
            id=id,
            at=now,
            customer=CustomerRef(
                id=self.id, name=self.name, language=self.language, contacts=self.contacts, zone=self.zone
            ),
            products=self.products,
            contract=self.contract,
            segment=self.segment,
            value=hundredths(self.value),
            currency=self.currency,
            joined_at=utc(self.joined),
            left_at=utc(self.left),
            reason=self.reason,
        )


class Happening(BaseModel):
    """
    Something that happened with a customer; ``id`` is the other system's name for it, so that it counts once.

    ``value`` is what they pay a month from then on or, for goods that came back, what these were worth.
    """

    model_config = Customer.model_config

    customer: Name
    kind: Kind
    at: Instant | None = None
    reason: Word = ""
    product: Word = ""
    value: Amount | None = None
    currency: Currency = ""
    agent: Word = ""
    id: Word = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        _priced(self.value, self.currency)
        if self.value is not None and self.kind not in {*PAYS, RETURNED}:
            raise PydanticCustomError("worthless", "worthless")
        if self.value is None and self.kind == VALUE_CHANGED:
            raise PydanticCustomError("no_value", "no_value")
        return self

    def event(self, id: str, now: dt.datetime) -> CustomerEventRecorded:  # noqa: A002
        """Return the event."""
        return CustomerEventRecorded(
            id=id,
            at=now,
            customer=CustomerRef(id=self.customer),
            kind=self.kind,
            happened_at=utc(self.at) or now,
            reason=self.reason,
            product=self.product,
            value=hundredths(self.value),
            currency=self.currency,
            agent=self.agent,
            reference=self.id,
        )


Item = Facts | Happening


def _priced(value: Decimal | None, currency: str) -> None:
    if value is not None and not currency:
        raise PydanticCustomError("currency", "currency")


def hundredths(value: Decimal | None) -> int | None:
    """Return a sum of money in hundredths."""
    return None if value is None else int(value * 100)


def items(kind: type[Item], body: bytes) -> tuple[list[Item], bool]:
    """
    Return what was sent, one or up to 1,000 in a list, and whether it was a list.

    Raises:
        pydantic.ValidationError: something about it is wrong; then nothing of it is taken.
    """
    if not body.lstrip().startswith(b"["):
        return [kind.model_validate_json(body)], False
    many = Annotated[list[kind], Field(min_length=1, max_length=MOST)]  # type: ignore[valid-type]
    return TypeAdapter(many).validate_json(body), True


def identities(sent: list[Item], key: str, idempotency: str) -> list[str]:
    """
    Return an id for each that was sent: the same when the same key sends the same again.

    Without an ``Idempotency-Key`` each counts; what the core knows already changes nothing there.
    """
    if not idempotency:
        return [f"{PLATFORM}:{uuid4()}" for _ in sent]
    marks = (f"{key}:{idempotency}:{at}:{item.model_dump_json()}" for at, item in enumerate(sent))
    return [f"{PLATFORM}:{hashlib.sha256(mark.encode(errors='surrogateescape')).hexdigest()[:40]}" for mark in marks]
