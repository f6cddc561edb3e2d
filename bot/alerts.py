"""A low score is told to the team at once, and its message grows with what the customer adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import languages
from bot.messages import Owed, Reply
from bot.model import Customer, Interaction, Response
from bot.survey import survey

if TYPE_CHECKING:
    import datetime as dt

    from bot.languages import Texts
    from bot.model import Ask
    from bot.ports import Memory
    from bot.workspace import Workspace


def consider(
    memory: Memory, workspace: Workspace, ask: Ask, before: Response | None, now: Response, at: dt.datetime
) -> None:
    """Owe every team chat an alert when the ask's first score is low, or was low before it changed."""
    plan = survey(ask.survey)
    first = now if now.score is not None else memory.find(Response, ask.token, plan.questions[0].key)
    scores = (first.score if first else None, before.score if before else None)
    if first is None or not any(score is not None and score <= plan.alert for score in scores):
        return
    texts = languages.texts(workspace.language)
    for chat in workspace.team_chats:
        reply = Reply(to=chat, title=_title(texts, first), text=_text(memory, workspace, texts, ask, first))
        memory.owe(Owed(key=f"alert:{ask.token}:{chat.platform}:{chat.chat}:{chat.thread}", due_at=at, reply=reply))


def _title(texts: Texts, response: Response) -> str:
    key = "alert.changed" if response.edited_at else "alert.title"
    return texts(key, score=response.score, scale=response.scale)


def _text(memory: Memory, workspace: Workspace, texts: Texts, ask: Ask, response: Response) -> str:
    customer = memory.find(Customer, ask.customer)
    interaction = memory.find(Interaction, ask.interaction) or Interaction(id="")
    facts = {
        "customer": (customer.name or customer.id) if customer else "",
        "agents": ", ".join(interaction.agents),
        "team": interaction.team,
        "channel": interaction.channel,
        "product": interaction.product,
        "reference": interaction.id,
        "at": _moment(texts, response.answered_at.astimezone(workspace.zone)),
    }
    lines = [texts(f"alert.{name}", value=value) for name, value in facts.items() if value]
    words = [r.text for q in survey(ask.survey).questions if (r := memory.find(Response, ask.token, q.key)) and r.text]
    return "\n".join([*lines, *(texts("alert.words", words=text) for text in words)] or [texts("alert.no_words")])


def _moment(texts: Texts, at: dt.datetime) -> str:
    return f"{texts.date(at.date())}, {texts.clock(at)}"
