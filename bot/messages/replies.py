"""What goes out."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass, field
from typing import Any

from bot.charts import Chart  # noqa: TC001 - the same
from bot.messages.actors import Address  # noqa: TC001 - the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """
    Something to press.

    ``data`` is at most 64 bytes and comes back through :func:`bot.taps.read`; ``url`` opens a page instead.
    ``style`` is empty, ``primary``, ``success`` or ``danger``. ``form`` asks all at once what pressing it would ask
    step by step, for platforms that have forms.
    """

    label: str
    data: str = ""
    url: str = ""
    style: str = ""
    form: Form | None = None


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
class Section:
    """
    A part of a reply, for places that have room for more than a message.

    Of the ``choices`` the one that holds now is styled ``primary``.
    """

    title: str = ""
    text: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    choices: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """
    What the bot says. All text is plain: the platform escapes it.

    A reply without ``text`` and ``title`` is only its ``hint``: nothing is sent or edited.

    ``title`` stands out above ``text``. ``hint`` is the few words a platform may show in passing when a button was
    pressed. ``awaits`` is the person who is to type an answer below, called by the ``title``.
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
    awaits: str = ""
    sections: tuple[Section, ...] = ()
    """The same as ``text`` and ``buttons``, in parts."""
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
    ``under`` is the key of another message of the same chat: this one goes into its thread, or answers it.
    What was not sent by ``stale_at`` is news no more and never will be.
    """

    key: str
    due_at: dt.datetime
    reply: Reply
    ask: str = ""
    only_edits: bool = False
    under: str = ""
    stale_at: dt.datetime | None = None
