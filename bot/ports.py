"""What the core asks of the world, and what the world offers the platforms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from bot.model import ACTIVE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.changes.complaints import Complained, Complaint
    from bot.dossier import Dealing
    from bot.messages import Event, Owed, Promise, Reply
    from bot.model import Ask, AuditEntry, Case, CaseState, ChangeTold, Customer, Record
    from bot.periods import Window
    from bot.reports.cohort import Cohort
    from bot.reports.contacts import Asked, Cared, Firsts, Kept, Took
    from bot.reports.fairness import Group
    from bot.reports.mentions import Mentions
    from bot.reports.pairs import Pairs
    from bot.reports.views import Views
    from bot.tally import Tally
    from bot.voices import Search
    from bot.voices import Voice as Voice  # noqa: PLC0414 - what an archive returns is found here

    R = TypeVar("R", bound=Record)


class Memory(Protocol):
    """What one event sees and changes; all of it is kept, or none."""

    def find(self, kind: type[R], *key: str) -> R | None:
        """Return the record with this key as this event sees it, or ``None``."""

    def save(self, *records: Record) -> None:
        """Keep each record in place of the one with its key."""

    def add(self, *records: Record) -> None:
        """Keep records whose keys were minted just now: nobody need look whether they are there."""

    def every(self, kind: type[R]) -> Sequence[R]:
        """Return all records of a kind of which there are few, in the order of their keys."""

    def asks(self, customer: str, at: dt.datetime) -> Sequence[Ask]:
        """Return the asks of a customer, and of those merged into them, that take answers, the newest last."""

    def owe(self, owed: Owed) -> None:
        """Promise a message; it is sent after the commit, and again until it arrives."""

    def sent(self, key: str) -> str:
        """Return the platform's own id of the message that was sent under a key; empty where none was yet."""

    def promise(self, promise: Promise) -> None:
        """Have an event happen when it is due; a promise with the same key is replaced."""

    def withdraw(self, key: str) -> None:
        """Take back the promise with this key, if there is one."""


class Lost(Protocol):
    """A message that never arrived."""

    @property
    def due_at(self) -> dt.datetime:
        """When it was to be sent."""

    @property
    def platform(self) -> str:
        """Where it was to go."""

    @property
    def chat(self) -> str:
        """The chat it was to reach, in the platform's own words."""

    @property
    def customer(self) -> str:
        """The customer who was to be asked; empty for messages to the team."""

    @property
    def reason(self) -> str:
        """Why: a key of the language files, or the name of what went wrong at every try."""


