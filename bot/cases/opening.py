"""An answer makes a case, joins one, or changes what is in one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import disagreement, people
from bot.alarm import telling as alarm
from bot.cases import places, showing, timeline, verdict
from bot.cases.notes import note
from bot.model import ACTIVE, Case, Interaction, LastCase, Response
from bot.survey import editions

if TYPE_CHECKING:
    import datetime as dt

    from bot.model import Ask
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace


def consider(
    memory: Memory, workspace: Workspace, ask: Ask, before: Response | None, now: Response, at: dt.datetime
) -> None:
    """Open a case for a low score or angry words, unless there is one they belong to; never for trials or staff."""
    if ask.test or ask.agent or now.void:
        return
    case = of(memory, f"ask:{ask.token}")
    if case and case.follow == ask.token:
        verdict.heard(memory, workspace, case, now, at)
    elif case:
        _changed(memory, workspace, case, ask, before, now, at)
    elif _alarming(memory, workspace, ask, now):
        _unhappy(memory, workspace, ask, now, at)


def of(memory: Memory, about: str) -> Case | None:
    """Return the newest case of a customer, or of an ask as ``ask:TOKEN``, if there is one."""
    last = memory.find(LastCase, about)
    return memory.find(Case, last.case) if last else None


def _alarming(memory: Memory, workspace: Workspace, ask: Ask, now: Response) -> bool:
    plan = editions.of(memory, workspace, ask)
    low = now.question == plan.questions[0].key and plan.alarms(now.score)
    return low or (bool(now.text) and disagreement.strong(now) == "negative")


def _unhappy(memory: Memory, workspace: Workspace, ask: Ask, now: Response, at: dt.datetime) -> None:
    customer = people.living(memory, ask.customer)
    owner = customer.id if customer else ask.customer
    case = of(memory, owner)
    if case is None or case.state not in ACTIVE:
        case = _opened(memory, workspace, ask, owner, at)
    else:
        case = note(memory, _joined(memory, workspace, case, ask), "joined", at, text=_figure(now))
    scores = [each for each in (case.score, now.score) if each is not None]
    case = replace(case, asks=(*case.asks, ask.token), scores=case.scores + 1, score=min(scores, default=None))
    if now.score is not None:
        case = replace(case, measure=now.measure, scale=now.scale)
    memory.save(case, LastCase(about=owner, case=case.id), LastCase(about=f"ask:{ask.token}", case=case.id))
    showing.show(memory, workspace, case, at)


def _opened(memory: Memory, workspace: Workspace, ask: Ask, customer: str, at: dt.datetime) -> Case:
    """Return a new case with the next number; while something is wrong its chats are told of all cases together."""
    number = _number(memory)
    memory.save(LastCase(about="", case=number))
    about = memory.find(Interaction, ask.interaction) or Interaction(id="")
    case = Case(
        id=number,
        customer=customer,
        interaction=ask.interaction,
        ask=ask.token,
        survey=ask.survey,
        opened_at=at,
        day=workspace.local_day(at),
        agents=about.agents,
        team=about.team,
        channel=about.channel,
        product=about.product,
        language=about.language or ask.language,
        chats=() if alarm.on(memory, ask.survey) else places.of(about.team, memory, workspace),
    )
    return timeline.begin(memory, workspace, note(memory, case, "opened", at), at)


def _number(memory: Memory) -> str:
    """Return the next number; looked for in vain, it can be given away once only, and who comes second begins anew."""
    last = memory.find(LastCase, "")
    number = int(last.case) + 1 if last else 1
    while memory.find(Case, str(number)):
        number += 1
    return str(number)


def _joined(memory: Memory, workspace: Workspace, case: Case, ask: Ask) -> Case:
    """Return the case, shown to the team of this interaction as well."""
    about = memory.find(Interaction, ask.interaction)
    chats = places.of(about.team if about else "", memory, workspace)
    return replace(case, chats=tuple(dict.fromkeys((*case.chats, *chats))))


def _changed(
    memory: Memory,
    workspace: Workspace,
    case: Case,
    ask: Ask,
    before: Response | None,
    now: Response,
    at: dt.datetime,
) -> None:
    """Show what the customer added; a score of the whole that changed is noted."""
    if before and before.score is not None and now.score != before.score and _whole(memory, workspace, ask, now):
        case = note(memory, case, "changed", at, text=f"{before.score} → {now.score}")
        if now.score is not None and case.score is not None:
            case = replace(case, score=min(case.score, now.score))
        memory.save(case)
    showing.show(memory, workspace, case, at)


def _whole(memory: Memory, workspace: Workspace, ask: Ask, now: Response) -> bool:
    plan: Survey = editions.of(memory, workspace, ask)
    return now.question == plan.questions[0].key


def _figure(now: Response) -> str:
    return "" if now.score is None else str(now.score)
