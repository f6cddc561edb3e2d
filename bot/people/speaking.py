"""The language somebody is spoken to in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import languages
from bot.model import Customer, Preference
from bot.people.identity import of

if TYPE_CHECKING:
    from bot.languages import Texts
    from bot.messages import Actor
    from bot.ports import Memory
    from bot.workspace import Workspace

SOURCES = ("", "written", "locale", "company", "choice")
"""How a customer's language is known, each better than those before it: what they chose is never overridden."""

ENOUGH = 3
"""Words that tell a language; with fewer, too many languages would do."""


def spoken(customer: Customer, language: str, source: str) -> Customer:
    """Return the customer with a language as this source has it, unless a better one is known already."""
    code = languages.nearest(language, default="")
    if not code or SOURCES.index(source) < SOURCES.index(customer.language_source):
        return customer
    if (code, source) == (customer.language, customer.language_source):
        return customer
    return replace(customer, language=code, language_source=source)


def overheard(memory: Memory, workspace: Workspace, actor: Actor, text: str) -> None:
    """Note the language a customer writes in, where nothing better is known of theirs."""
    customer = of(memory, actor) if len(text.split()) >= ENOUGH else None
    if customer is None or SOURCES.index(customer.language_source) > SOURCES.index("written"):
        return
    heard = spoken(customer, workspace.detect(text), "written")
    if heard != customer:
        memory.save(heard)


def wishes(memory: Memory, actor: Actor) -> tuple[str, ...]:
    """Return the languages somebody is to be spoken to in, the best first."""
    customer = of(memory, actor) or Customer(id="")
    chosen = memory.find(Preference, actor.subject)
    own, rank = customer.language, SOURCES.index(customer.language_source)
    best = own if rank > SOURCES.index("company") else chosen.language if chosen else ""
    return (best, own if rank > SOURCES.index("locale") else "", actor.locale, own)


def texts(workspace: Workspace, *wishes: str) -> Texts:
    """Return the texts in the first wished language that is known, else in the workspace's."""
    return languages.texts(languages.nearest(*wishes, default=workspace.language))
