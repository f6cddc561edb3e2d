"""How comments are listed: one by one with who and when, as far as the reader may know, and as a file."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from bot import minted
from bot.reports.figures import harmless
from bot.reports.naming import topics
from bot.reports.quoting import clipped, rating

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from bot.languages import Texts
    from bot.voices import Voice

FACT = 40
"""Characters of a name that are shown in a list."""
COLUMNS = (
    *("when", "measure", "score", "scale", "label", "disagrees", "topics", "text"),
    *("reference", "agents", "channel", "product", "customer", "name"),
)


def entry(voice: Voice, texts: Texts, zone: ZoneInfo, *, names: bool) -> str:
    """Return a comment with what is known of it; without ``names`` nobody can tell who wrote it or who served."""
    said = texts("report.voice_alone", words=clipped(voice.text))
    return "\n".join(filter(None, (_above(voice, texts, zone), said, _below(voice, texts, names=names))))


def _above(voice: Voice, texts: Texts, zone: ZoneInfo) -> str:
    at, named = voice.answered_at.astimezone(zone), topics(texts)
    spoken = ", ".join(named.get(topic, topic) for topic in voice.topics)
    label = texts(f"sentiment.{voice.label}") if voice.label else ""
    contradicts = texts("voices.disagrees") if voice.disagrees else ""
    return _joined(f"{texts.date(at.date())}, {texts.clock(at)}", rating(voice), label, spoken, contradicts)


def _below(voice: Voice, texts: Texts, *, names: bool) -> str:
    served = texts("voices.served", names=clipped(", ".join(voice.agents), FACT)) if voice.agents and names else ""
    who = clipped(voice.name or minted.shown(voice.customer), FACT) if names else ""
    facts = (clipped(fact, FACT) for fact in (voice.channel, voice.product, minted.shown(voice.reference)))
    return _joined(who, served, *facts)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def document(voices: Iterable[Voice]) -> str:
    """Return the comments as CSV, whole, as programs read them."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(_row(voice) for voice in voices)
    return out.getvalue()


def _row(voice: Voice) -> list[object]:
    lists = {"topics": " ".join(voice.topics), "agents": ", ".join(voice.agents)}
    numbers = {"score": voice.score, "scale": voice.scale or None, "disagrees": int(voice.disagrees)}
    known = {**numbers, **lists, "when": voice.answered_at.isoformat()}
    cells = (known[name] if name in known else getattr(voice, name) for name in COLUMNS)
    return [harmless(cell) if isinstance(cell, str) else cell for cell in cells]
