"""What the team reads about an unhappy customer: who, about what, how low, and in their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import disagreement, minted, people
from bot.cases.shortening import short
from bot.errors import Refused
from bot.model import Ask, Interaction, Response
from bot.survey import TEXT, editions
from bot.survey.question import SAID

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bot.languages import Texts
    from bot.model import Case
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace

NEWEST = 3
"""The newest words of the customer that are quoted."""
QUOTED = 500
"""Characters of each where they are cut."""
ASKS = 10
"""The newest asks of a case that are looked at."""


def lines(memory: Memory, workspace: Workspace, texts: Texts, case: Case, *, whole: bool = False) -> list[str]:
    """Return what is known of a case, line by line, the customer's words last: cut, unless ``whole``."""
    about = memory.find(Interaction, case.interaction) or Interaction(id="")
    asked = [ask for token in case.asks[-ASKS:] if (ask := memory.find(Ask, token))]
    plans = [(ask, plan) for ask in asked if (plan := _plan(memory, workspace, ask))]
    facts = {
        "customer": called(memory, case),
        "agents": ", ".join(case.agents),
        "team": case.team,
        "channel": case.channel,
        "product": case.product,
        "reference": minted.shown(about.id),
        "areas": ", ".join(filter(None, (_low(memory, workspace, plan, ask) for ask, plan in plans))),
        "at": moment(texts, case.opened_at, workspace),
    }
    told = [texts(f"alert.{name}", value=value) for name, value in facts.items() if value]
    said = [text for ask, plan in plans for text in _words(memory, plan, ask) if text]
    words = said if whole else [short(text, QUOTED) for text in said[-NEWEST:]]
    more = [texts("case.joined", n=case.scores)] if case.scores > 1 else []
    more += [texts("alert.disagrees")] if any(_disagrees(memory, plan, ask) for ask, plan in plans) else []
    return [*told, *more, *(texts("alert.words", words=text) for text in words)]


def title(memory: Memory, workspace: Workspace, texts: Texts, case: Case) -> str:
    """Return the newest score as it is now, or that there were angry words."""
    for token in case.asks[: -ASKS - 1 : -1]:
        ask = memory.find(Ask, token)
        plan = _plan(memory, workspace, ask) if ask else None
        given = memory.find(Response, token, plan.questions[0].key) if plan else None
        if plan and given and given.score is not None:
            key = "changed" if given.edited_at else "title" if plan.alarms(given.score) else "words_beside"
            return texts(f"alert.{key}", score=given.score, scale=plan.questions[0].highest)
    return texts("alert.words_only")


def called(memory: Memory, case: Case) -> str:
    """Return the customer's name, else their number; empty where there is neither."""
    customer = people.living(memory, case.customer)
    return (customer.name or minted.shown(customer.id)) if customer else ""


def moment(texts: Texts, at: dt.datetime, workspace: Workspace) -> str:
    """Return a day and the time by the workspace's clock."""
    local = at.astimezone(workspace.zone)
    return f"{texts.date(local.date())}, {texts.clock(local)}"


def soon(texts: Texts, at: dt.datetime, workspace: Workspace) -> str:
    """Return the same of a moment of these weeks: by its weekday, without its year."""
    local = at.astimezone(workspace.zone)
    return f"{texts.near(local.date())}, {texts.clock(local)}"


def _plan(memory: Memory, workspace: Workspace, ask: Ask) -> Survey | None:
    try:
        return editions.of(memory, workspace, ask)
    except Refused:
        return None


def _low(memory: Memory, workspace: Workspace, plan: Survey, ask: Ask) -> str:
    """Return the areas that were rated below the middle of their scale, with their scores."""
    slots = (*plan.slots(more=False), *plan.slots(more=True))
    parts = ((plan.part(slot), memory.find(Response, ask.token, slot)) for slot in slots)
    rated = [(part, given.score) for part, given in parts if part and part.area and given and given.score is not None]
    low = [(part.area, score) for part, score in rated if 2 * score < part.lowest + part.highest]
    names = {area: plan.area(area, workspace.language) if area in plan.areas else area for area, _ in low}
    return ", ".join(f"{names[area]} {score}" for area, score in low)


def _disagrees(memory: Memory, plan: Survey, ask: Ask) -> bool:
    """Return whether the score of the whole and some words beside it say the opposite of each other."""
    score = memory.find(Response, ask.token, plan.questions[0].key)
    keys = (*(question.key for question in plan.questions if question.kind == TEXT), SAID)
    found = (memory.find(Response, ask.token, key) for key in keys)
    return score is not None and any(each is not None and disagreement.disagree(score, each) for each in found)


def _words(memory: Memory, plan: Survey, ask: Ask) -> Iterator[str]:
    """Yield what the customer wrote, in the order of the questions."""
    free = (question.key for question in plan.questions if question.kind == TEXT)
    for key in (*free, SAID):
        found = memory.find(Response, ask.token, key)
        yield found.text if found else ""
