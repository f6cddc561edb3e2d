"""The conversations a page shows: in memory, bounded, and live for whoever looks."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.ports import Undeliverable
from handlers.web.news import Listener, News
from handlers.web.wire import pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.messages import Reply

KEPT = 200
"""Messages that a reload still shows."""

Sent = tuple[str, dt.datetime, "Reply"]
"""A message's id, when it was sent, and the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """
    One line of a conversation: what the bot said, or the ``text`` that a person ``only`` typed.

    ``only`` names the one person who sees it, or nobody in particular. ``unasked`` marks what nobody was waiting for.
    ``action`` is what the browser called the action that it comes from.
    """

    id: str
    at: dt.datetime
    text: str = ""
    reply: Reply | None = None
    only: str = ""
    unasked: bool = False
    action: str = ""


class Chat:
    """One conversation; ``greeted`` once its customer was looked up after a start of the bot."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.greeted = False
        self._messages: dict[str, Message] = {}
        self._listeners: dict[Listener, str] = {}
        self._standing: News | None = None

    def keep(self, message: Message) -> None:
        """Show a message, in place of the one with its id."""
        self._messages[message.id] = message
        while len(self._messages) > KEPT:
            del self._messages[next(iter(self._messages))]
        news = self._news("message", message=pack(self.name, message))
        for listener, person in tuple(self._listeners.items()):
            if message.only in {"", person}:
                listener.hear(news)

    def recall(self, sent: Iterable[Sent]) -> None:
        """Take in what was sent here, perhaps by another process; what is known stays in its place."""
        for id_, at, reply in sent:
            known = self._messages.get(id_)
            self._messages[id_] = Message(id=id_, at=known.at if known else at, reply=reply, unasked=True)
        newest = sorted(self._messages.values(), key=lambda message: message.at)[-KEPT:]
        self._messages = {message.id: message for message in newest}

    def find(self, id: str, person: str) -> Message | None:  # noqa: A002 - what it is called everywhere
        """Return the message with this id if this person may see it."""
        message = self._messages.get(id)
        return message if message and message.only in {"", person} else None

    def progress(self, done: int, total: int) -> None:
        """Show how far something is that takes long; it goes away when all is done."""
        news = self._news("progress", done=done, total=total)
        self._standing = news if done < total else None
        for listener in tuple(self._listeners):
            listener.hear(news)

    @contextmanager
    def heard(self, listener: Listener, person: str) -> Iterator[None]:
        """Let a listener hear, as this person, all that is still known and then what happens."""
        seen = [pack(self.name, message) for message in self._messages.values() if message.only in {"", person}]
        listener.hear(self._news("history", messages=seen))
        if self._standing:
            listener.hear(self._standing)
        self._listeners[listener] = person
        try:
            yield
        finally:
            del self._listeners[listener]

    def close(self) -> None:
        """End every listener's stream."""
        for listener in self._listeners:
            listener.end()

    def _news(self, name: str, **data: object) -> News:
        return News(name=name, data={"chat": self.name, **data})


class Chats:
    """The chats of this bot by name; there are no others."""

    def __init__(self, *names: str) -> None:
        self._chats = {name: Chat(name) for name in names}

    def find(self, name: str) -> Chat | None:
        """Return the chat with this name, or ``None``."""
        return self._chats.get(name)

    def show(self, reply: Reply, *, only: str = "", unasked: bool = False) -> str:
        """
        Show a reply, or change the message it names, and return the message's id.

        Raises:
            Undeliverable: there is no such chat here.

        """
        chat = self._chats.get(reply.to.chat)
        if chat is None:
            raise Undeliverable("web.no_chat")
        id_ = reply.to.message or uuid4().hex
        if reply.text or reply.title:
            chat.keep(_message(reply, id_, chat.find(id_, only), only=only, unasked=unasked))
        return id_

    def close(self) -> None:
        """End all live views."""
        for chat in self._chats.values():
            chat.close()


def _message(reply: Reply, id_: str, before: Message | None, *, only: str, unasked: bool) -> Message:
    """Return the message that shows a reply; a changed one stays where and whose it was."""
    at = before.at if before else dt.datetime.now(dt.UTC)
    whose = before.only if before else only
    return Message(id=id_, at=at, reply=reply, only=whose, unasked=before.unasked if before else unasked)
