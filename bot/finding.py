"""Which customer somebody means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot import people
from bot.errors import Refused
from bot.model import Contact, Customer
from bot.periods.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.commands import Call

WORDS = 8
"""Most words of a name."""
LONGEST = 100
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]\s*(.*)', re.DOTALL)
_CONTACT = re.compile(r"(?:<@([A-Z0-9]+)(?:\|[^>]*)?>|([a-z]+):(\S+))(?:\s+(.*))?", re.DOTALL)


def customer(call: Call, words: str) -> tuple[Customer, str]:
    """
    Return the customer that these words begin with, by number, contact or name, and the words that follow.

    Raises:
        Refused: nobody is named so, or several are; the nearest are offered.
    """
    contact = _by_contact(call, words)
    if contact:
        return contact
    quoted = _QUOTED.fullmatch(words.strip())
    parts = [quoted[1]] if quoted else words.split()[:WORDS]
    names = [" ".join(parts[:end]) for end in range(len(parts), 0, -1)]
    found = call.world.named(names) if names else ()
    for name in names:
        same = [one for one in found if name == one.id or fold(name) == fold(one.name)]
        if same:
            return _only(call, name, same), quoted[2] if quoted else " ".join(words.split()[len(name.split()) :])
    return _nearly(call, names)


def _by_contact(call: Call, words: str) -> tuple[Customer, str] | None:
    match = _CONTACT.fullmatch(words.strip())
    if match is None:
        return None
    platform, person = (call.event.actor.platform, match[1]) if match[1] else (match[2], match[3])
    contact = call.world.find(Contact, platform, person)
    known = people.living(call.world, contact.customer) if contact else None
    return (known, match[4] or "") if known else None


def _only(call: Call, name: str, same: Sequence[Customer]) -> Customer:
    exact = [one for one in same if one.id == name] or same
    if len(exact) > 1:
        raise Refused("customer.several", name=name, numbers=", ".join(one.id for one in exact[:WORDS]))
    return people.living(call.world, exact[0].id) or exact[0]


def _nearly(call: Call, names: Sequence[str]) -> tuple[Customer, str]:
    """Return the customer whose name differs in nothing but case and accents, else offer those that are near."""
    if not names:
        raise Refused("customer.usage")
    for name in dict.fromkeys((names[0], *names[-2:-1], names[-1])):
        near = call.world.alike(name)
        same = [one for one in near if fold(one.name) == fold(name)]
        if same:
            return _only(call, name, same), " ".join(names[0].split()[len(name.split()) :])
        if near:
            offered = ", ".join(f"{one.name} ({one.id})" for one in near)
            raise Refused("customer.unknown", name=name[:LONGEST], nearest=offered)
    raise Refused("customer.nobody", name=names[-1][:LONGEST])
