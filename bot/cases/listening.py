"""Whose next words are about a case, and what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cases import forms
from bot.model import Conversation

if TYPE_CHECKING:
    from bot.messages import Address
    from bot.model import Case
    from bot.ports import Memory


def listen(memory: Memory, case: Case, where: Address, person: str, question: str) -> None:
    """Take what a person types next in a chat as what the case wants of them: the answer to this question."""
    memory.save(
        Conversation(
            platform=where.platform, chat=where.chat, person=person, ask=forms.token(case.id), question=question
        )
    )
