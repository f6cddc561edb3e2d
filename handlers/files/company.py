"""The made-up company of the sample, and the words of its customers; all of it is in ``sample/*.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """``agents`` are named with the languages they speak."""

    name: str
    weight: float
    kinds: Weights
    products: Weights
    agents: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What went wrong in the bad week: ``share`` of that week's interactions were about it."""

    share: float
    team: str
    product: str
    kind: str
    channels: Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Who serves whom, how much, when and how well; weights need not add up to anything."""

    seed: str
    interactions: int
    customers: int
    answered: float
    scores: Mapping[str, Sequence[float]]
    comments: Weights
    languages: Weights
    channels: Weights
    days: Mapping[str, Sequence[int]]
    hours: Weights
    teams: tuple[Team, ...]
    cause: Cause


@cache
def company() -> Company:
    """Return the made-up company."""
    data = _read("company")
    teams = tuple(Team(**team) for team in data.pop("team"))
    return Company(teams=teams, cause=Cause(**data.pop("cause")), **data)


@cache
def comments(language: str, mood: str) -> tuple[str, ...]:
    """Return what customers write in a mood: pleased, mixed, displeased, or hit by the cause."""
    return tuple(_read(language)[mood])


@cache
def people(language: str) -> tuple[str, ...]:
    """Return the names of customers who speak a language."""
    groups = _read(language)["names"]
    return tuple(" ".join(name) for group in groups for name in product(group["given"], group["family"]))


def _read(name: str) -> dict[str, Any]:
    file = files("handlers.files") / "sample" / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8"))
