"""What is asked, of whom, and how often."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A survey as it was when somebody was asked: its definition as JSON, kept once for each version."""

    KEY: ClassVar = ("name", "version")
    name: str
    version: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRule:
    """
    Which survey is asked about which interactions: those that have all the values named here.

    ``share`` is how many of a hundred of them are asked.
    """

    KEY: ClassVar = ("id",)
    id: str
    survey: str
    channel: str = ""
    kind: str = ""
    product: str = ""
    team: str = ""
    share: int = 100
    dropped_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAsk:
    """When a customer was last asked this survey, and about what; the survey ``""`` stands for any."""

    KEY: ClassVar = ("customer", "survey")
    customer: str
    survey: str
    at: dt.datetime
    interaction: str
