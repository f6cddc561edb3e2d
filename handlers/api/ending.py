"""What another system sends when an interaction has ended."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Self
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    model_validator,
)
from pydantic_core import PydanticCustomError

from bot import instants, minted
from bot.messages import Address, CustomerRef, InteractionEnded, Recorded
from bot.model import Interaction
from bot.typed import tidy
from handlers.api.spent import Spent

PLATFORM = "api"

WRITTEN = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*", re.ASCII)
CONTACT = r"^[a-z]+:[^\s\x00-\x1f\x7f-\x9f]+$"
OURS = "web:"
"""What the bot's own page calls itself: the team's channel is there, and no customer."""


def _line(value: object) -> object:
    """Return a text on one line without control characters, as it stands in messages and reports."""
    return " ".join(tidy(value).split()) if isinstance(value, str) else value


def _somewhere(contact: str) -> str:
    if contact.startswith(OURS):
        raise PydanticCustomError("page", "page")
    return contact


def _written(value: object) -> object:
    """Let through what is written as ISO 8601; a bare number is no instant."""
    if isinstance(value, str) and WRITTEN.fullmatch(value):
        return value
    raise PydanticCustomError("datetime_parsing", "datetime")


def _lived(at: dt.datetime) -> dt.datetime:
    """Let through what can have happened: later than 1970, and not after today but for clocks that differ."""
    if not instants.plausible(at, dt.datetime.now(dt.UTC)):
        raise PydanticCustomError("distant", "distant")
    return at


Line = Annotated[str, BeforeValidator(_line)]
Word = Annotated[Line, Field(max_length=200)]
Name = Annotated[Line, Field(min_length=1, max_length=200)]
Instant = Annotated[AwareDatetime, AfterValidator(_lived), BeforeValidator(_written)]
Subject = Annotated[str, Field(max_length=200, pattern=CONTACT), AfterValidator(_somewhere)]


def _zone(text: str) -> str:
    if text and text not in available_timezones():
        raise PydanticCustomError("zone", "zone")
    return text


class Body(BaseModel):
    """What is sent: nothing but what is declared."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Customer(Body):
    """The customer as the other system knows them; ``contacts`` are ``platform:person`` names of one person."""

    id: Word = ""
    name: Word = ""
    language: Annotated[Line, Field(max_length=35)] = ""
    zone: Annotated[str, AfterValidator(_zone)] = ""
    contacts: Annotated[tuple[Subject, ...], Field(max_length=10)] = ()


class Ending(Body, Spent):
    """An interaction that ended, or is still ``open``; ``ask`` is false when its customer is not to be asked."""

    customer: Customer = Customer()
    agents: Annotated[tuple[Name, ...], Field(max_length=20)] = ()
    team: Word = ""
    channel: Word = ""
    kind: Word = ""
    product: Word = ""
    started: Instant | None = None
    replied: Instant | None = None
    ended: Instant | None = None
    reference: Word = ""
    ask: StrictBool = True

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.started and any(later and self.started > later for later in (self.replied, self.ended)):
            raise PydanticCustomError("backwards", "backwards", {"field": "started"})
        if self.ask and self.outcome == "open":
            raise PydanticCustomError("early", "early", {"field": "ask"})
        return self


def named(ending: Ending, id: str) -> str:  # noqa: A002
    """Return the interaction's name: its reference, or one that is made of the event's."""
    return ending.reference or f"{minted.MARK}{id}"


def event(ending: Ending, id: str, at: dt.datetime) -> InteractionEnded | Recorded:  # noqa: A002
    """Return the event; the interaction without a reference is named after the event."""
    ref = ending.customer
    customer = CustomerRef(id=ref.id, name=ref.name, language=ref.language, contacts=ref.contacts, zone=ref.zone)
    interaction = Interaction(
        id=named(ending, id),
        agents=ending.agents,
        team=ending.team,
        channel=ending.channel,
        kind=ending.kind,
        product=ending.product,
        language=ref.language,
        started_at=utc(ending.started),
        replied_at=utc(ending.replied),
        ended_at=utc(ending.ended) or at,
        **ending.facts,
    )
    if not ending.ask:
        return Recorded(id=id, at=at, customer=customer, interaction=interaction)
    where = Address(platform=PLATFORM, chat=id)
    return InteractionEnded(id=id, at=at, customer=customer, interaction=interaction, where=where)


def utc(instant: dt.datetime | None) -> dt.datetime | None:
    """Return the same instant in UTC."""
    return instant.astimezone(dt.UTC) if instant else None
