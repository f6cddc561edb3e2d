"""The same person known twice: two customers become one, and nobody is counted or asked twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import minted, settling
from bot.model import ACTIVE, AuditEntry, Case, Contact, Customer, LastAsk, LastCase

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from bot.ports import Memory

COMPANY = "company"
"""Who links customers by naming their contacts together."""
MOVED = "moved:"
"""Begins the name under which it is kept which case was the newest of a customer before another one's became that."""


def gather(memory: Memory, customer: Customer, contacts: Sequence[str], at: dt.datetime) -> Customer:
    """Return the customer with these contacts; when they are on several platforms, others known by them are linked."""
    places = [tuple(subject.split(":", 1)) for subject in contacts]
    several = len({platform for platform, _ in places}) > 1
    for platform, person in places:
        known = memory.find(Contact, platform, person)
        if known is None:
            memory.save(Contact(platform=platform, person=person, chat="", customer=customer.id))
        else:
            customer = _joined(memory, customer, known.customer, at, several=several)
    return customer


def _joined(memory: Memory, customer: Customer, other: str, at: dt.datetime, *, several: bool) -> Customer:
    """Return who stands for both: two whom the company numbers are one only where several contacts say so."""
    found = memory.find(Customer, other)
    while found and found.merged_into:
        found = memory.find(Customer, found.merged_into)
    if found is None or found.id == customer.id or not (several or minted.ours(found.id)):
        return customer
    if minted.ours(customer.id) and not minted.ours(found.id):
        customer, found = found, customer
    name = f"link:{customer.id}:{found.id}:{at.isoformat()}"
    memory.save(AuditEntry(id=name, at=at, actor=COMPANY, deed="link", about=f"{customer.id} {found.id}"))
    return link(memory, customer, found, ())


def link(memory: Memory, customer: Customer, other: Customer, surveys: Iterable[str]) -> Customer:
    """
    Return the customer who from now on stands for both; ``surveys`` are those whose clocks both may have.

    The contacts and interactions of the other one stay as they are and lead to this one.
    """
    stops = [stop for stop in (customer.stopped_at, other.stopped_at) if stop]
    one = replace(
        customer,
        name=customer.name or other.name,
        language=customer.language or other.language,
        language_source=customer.language_source if customer.language else other.language_source,
        home=customer.home or other.home,
        zone=customer.zone or other.zone,
        contract=customer.contract or other.contract,
        segment=customer.segment or other.segment,
        stopped_at=min(stops, default=None),
    )
    memory.save(one, replace(other, merged_into=customer.id))
    for survey in ("", *surveys):
        _keep_later(memory, one.id, other.id, survey)
    _keep_case(memory, one.id, other.id)
    return settling.linked(memory, one, other)


def part(memory: Memory, customer: Customer, other: Customer) -> None:
    """Let the other one count alone again, with the case that became the customer's when the two were linked."""
    alone = replace(other, merged_into="")
    memory.save(alone)
    before, link = (memory.find(LastCase, about) for about in (f"{MOVED}{other.id}", other.id))
    case = memory.find(Case, link.case) if before and link else None
    if before and case and case.customer == customer.id:
        memory.save(replace(case, customer=other.id), replace(before, case=""))
        now = memory.find(LastCase, customer.id)
        if now and now.case == case.id:
            memory.save(replace(now, case=before.case))
    settling.parted(memory, customer, alone)


def _keep_case(memory: Memory, customer: str, other: str) -> None:
    """Let what is open of the other be the customer's, so that their next low score joins it."""
    mine, link = (memory.find(LastCase, about) for about in (customer, other))
    own, theirs = (memory.find(Case, each.case) if each else None for each in (mine, link))
    if theirs and theirs.state in ACTIVE and not (own and own.state in ACTIVE):
        memory.save(
            LastCase(about=f"{MOVED}{other}", case=own.id if own else ""),
            LastCase(about=customer, case=theirs.id),
            replace(theirs, customer=customer),
        )


def _keep_later(memory: Memory, customer: str, other: str, survey: str) -> None:
    mine, theirs = memory.find(LastAsk, customer, survey), memory.find(LastAsk, other, survey)
    if theirs and (mine is None or mine.at < theirs.at):
        memory.save(replace(theirs, customer=customer))
