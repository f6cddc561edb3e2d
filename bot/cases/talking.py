"""Words that are typed or filled in about a case: by its customer, or by somebody of the team who was asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.asks import answering, walking
from bot.asks.claiming import over
from bot.cases import doing, facts, forms, letters, showing, telling
from bot.cases.notes import newest, note
from bot.errors import Refused
from bot.messages import Reply
from bot.model import ACTIVE, Ask, Case, Conversation, Role
from bot.survey import editions
from bot.typed import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Filled, Typed
    from bot.ports import Memory
    from bot.workspace import Workspace

LASTS = dt.timedelta(minutes=30)
"""How long somebody of the team is listened to after they were asked for words."""


def typed(event: Typed, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Take a text as what the case wants that was last spoken of here; any other as an answer to a survey."""
    talk = memory.find(Conversation, event.where.platform, event.where.chat, event.actor.person)
    case = memory.find(Case, forms.read(talk.ask)[0]) if talk else None
    if talk is None or case is None or words.wish(event.text) == words.STOP or not event.text.strip():
        return answering.typed(event, memory, workspace)
    what, _, rest = talk.question.partition(":")
    if what != letters.ANSWER:
        fresh = event.edits is None and _asked_at(rest) >= event.at - LASTS
        return _worded(event, memory, workspace, case, talk) if fresh else answering.typed(event, memory, workspace)
    if _is_over(workspace, case, event.at) or (event.edits and not _edits(memory, case, event)):
        return answering.typed(event, memory, workspace)
    begun = _answered(event, memory, workspace, case)
    return _thanks(event, memory, workspace, case, rest) if begun and event.edits is None else ()


def _asked_at(rest: str) -> dt.datetime:
    return dt.datetime.fromtimestamp(int(rest) if rest.isdecimal() else 0, dt.UTC)


def _is_over(workspace: Workspace, case: Case, at: dt.datetime) -> bool:
    return case.state not in ACTIVE and case.closed_at is not None and at - case.closed_at > workspace.expiry


def _edits(memory: Memory, case: Case, event: Typed) -> bool:
    """Return whether a text replaces an answer to a letter with other words."""
    answers = (each for each in newest(memory, case) if each.kind == "answered" and each.at == event.edits)
    before = next(answers, None)
    return before is not None and before.text != event.text


def _answered(event: Typed, memory: Memory, workspace: Workspace, case: Case) -> bool:
    """Keep what the customer answered, show it in the case, tell the team, and return whether they began just now."""
    name = facts.called(memory, case)
    kept = note(memory, case, "answered", event.at, name=name, text=event.text)
    memory.save(kept)
    showing.show(memory, workspace, kept, event.at)
    return len(telling.words(memory, workspace, kept, name, event.at)) == 1


def _thanks(event: Typed, memory: Memory, workspace: Workspace, case: Case, before: str) -> Sequence[Reply]:
    """Return the thanks to a customer, and the question that the letter had interrupted."""
    here = replace(event.where, message="")
    texts = people.texts(workspace, *people.wishes(memory, event.actor), case.language)
    thanks = Reply(
        to=here, text=texts("letter.thanks" if case.owner_name else "letter.thanks_team", agent=case.owner_name)
    )
    ask = memory.find(Ask, before) if before else None
    if ask is None or over(ask, event.at):
        return (thanks,)
    plan = editions.of(memory, workspace, ask)
    return (thanks, walking.step(memory, workspace, plan, ask, here, note=texts("letter.back")))


def _worded(event: Typed, memory: Memory, workspace: Workspace, case: Case, talk: Conversation) -> Sequence[Reply]:
    """Take what somebody of the team was asked to write; when it cannot be taken, they may try once more."""
    memory.save(replace(talk, ask="", question=""))
    act = doing.Doing(memory, workspace, event.actor, event.at, replace(event.where, message=""))
    try:
        people.require(people.role(memory, workspace, event.actor, event.at), Role.AGENT)
        return act.do(case, talk.question.partition(":")[0], event.text)
    except Refused:
        memory.save(talk)
        raise


def filled(event: Filled, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """
    Take a form about a case, or about a survey.

    Raises:
        Refused: it was filled in by a customer, or the case is closed or unknown.
    """
    number, what = forms.read(event.token)
    if not number:
        return answering.filled(event, memory, workspace)
    people.require(people.role(memory, workspace, event.actor, event.at), Role.AGENT)
    case = memory.find(Case, number)
    if case is None:
        raise Refused("case.unknown", case=number)
    given = dict(event.answers)
    names = ("outcome", "cause", "note") if what == "resolve" else ("text",)
    text = " ".join(given.get(name, "") for name in names)
    act = doing.Doing(memory, workspace, event.actor, event.at, event.where)
    return act.do(case, what, text.strip())
