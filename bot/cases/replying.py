"""What somebody of the team is answered when they do something about a case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import languages, people
from bot.cases import facts, showing
from bot.cases.acts import Acts
from bot.cases.card import card
from bot.cases.prompts import prompt
from bot.messages import Reply
from bot.model import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.messages import Actor, Address, Button
    from bot.model import Case
    from bot.ports import Memory
    from bot.workspace import Workspace

    Replies = Sequence[Reply]
    Rows = tuple[tuple[Button, ...], ...]


class Replying:
    """One person of the team, at one moment and place; ``where`` names the message that was pressed, if any."""

    def __init__(self, memory: Memory, workspace: Workspace, actor: Actor, at: dt.datetime, where: Address) -> None:
        self.memory, self.workspace, self.actor, self.at, self.where = memory, workspace, actor, at, where
        self.acts = Acts(memory, workspace, actor, at)
        self.texts = people.texts(workspace, *people.wishes(memory, actor))

    @property
    def leads(self) -> bool:
        """Whether the actor may do something about the cases of others."""
        return people.role(self.memory, self.workspace, self.actor, self.at) >= Role.LEAD

    @property
    def ours(self) -> languages.Texts:
        """The texts in which the team sees the message."""
        return languages.texts(self.workspace.language)

    def done(self, case: Case, key: str, **values: object) -> Replies:
        """Save a case and show it in its chats; return what was done."""
        self.memory.save(case)
        showing.show(self.memory, self.workspace, case, self.at)
        said = self.texts(f"case.done.{key}", case=case.id, **values)
        if not self.where.message:
            return (Reply(to=self.where, text=said, private=True, data={"case": case.id}),)
        hint = Reply(to=self.where, text="", hint=said)
        # Two edits of one message could overtake each other: the outbox alone makes them in order.
        return (hint,) if showing.stands(self.memory, case, self.where) else (self.card(case), hint)

    def card(self, case: Case, note: str = "", rows: Rows | None = None, *, whole: bool = False) -> Reply:
        """Return the case as :func:`bot.cases.card.card` does, for the actor alone where no message was pressed."""
        found = card(self.memory, self.workspace, case, self.where, note, rows, whole=whole)
        return replace(found, private=not self.where.message)

    def menu(self, case: Case, rows: Rows, key: str) -> Reply:
        """Return the case with a question below it, and its answers as buttons."""
        return self.card(case, self.ours(key), rows)

    def prompt(self, case: Case, what: str) -> Reply:
        """Ask the actor for a letter or a remark."""
        name = facts.called(self.memory, case) or self.texts("ask.the_customer")
        return prompt(self.memory, self.texts, self.actor, self.at, self.where, case, what, name)

    def moment(self, at: dt.datetime | None) -> str:
        """Return an instant in the actor's words; nothing for none."""
        return facts.soon(self.texts, at, self.workspace) if at else ""
