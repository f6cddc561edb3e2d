"""
The 64 bytes behind a button.

``r:TOKEN:QUESTION:ANSWER`` answers a question; ``c:WORDS`` gives a command; ``p:WORDS`` gives it for the whole chat;
``t:WORDS`` gives one whose answer takes the place of the message;
``k:NUMBER WORDS`` does something to a case, ``d:WORDS`` changes how much of a digest is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Actor, Address, Commanded, Rated

if TYPE_CHECKING:
    import datetime as dt

PARTS = 3
"""Token, question and answer."""
LIMIT = 64
"""Telegram's limit for callback data, in bytes."""


def rate(token: str, question: str, answer: str) -> str:
    """Return the data of a button that gives this answer."""
    return f"r:{token}:{question}:{answer}"


def command(words: str, *, public: bool = False) -> str:
    """Return the data of a button that gives a command; empty when it does not fit."""
    data = f"{'p' if public else 'c'}:{words}"
    return data if len(data.encode()) <= LIMIT else ""


def case(words: str) -> str:
    """Return the data of a button that does something to a case: its number, and what."""
    return f"k:{words}"


def detail(words: str) -> str:
    """Return the data of a button that shows more or less of a digest; empty when it does not fit."""
    data = f"d:{words}"
    return data if len(data.encode()) <= LIMIT else ""


def turn(words: str) -> str:
    """Return the data of a button that puts a command's answer in place of its message; empty when it does not fit."""
    data = f"t:{words}"
    return data if len(data.encode()) <= LIMIT else ""


def read(data: str, *, id: str, at: dt.datetime, actor: Actor, where: Address) -> Rated | Commanded | None:  # noqa: A002
    """Return the event that a pressed button stands for, or ``None`` when the data was never ours."""
    verb, _, rest = data.partition(":")
    parts = rest.split(":")
    if verb == "r" and len(parts) == PARTS:
        token, question, answer = parts
        return Rated(id=id, at=at, actor=actor, where=where, token=token, question=question, answer=answer)
    if verb in {"c", "p", "t"} and rest.strip():
        return commanded(rest, id=id, at=at, actor=actor, where=where, public=verb == "p")
    if verb == "k" and rest.strip():
        return Commanded(id=id, at=at, actor=actor, where=where, name="case", words=rest.strip(), public=True)
    if verb == "d" and rest.strip():
        return Commanded(id=id, at=at, actor=actor, where=where, name="detail", words=rest.strip(), public=True)
    return None


def commanded(
    line: str,
    *,
    id: str,  # noqa: A002 - as the event calls it
    at: dt.datetime,
    actor: Actor,
    where: Address,
    public: bool = False,
) -> Commanded:
    """Return the event for a typed command line such as ``/csat@AfterwordBot week``; ``line`` must not be blank."""
    name, _, words = line.strip().removeprefix("/").partition(" ")
    return Commanded(
        id=id, at=at, actor=actor, where=where, public=public, name=name.partition("@")[0].lower(), words=words.strip()
    )