class Archive(Protocol):
    """What reports read; never changes anything."""

    def tallies(
        self, measure: str, window: Window, by: str = "", filters: Mapping[str, str] | None = None
    ) -> Mapping[str, Tally]:
        """
        Return the tally of each group over the window's days, by answer day.

        ``by`` is a dimension (agent, team, area, channel, product, language, kind; topic, of comments) or ``day``;
        without it all is in group ``""``.
        A dimension's empty value is left out. With several agents an answer counts in each one's group.
        """

    def span(self, measure: str) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day with an answer, or ``None`` without any."""

    def values(self, dimension: str) -> Sequence[str]:
        """Return the values of a dimension that have answers or stays, in alphabetical order, 1,000 at most."""

    def recorded(self, dimension: str, wanted: str = "") -> Sequence[str]:
        """
        Return the values of a dimension that interactions or customers have, rated or not, 1,000 at most.

        Where the wanted one is among them as it is written, it alone: finding it is quicker than finding all.
        """

    def voices(self, measure: str, window: Window, limit: int, filters: Mapping[str, str]) -> Sequence[Voice]:
        """Return the newest comments that stand beside a score of this measure and pass every filter."""

    def comments(self, search: Search, limit: int, skip: int = 0) -> Sequence[Voice]:
        """Return the newest comments that pass, without as many of the newest as are to be skipped."""

    def mentions(
        self, window: Window, by: str = "", filters: Mapping[str, str] | None = None
    ) -> Mapping[str, Mentions]:
        """Return what the comments of each group speak of; ``by`` and ``filters`` are as for :meth:`tallies`."""

    def cohorts(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Cohort]:
        """
        Return the customers of each group over the window.

        ``by`` is product, contract or segment; without it all are in group ``""``. By product, and with a filter
        for it, customers count from when that product began to when it ended.
        """

    def movements(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which a customer came or went, or ``None`` without any."""

    def named(self, names: Sequence[str]) -> Sequence[Customer]:
        """Return the customers who have one of these numbers or names, in any of the usual spellings."""

    def alike(self, name: str) -> Sequence[Customer]:
        """Return customers whose names look like this one, the likest first, 5 at most."""

    def dealings(self, customer: str, limit: int) -> tuple[int, Sequence[Dealing]]:
        """Return how many interactions a customer had, with those who were merged into them, and the newest of them."""

    def at_risk(self, first: dt.date, end: dt.date, filters: Mapping[str, str]) -> Sequence[Customer]:
        """Return the customers of today who scored low or wrote a negative comment on these days, newest first."""

    def took(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Took]:
        """Return how long the interactions of each group took, by when they started, else ended."""

    def lengths(self, measure: str, window: Window, filters: Mapping[str, str]) -> Mapping[int, Tally]:
        """Return the scores of this measure given after talks of so many seconds."""

    def pairs(self, measure: str, areas: Sequence[str], window: Window, filters: Mapping[str, str]) -> Pairs:
        """
        Return the overall scores of the window, by answer day, with what stands beside each.

        These are the ratings of these areas in the same ask, and how long the reply and the talk took.
        """

    def fair(
        self, measure: str, by: Sequence[str], window: Window, filters: Mapping[str, str]
    ) -> Mapping[str, Mapping[str, Group]]:
        """
        Return the scores of the groups of each dimension, with how many customers gave them.

        Dimensions are segment, contract, language, product, channel, kind and team; linked customers are one.
        """

    def kept(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Kept]:
        """Return how many replies and resolutions of each group came within the agreed time."""

    def firsts(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Firsts]:
        """Return how many first contacts of each group resolved what they were about."""

    def asked(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Asked]:
        """Return how many asks of each group, by when they were sent, are answered."""

    def received(self, window: Window) -> int:
        """Return how many asks were first answered in the window, whenever they were sent."""

    def served(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which an interaction started, or ``None`` without any."""

    def asking(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which somebody was asked, or ``None`` without any."""

    def cases(
        self,
        *,
        states: Collection[CaseState] = ACTIVE,
        owner: str = "",
        team: str = "",
        customer: str = "",
        overdue_at: dt.datetime | None = None,
        limit: int = 100,
    ) -> Sequence[Case]:
        """
        Return the cases in these states that pass every filter, those that are due first before the others.

        ``owner`` is a ``platform:person``; ``overdue_at`` keeps those whose next step was due by then. Closed ones come
        after, the newest first.
        """

    def case_counts(
        self, window: Window, by: str = "", filters: Mapping[str, str] | None = None
    ) -> Mapping[str, Cared]:
        """
        Return what became of the cases of each group, by when they were last resolved; a no that reopened one counts.

        ``by`` is agent (who served), team, channel, product, language, cause or owner; without it all are in ``""``.
        """

    def resolving(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which a case was resolved, or ``None`` without any."""

    def complained(self, wanted: Complained, after: tuple[dt.date, str] | None, limit: int) -> Sequence[Complaint]:
        """
        Return complaints that are meant, one an ask: the newest days first, on a day in the order of the asks' tokens.

        They begin ``after`` a day and a token. Customers who were merged are those who stand for them.
        """

    def changes_told(self) -> Mapping[str, tuple[int, int]]:
        """Return, by change, how many customers were told and how many of them wrote back."""

    def reactions(self, change: str, limit: int) -> Sequence[ChangeTold]:
        """Return what customers said to a change, the newest first."""

    def views(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Views]:
        """Return what those who served say, of each group in which they say anything, beside all its customers."""

    def chosen(self, window: Window, filters: Mapping[str, str]) -> Mapping[str, Mapping[str, int]]:
        """Return how often those who served chose each option, by question, the most frequent first."""

    def proposed(self, window: Window, filters: Mapping[str, str], limit: int) -> Sequence[tuple[str, str]]:
        """Return who served and the words they added, the newest first."""

    def undelivered(self, window: Window) -> Sequence[Lost]:
        """Return the messages due in this window that will never arrive, the newest first, 1,000 at most."""

    def audit(self, limit: int) -> Sequence[AuditEntry]:
        """Return the newest entries of the trail, the newest first."""


class World(Memory, Archive, Protocol):
    """Both at once: what a command is given."""


class Undeliverable(Exception):
    """A message will never reach this chat; the text is why (a key of the language files)."""


class TryLater(Exception):
    """A message could not be sent now; ``after`` is how many seconds the platform asks to wait, 0 if it did not say."""

    def __init__(self, reason: str, after: float = 0) -> None:
        super().__init__(reason)
        self.after = after


class Overloaded(Exception):
    """The road cannot take the event: nothing was kept, the platform should bring it again."""


class Road(Protocol):
    """Where platforms put events."""

    async def put(self, event: Event, *, patience: float | None = None) -> Sequence[Reply]:
        """
        Have the event handled and return its replies once all it changed is on disk.

        With ``patience`` in seconds, an event that is not through by then is accepted into the durable inbox, and the
        empty sequence is returned; its replies follow through :meth:`Platform.deliver`.

        Raises:
            Overloaded: the event was not kept.
        """

    async def bring(self, events: Sequence[Event], *, fresh: bool = False) -> Sequence[Sequence[Reply]]:
        """
        Have many events handled in their order, in one go, and return the replies to each.

        ``fresh`` events have ids that were made just now and never come again: nobody remembers them.

        Raises:
            Overloaded: some of them were not kept; bringing all of them again does no harm.
        """


class Platform(Protocol):
    """A place where people talk to the bot."""

    name: str
    opens_chats: bool
    """Whether a bot may write first to somebody who is known by their id alone."""

    async def deliver(self, reply: Reply) -> str:
        """
        Send or edit one message and return its id.

        Raises:
            Undeliverable: it never will arrive.
            TryLater: it may arrive later.
        """

    def link(self, token: str) -> str:
        """Return an address that opens the ask with this token here, or the empty string."""

    def routes(self) -> Iterable[Any]:
        """Return the routes it needs on the common HTTP server (``aiohttp.web.RouteDef``)."""

    async def run(self, road: Road) -> None:
        """Bring events to the road until cancelled; return only when there is nothing to listen to."""

    async def close(self) -> None:
        """Let go of connections."""
