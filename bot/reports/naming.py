"""What values are called that are not shown as they are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.hearing import NO_TOPIC
from bot.sentiment.topics import TOPICS

if TYPE_CHECKING:
    from bot.languages import Texts


def topics(texts: Texts) -> dict[str, str]:
    """Return each topic's name, and what comments without one are called, in the order in which they are listed."""
    return {topic: texts(f"topic.{topic}") for topic in (*TOPICS, NO_TOPIC)}
