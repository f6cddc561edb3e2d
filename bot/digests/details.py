"""The longer form of a digest: every number with its interval and what was before, every case, more voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.digests import numbers, owners

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.digests.facts import Facts
    from bot.digests.looking import Look
    from bot.languages import Texts
    from bot.model import Case

CASES, VOICES = 10, 3
"""How many of each are listed."""


def fitting(facts: Facts, texts: Texts, room: int) -> list[str]:
    """Return as much of it as fits into so many characters; how it was judged is always there."""
    *found, last = lines(facts, texts)
    while found and sum(len(line) + 1 for line in (*found, last)) > room:
        found.pop()
    return [*found, last]


def lines(facts: Facts, texts: Texts) -> list[str]:
    """Return all of it in lines."""
    found = [_line(facts, look, texts) for look in facts.looks if look.came and look.now.estimate]
    found += list(_cases(facts, texts))
    found += [texts("digest.voice", words=one.text, score=_score(one.score, texts)) for one in facts.more[:VOICES]]
    compared = sum(look.comparable for look in facts.looks)
    return [*found, " ".join((texts("digest.range"), texts("digest.why", n=compared)))]


def _line(facts: Facts, look: Look, texts: Texts) -> str:
    number = numbers.number(look, texts)
    if not look.comparable:
        return texts("digest.detail", number=number, before="").strip()
    before = numbers.before(facts, look, texts)
    verdict = "digest.detail_real" if look.real else "digest.detail"
    return texts(verdict, number=number, before=before)


def _cases(facts: Facts, texts: Texts) -> Iterator[str]:
    for case in facts.cases[:CASES]:
        age = owners.age(facts.at - case.opened_at, texts)
        yield texts("digest.case", number=case.id, owner=_owner(case, texts), age=age)
    if len(facts.cases) > CASES:
        yield texts("digest.more_cases", n=len(facts.cases) - CASES)


def _owner(case: Case, texts: Texts) -> str:
    return case.owner_name or case.owner or texts("digest.nobody")


def _score(score: int | None, texts: Texts) -> str:
    return "" if score is None else texts("digest.score", score=score)
