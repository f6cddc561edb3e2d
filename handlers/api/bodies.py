"""What another system sends about its customers, and about what happened with them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import AfterValidator, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from bot.customers.history import PAYS, RETURNED, VALUE_CHANGED
from bot.messages import CustomerChanged, CustomerEventRecorded, CustomerRef
from handlers.api.ending import Body, Customer, Ending, Instant, Name, Word, utc

if TYPE_CHECKING:
    import datetime as dt

CODE = 3
"""Letters of a currency's code."""
MOST = 1000
"""Interactions, customers or events in one request."""

Amount = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]


def _code(text: str) -> str:
    if text and not (len(text) == CODE and text.isascii() and text.isupper() and text.isalpha()):
        raise PydanticCustomError("currency", "currency")
    return text


Currency = Annotated[str, AfterValidator(_code), Field(json_schema_extra={"pattern": "^([A-Z]{3})?$"})]
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
            raise PydanticCustomError("left", "left", {"field": "left"})
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


class Happening(Body):
    """
    Something that happened with a customer; ``id`` is the other system's name for it, so that it counts once.

    ``value`` is what they pay a month from then on or, for goods that came back, what these were worth.
    """

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
            raise PydanticCustomError("worthless", "worthless", {"field": "value"})
        if self.value is None and self.kind == VALUE_CHANGED:
            raise PydanticCustomError("no_value", "no_value", {"field": "value"})
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


Item = Facts | Happening | Ending


def _priced(value: Decimal | None, currency: str) -> None:
    if value is not None and not currency:
        raise PydanticCustomError("currency", "currency", {"field": "currency"})


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
