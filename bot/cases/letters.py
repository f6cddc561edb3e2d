"""Somebody of the team writes to the customer of a case, and the customer answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import languages, people
from bot.asks import calm
from bot.cases import facts, forms, showing, timeline
from bot.cases.listening import listen
from bot.cases.notes import newest, note
from bot.errors import Refused
from bot.messages import Address, Owed, Reply
from bot.model import Ask, CaseNote, Contact, Conversation, Interaction

if TYPE_CHECKING:
    import datetime as dt

    from bot.cases.acts import Acts
    from bot.messages import CaseDue
    from bot.model import Case, Customer
    from bot.ports import Memory
    from bot.workspace import Workspace

ANSWER = "answer"
"""What a customer is being asked after a letter; behind it the token of what they were being asked before."""
LETTER = "letter"
"""Begins the keys of letters."""
SHORTEST, LONGEST = 1, 3500
HEARD = frozenset({"opened", "joined", "changed", "answered", "said"})
"""What the customer does."""


def reachable(memory: Memory, workspace: Workspace, case: Case) -> tuple[Customer, Contact]:
    """
    Return the customer of a case and where the bot can write to them.

    Raises:
        Refused: they asked to be left alone, or were never met in a chat.
    """
    customer = people.living(memory, case.customer)
    if customer and customer.stopped_at:
        raise Refused("case.stopped", customer=customer.name or facts.called(memory, case) or customer.id)
    for platform, person in _places(memory, case, customer):
        contact = memory.find(Contact, platform, person)
        there = contact and contact.chat and platform in workspace.platforms
        if customer and contact and there and people.same(memory, contact.customer, customer):
            return customer, contact
    raise Refused("case.unreachable", case=case.id)


def _places(memory: Memory, case: Case, customer: Customer | None) -> list[tuple[str, str]]:
    """Return where the customer answered, the newest first, and where they were last met."""
    asked = (memory.find(Ask, token) for token in reversed(case.asks))
    platform, _, person = (customer.home if customer else "").partition(":")
    return [*((ask.platform, ask.person) for ask in asked if ask), (platform, person)]


def write(acts: Acts, case: Case, text: str) -> tuple[Case, dt.datetime]:
    """
    Send a letter to the customer of a case, in quiet hours later, and return the case and when it leaves.

    Raises:
        Refused: there is nothing in it, or the customer cannot or must not be written to.
    """
    words = text.strip()
    if not SHORTEST <= len(words) <= LONGEST:
        raise Refused("case.letter_length", n=LONGEST)
    acts.require_active(case)
    customer, _ = reachable(acts.memory, acts.workspace, case)
    mine = note(acts.memory, acts.reached(case), "wrote", acts.at, by=acts.actor, text=words)
    acts.memory.save(mine)
    leaves = acts.at if _awake(acts.memory, case, acts.at) else _later(acts.workspace, customer, acts.at)
    if leaves > acts.at:
        key = timeline.key(case, f"{timeline.WRITE}:{mine.notes}")
        timeline.promise(acts.memory, mine, timeline.WRITE, leaves, key=key, note=f"{case.id}#{mine.notes}")
    else:
        _send(acts.memory, acts.workspace, mine, f"{case.id}#{mine.notes}", acts.at)
    return mine, leaves


def _awake(memory: Memory, case: Case, at: dt.datetime) -> bool:
    """Return whether the customer wrote or rated just now."""
    heard = (each.at for each in newest(memory, case) if each.kind in HEARD)
    return at - next(heard, case.opened_at) <= calm.FRESH


def _later(workspace: Workspace, customer: Customer, at: dt.datetime) -> dt.datetime:
    return workspace.quiet.after(at, calm.zone(workspace, customer))


def bring(event: CaseDue, memory: Memory, workspace: Workspace, case: Case) -> None:
    """Send a letter that waited for the end of quiet hours; whoever stopped meanwhile gets none, and the team hears."""
    try:
        customer, _ = reachable(memory, workspace, case)
    except Refused as refusal:
        text = languages.texts(workspace.language)(refusal.key, **refusal.values)
        showing.tell(memory, case, event.at, text, news=f"unsent:{event.note}")
        return
    later = _later(workspace, customer, event.at)
    if later > event.at:
        key = timeline.key(case, f"{timeline.WRITE}:{event.note.rpartition('#')[2]}")
        timeline.promise(memory, case, timeline.WRITE, later, key=key, note=event.note)
    else:
        _send(memory, workspace, case, event.note, event.at)


def _send(memory: Memory, workspace: Workspace, case: Case, which: str, at: dt.datetime) -> None:
    customer, contact = reachable(memory, workspace, case)
    letter = memory.find(CaseNote, which)
    if letter is None:
        return
    ask = memory.find(Ask, case.ask)
    texts = people.texts(workspace, customer.language, ask.language if ask else "", case.language)
    about = memory.find(Interaction, case.interaction)
    day = workspace.local_day(about.ended_at if about and about.ended_at else case.opened_at)
    key = "from" + ("" if letter.name else "_team") + ("_company" if workspace.company else "")
    head = texts(f"letter.{key}", agent=letter.name, company=workspace.company, day=texts.date(day))
    text = "\n\n".join((head, letter.text, texts("letter.answer")))
    to = Address(platform=contact.platform, chat=contact.chat)
    memory.owe(Owed(key=f"{LETTER}:{which}", due_at=at, reply=Reply(to=to, text=text)))
    _listen(memory, case, to, contact.person)


def _listen(memory: Memory, case: Case, where: Address, person: str) -> None:
    """Take what the customer types next as their answer; a question they had open is asked again after it."""
    talk = memory.find(Conversation, where.platform, where.chat, person)
    before = talk.ask if talk and talk.question and not forms.read(talk.ask)[0] else ""
    if talk and forms.read(talk.ask)[0]:
        before = talk.question.partition(":")[2]
    listen(memory, case, where, person, f"{ANSWER}:{before}")
