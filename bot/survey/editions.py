"""A survey as it was when somebody was asked: changing its file never changes the meaning of old answers."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.model import Edition
from bot.survey.building import build

if TYPE_CHECKING:
    from bot.model import Ask
    from bot.ports import Memory
    from bot.survey.plan import Survey
    from bot.workspace import Workspace

KEPT = 64
"""Editions that stay at hand."""


def of(memory: Memory, workspace: Workspace, ask: Ask) -> Survey:
    """
    Return the survey that an ask was made from, as it was then.

    Raises:
        Refused: nothing is known of it any more.
    """
    current = workspace.surveys.get(ask.survey)
    if current and ask.version in {"", current.version}:
        return current
    edition = memory.find(Edition, ask.survey, ask.version) if ask.version else None
    if edition is None:
        raise Refused("rate.unknown")
    return read(edition)


def keep(memory: Memory, survey: Survey) -> None:
    """Keep the survey's definition, once for each version."""
    if memory.find(Edition, survey.name, survey.version) is None:
        memory.save(Edition(name=survey.name, version=survey.version, body=survey.body))


@lru_cache(maxsize=KEPT)
def read(edition: Edition) -> Survey:
    """Return the survey as it was."""
    return build(edition.name, json.loads(edition.body))
