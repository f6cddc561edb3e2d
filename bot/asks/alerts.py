"""A low score is told to the team at once, and its message grows with what the customer adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import languages, minted, people
from bot.messages import Owed, Reply
from bot.model import Interaction, Response
from bot.survey import TEXT, editions
from bot.survey.plan import SAID

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bot.languages import Texts
    from bot.model import Ask
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace


def consider(
    memory: Memory, workspace: Workspace, ask: Ask, before: Response | None, now: Response, at: dt.datetime
) -> None:
    """Owe every team chat an alert when the ask's first score is low, or was low before it changed."""
    plan = editions.of(memory, workspace, ask)
    key = plan.questions[0].key
    first = now if now.question == key else memory.find(Response, ask.token, key)
    earlier = before.score if before and before.question == key else None
    if first is None or ask.test or not (plan.alarms(first.score) or plan.alarms(earlier)):
        return
    texts = languages.texts(workspace.language)
    title, text = _title(texts, plan, first), _text(memory, workspace, texts, plan, ask, first)
    for chat in workspace.team_chats:
        reply = Reply(to=chat, title=title, text=text)
        memory.owe(Owed(key=f"alert:{ask.token}:{chat.platform}:{chat.chat}:{chat.thread}", due_at=at, reply=reply))


def _title(texts: Texts, plan: Survey, response: Response) -> str:
    key = "alert.changed" if response.edited_at else "alert.title"
    return texts(key, score=response.score, scale=plan.questions[0].highest)


def _text(memory: Memory, workspace: Workspace, texts: Texts, plan: Survey, ask: Ask, response: Response) -> str:
    customer = people.living(memory, ask.customer)
    interaction = memory.find(Interaction, ask.interaction) or Interaction(id="")
    facts = {
        "customer": (customer.name or minted.shown(customer.id)) if customer else "",
        "agents": ", ".join(interaction.agents),
        "team": interaction.team,
        "channel": interaction.channel,
        "product": interaction.product,
        "reference": minted.shown(interaction.id),
        "areas": _low(memory, workspace, plan, ask),
        "at": _moment(texts, response.answered_at.astimezone(workspace.zone)),
    }
    lines = [texts(f"alert.{name}", value=value) for name, value in facts.items() if value]
    words = [text for text in _words(memory, plan, ask) if text]
    return "\n".join([*lines, *(texts("alert.words", words=text) for text in words)] or [texts("alert.no_words")])


def _low(memory: Memory, workspace: Workspace, plan: Survey, ask: Ask) -> str:
    """Return the areas that were rated below the middle of their scale, with their scores."""
    slots = (*plan.slots(more=False), *plan.slots(more=True))
    parts = ((plan.part(slot), memory.find(Response, ask.token, slot)) for slot in slots)
    rated = [(part, given.score) for part, given in parts if part and part.area and given and given.score is not None]
    low = [(part.area, score) for part, score in rated if 2 * score < part.lowest + part.highest]
    return ", ".join(f"{plan.area(area, workspace.language)} {score}" for area, score in low)


def _words(memory: Memory, plan: Survey, ask: Ask) -> Iterator[str]:
    """Yield what the customer wrote, in the order of the questions."""
    free = (question.key for question in plan.questions if question.kind == TEXT)
    for key in (*free, SAID):
        found = memory.find(Response, ask.token, key)
        yield found.text if found else ""


def _moment(texts: Texts, at: dt.datetime) -> str:
    return f"{texts.date(at.date())}, {texts.clock(at)}"
