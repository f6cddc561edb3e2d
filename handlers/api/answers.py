"""What the interface answers."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Change = Literal["added", "changed", "unchanged"]


class Alive(BaseModel):
    """The program runs."""

    status: Literal["ok"]


class Ended(BaseModel):
    """
    What became of an interaction.

    ``links`` open its ask on a platform, for a customer whom none knows yet; ``kept`` when it will be seen to later.
    ``error`` says why this one of a list was refused.
    """

    interaction: str
    customer: str = ""
    asked: bool = False
    links: dict[str, str] = Field(default_factory=dict)
    duplicate: bool = False
    kept: bool = False
    error: Literal["", "taken"] = ""


class Taken(BaseModel):
    """What became of what was told of a customer; ``kept`` when it will be seen to later."""

    customer: str
    change: Change | None = None
    duplicate: bool = False
    kept: bool = False


class Reopened(BaseModel):
    """Whether an unanswered ask was taken back."""

    interaction: str
    withdrawn: bool = False
    duplicate: bool = False


class Reading(BaseModel):
    """What a lead would be told, as ``say --json`` gives it: the figures, and the same in words."""

    model_config = ConfigDict(extra="allow")

    title: str
    text: str


class Mistake(BaseModel):
    """One thing that is wrong, where, and what to do about it."""

    field: str
    problem: str
    do: str


class Problem(BaseModel):
    """A refusal (RFC 9457); ``error`` is the same for programs."""

    type: Literal["about:blank"]
    title: str
    status: int
    detail: str
    error: str
    errors: list[Mistake] = Field(min_length=1)


Document = dict[str, Any]
"""JSON."""
