"""How comments are quoted: the words, the rating beside them, and what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import minted
from bot.survey.kinds import last

if TYPE_CHECKING:
    from bot.languages import Texts
    from bot.voices import Voice

QUOTE = 200
"""Characters of a comment that are printed below a number."""
STARS = {("csat", 5)}
"""Measures and numbers of steps that are shown as stars."""


def clipped(text: str, most: int = QUOTE) -> str:
    """Return a comment in one line, cut off with an ellipsis where it is longer."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def rating(voice: Voice) -> str:
    """Return the score beside a comment as stars or as 9/10; empty where there is none."""
    if voice.score is None:
        return ""
    if (voice.measure, voice.scale) in STARS:
        return "★" * voice.score + "☆" * (voice.scale - voice.score)
    return f"{voice.score}/{last(voice.scale)}"


def quoted(voice: Voice, texts: Texts) -> str:
    """Return a comment as it stands below a number."""
    contradicts = texts("voices.disagrees") if voice.disagrees else ""
    about = ", ".join(filter(None, (rating(voice), contradicts, minted.shown(voice.reference))))
    return texts("report.voice" if about else "report.voice_alone", words=clipped(voice.text), about=about)
