"""What comes in."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass

from bot.messages.actors import Actor, Address, CustomerRef, Score  # noqa: TC001 - the same
from bot.model import Interaction  # noqa: TC001 - the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A button was pressed: ``answer`` to ``question`` of the ask with this token."""

    id: str
    at: dt.datetime
    actor: Actor
    where: Address
    token: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A form was sent in: ``answers`` are pairs of a :class:`Field`'s key and what was chosen or written there."""

    id: str
    at: dt.datetime
    actor: Actor
    where: Address
    token: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """
    A person wrote something that is not a command, in a place where the bot is addressed.

    ``edits`` when the text replaces an earlier one of theirs: it is when that was written.
    """

    id: str
    at: dt.datetime
    actor: Actor
    where: Address
    text: str
    edits: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commanded:
    """
    A person gave a command: ``name`` without slash, lower case; ``words`` is all that follows.

    ``public`` when the answer is for the whole chat rather than for who asked.
    """

    id: str
    at: dt.datetime
    actor: Actor
    where: Address
    name: str
    words: str = ""
    public: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionReopened:
    """An interaction that had ended goes on; ``where`` is the place to confirm to, if any."""

    id: str
    at: dt.datetime
    reference: str
    actor: Actor | None = None
    where: Address | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDue:
    """The time came to ask."""

    id: str
    at: dt.datetime
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderDue:
    """The time came to remind of an ask, if it still waits for an answer."""

    id: str
    at: dt.datetime
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskExpired:
    """An ask can be answered no longer."""

    id: str
    at: dt.datetime
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDue:
    """The time came for a step of a case: see :mod:`bot.cases.due`; ``note`` is what is to be sent, if anything."""

    id: str
    at: dt.datetime
    case: str
    step: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDue:
    """
    Some who complained are to be told of a change: those after the ask ``after`` of a ``day``, the newest days first.

    With ``ask`` it is the one alone who complained in it under ``question``.
    """

    id: str
    at: dt.datetime
    change: str
    day: dt.date | None = None
    after: str = ""
    ask: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """An owed message reached its chat."""

    id: str
    at: dt.datetime
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """Another system is about to send something under a ``key`` of its own; ``mark`` stands for the whole of it."""

    id: str
    at: dt.datetime
    key: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestDue:
    """The time came to tell a chat what there is: that of the digest that was promised for ``due_at``."""

    id: str
    at: dt.datetime
    chat: Address
    rhythm: str
    due_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestOwed:
    """A digest of the days from ``first`` to before ``end`` is to be written; all before ``told`` was told already."""

    id: str
    at: dt.datetime
    chat: Address
    rhythm: str
    first: dt.date
    end: dt.date
    told: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimatesDue:
    """The quarter nears its end: managers are asked what they believe."""

    id: str
    at: dt.datetime


Event = (
    Rated
    | Filled
    | Typed
    | Commanded
    | InteractionEnded
    | Recorded
    | Delivered
    | InteractionReopened
    | AskDue
    | ReminderDue
    | AskExpired
    | CaseDue
    | ChangeDue
    | CustomerChanged
    | CustomerEventRecorded
    | Announced
    | DigestDue
    | DigestOwed
    | EstimatesDue
)
