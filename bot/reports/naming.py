"""What values are called that are not shown as they are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cases.words import CAUSES
from bot.hearing import NO_TOPIC
from bot.sentiment.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.languages import Texts


def topics(texts: Texts) -> dict[str, str]:
    """Return each topic's name, and what comments without one are called, in the order in which they are listed."""
    return {topic: texts(f"topic.{topic}") for topic in (*TOPICS, NO_TOPIC)}


def causes(texts: Texts) -> dict[str, str]:
    """Return what each cause of a case is called."""
    return {cause: texts(f"case.cause.{cause}") for cause in CAUSES}


def of(dimension: str, texts: Texts) -> Mapping[str, str]:
    """Return what the values of a dimension are called; empty where they are shown as they are stored."""
    if dimension == "topic":
        return topics(texts)
    return causes(texts) if dimension == "cause" else {}
