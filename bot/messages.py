"""
What comes in and what goes out.

Events are past-tense facts that a platform, the HTTP interface or a file brings. ``id`` is unique for ever: an event
that arrives twice has the same id and counts once. ``at`` is when it happened, aware, in UTC.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass, field
from typing import Any

from bot.charts import Chart  # noqa: TC001
from bot.model import Interaction  # noqa: TC001


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a message goes: ``message`` names the one to edit in place, ``thread`` a topic or thread."""

    platform: str
    chat: str
    thread: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """
    Who did it, as the platform vouches for them.

    ``badges`` are the further ``platform:id`` names that speak for them: the chat they write in, the user groups they
    belong to.
    """

    platform: str
    person: str
    name: str = ""
    locale: str = ""
    badges: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """Their own ``platform:id``."""
        return f"{self.platform}:{self.person}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRef:
    """
    A customer as another system names them; ``contacts`` are ``platform:person`` names, all of the same person.

    ``zone`` is where their clocks stand, such as Asia/Manila.
    """

    id: str = ""
    name: str = ""
    language: str = ""
    contacts: tuple[str, ...] = ()
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A rating that another system recorded, such as a row of a file."""

    question: str
    measure: str
    scale: int
    score: int


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
class Delivered:
    """An owed message reached its chat."""

    id: str
    at: dt.datetime
    ask: str


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
    | CustomerChanged
    | CustomerEventRecorded
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """
    Something to press.

    ``data`` is at most 64 bytes and comes back through :func:`bot.taps.read`; ``url`` opens a page instead.
    ``style`` is empty, ``primary``, ``success`` or ``danger``.
    """

    label: str
    data: str = ""
    url: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """
    Rows for platforms that draw tables: the first is the head.

    ``lines`` say the same where nothing is drawn: see :attr:`Reply.words`.
    """

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """
    One thing to fill in. ``kind`` is ``one`` (of ``options``), ``many`` (of them) or ``text``.

    ``options`` are pairs of answer and label. What is answered comes back under ``key``: an answer, several joined by
    spaces, or the text. ``steps`` when the options are a scale, which ``hint`` explains. ``value`` was answered before.
    ``group`` is the question that this field and its neighbours with the same one answer together.
    """

    key: str
    kind: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    steps: bool = False
    hint: str = ""
    value: str = ""
    group: str = ""
    optional: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """
    The questions that can be answered at once, for platforms that have forms; :class:`Filled` brings the answers.

    ``open`` is the label of a button that shows it, in place of one that is called so; ``send`` of the one that sends
    it in.
    """

    token: str
    title: str
    open: str
    send: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """
    What the bot says. All text is plain: the platform escapes it.

    A reply without ``text`` and ``title`` is only its ``hint``: nothing is sent or edited.

    ``title`` stands out above ``text``. ``hint`` is the few words a platform may show in passing when a button was
    pressed.
    ``form`` asks the same as ``buttons`` do, and what would follow, all at once.
    ``private`` messages are for who asked only, where the platform can do that; ``share`` is then the command that a
    "share" button gives for all to see. ``data`` is the same for programs. What ``only_edits`` is not said anew where
    the message it would edit is gone.
    """

    to: Address
    text: str
    title: str = ""
    hint: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    form: Form | None = None
    picture: Chart | None = None
    table: Table | None = None
    file: str = ""
    """A CSV document to attach, whole."""
    private: bool = False
    share: str = ""
    share_label: str = ""
    only_edits: bool = False
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """All of it as text, for platforms that draw no tables."""
        lines = self.table.lines if self.table else ()
        return "\n".join(filter(None, (self.title, self.text, *lines)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """
    A message that is owed to somebody who is not waiting for it.

    ``key`` is unique: owing the same key again replaces the message, or edits it in place when it is already sent.
    ``ask`` is set when the message asks something: its delivery comes back as :class:`Delivered`.
    One that ``only_edits`` changes the message that was sent under its key; where none was sent, none ever will be.
    """

    key: str
    due_at: dt.datetime
    reply: Reply
    ask: str = ""
    only_edits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """
    An event that comes onto the road when it is due, exactly once.

    ``key`` is unique: promising the same key again replaces the promise. The event arrives with the instant at which
    it came, as that may be later than it was due.
    """

    key: str
    due_at: dt.datetime
    event: Event
