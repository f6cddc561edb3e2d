"""What people do: they press, fill in, write and command; and what they were asked arrives."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass

from bot.messages.actors import Actor, Address  # noqa: TC001 - the same


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
class Delivered:
    """An owed message reached its chat."""

    id: str
    at: dt.datetime
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """The message that was owed under a key never will reach its chat."""

    id: str
    at: dt.datetime
    key: str
