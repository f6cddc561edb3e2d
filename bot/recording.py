"""An interaction that another system recorded, with the answers it collected: nobody is asked, nobody is alerted."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot import people
from bot.asks.interactions import keep
from bot.asks.keeping import remember
from bot.hours import timing
from bot.messages import Address, CustomerRef, Reply
from bot.model import Ask, AskState, Customer, Interaction, Response
from bot.survey import DEFAULT, Question, survey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.messages import Recorded
    from bot.ports import Memory
    from bot.workspace import Workspace

FILE = "file"
"""The platform of asks that another system sent, as far as it tells of all of them."""
IMPORT = Address(platform=FILE, chat="import")
"""Whom the outcome is told: whoever brought the record."""

RATED = ("area", "yes")
"""Measures of areas, whose questions end with the area."""
ADDED, CHANGED, UNCHANGED = "added", "changed", "unchanged"

Answer = tuple[Question, int | None, str]


def recorded(event: Recorded, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """
    Keep the interaction with its customer and its answers, and return one reply whose ``data`` says what became of it.

    The same record again changes nothing. What a later record of the same interaction leaves empty stays as it was; an
    answer that differs replaces the earlier one on its day. Without an answer there is no ask: nobody knows whether one
    was sent.
    """
    known = memory.find(Interaction, event.interaction.id) if event.interaction.id else None
    customer, met = _customer(event, memory, workspace, known)
    complete = replace(event, interaction=_completed(event.interaction, known)) if known else event
    given = list(_given(event))
    token = workspace.mint() if given or event.asked else ""
    interaction = _corrected(memory, complete.interaction, keep(complete, memory, workspace, customer, token))
    answered = _answers(complete, given, token, memory, workspace, interaction)
    change = UNCHANGED if known and not (met or answered or interaction != known) else CHANGED if known else ADDED
    return (Reply(to=IMPORT, text="", data={"interaction": interaction.id, "change": change}),)


def _customer(
    event: Recorded, memory: Memory, workspace: Workspace, known: Interaction | None
) -> tuple[Customer, bool]:
    """Return who was served, and whether that says something new about them; nobody in particular has no id."""
    ref, before = event.customer, known.customer if known else ""
    if ref == CustomerRef(language=ref.language):
        return Customer(id=before, language=ref.language), False
    if before and not ref.id and not ref.contacts:
        ref = replace(ref, id=before)
    earlier = memory.find(Customer, ref.id) if ref.id else None
    customer = people.referred(memory, workspace, ref, event.at)
    return customer, customer != earlier


def _completed(new: Interaction, known: Interaction) -> Interaction:
    """Return the interaction with what is known of it wherever the new record is silent."""
    silent = {each.name for each in fields(Interaction) if timing.silent(getattr(new, each.name))}
    return replace(new, **{name: getattr(known, name) for name in silent})


def _corrected(memory: Memory, new: Interaction, kept: Interaction) -> Interaction:
    """Return the interaction with the new record's agents, unless they are frozen because the bot itself asked."""
    ask = memory.find(Ask, kept.ask) if new.agents != kept.agents else None
    if ask is None or ask.person or (ask.state is not AskState.ANSWERED and ask.platform != FILE):
        return kept
    corrected = replace(kept, agents=new.agents)
    memory.save(corrected)
    return corrected


def _answers(
    event: Recorded, given: Sequence[Answer], token: str, memory: Memory, workspace: Workspace, interaction: Interaction
) -> bool:
    """Keep the answers and return whether one of them is new; ``token`` is that of an ask which is not there yet."""
    if not given and not event.asked:
        return False
    known = memory.find(Ask, interaction.ask) if interaction.ask != token else None
    ask = known or _ask(event, workspace, interaction)
    if known is None:
        memory.add(ask)
    news = known is None
    for question, score, text in given:
        before = memory.find(Response, ask.token, question.key) if known else None
        now = remember(memory, workspace, ask, question, before, at=event.at, score=score, text=text)
        news = news or now != before
    return news


def _given(event: Recorded) -> Iterator[Answer]:
    for score in event.scores:
        yield _question(score.question, score.measure, score.scale), score.score, ""
    free = survey(DEFAULT).free if event.comment else None
    if free:
        yield free, None, event.comment


@lru_cache(maxsize=256)
def _question(key: str, measure: str, scale: int) -> Question:
    area = key.rpartition(".")[2] if measure in RATED else ""
    return Question(key=key, measure=measure, scale=scale, area=area)


def _ask(event: Recorded, workspace: Workspace, interaction: Interaction) -> Ask:
    """Return the ask that another system must have sent: these are its answers."""
    asked_at = min(event.at, interaction.ended_at or event.at)
    return Ask(
        token=interaction.ask,
        interaction=interaction.id,
        customer=interaction.customer,
        survey=DEFAULT,
        asked_at=asked_at,
        expires_at=asked_at + workspace.expiry,
        state=AskState.ANSWERED if event.scores or event.comment else AskState.EXPIRED,
        platform=FILE if event.asked else "",
        language=interaction.language or workspace.language,
    )
