"""What a comment speaks of, by the words in the file of its language: edit a file, and the topics follow."""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import cache
from importlib import resources

from bot.sentiment.folding import fold
from bot.sentiment.tokens import tidy

TOPICS = ("delivery", "invoice", "courtesy", "knowledge", "speed", "price", "app", "complaint")
_WORD = re.compile(r"\w+")


def topics(text: str, language: str) -> tuple[str, ...]:
    """Return the topics a comment speaks of, in the order of ``TOPICS``; none in a language without a file."""
    line = _line(tidy(text), language)
    return tuple(topic for topic, pattern in _patterns(language).items() if pattern.search(line))


@cache
def version() -> str:
    """Return the version of the word files: another one as soon as one of them is edited."""
    files = (file for file in resources.files(__name__).iterdir() if file.name.endswith(".toml"))
    words = b"".join(file.read_bytes() for file in sorted(files, key=lambda file: file.name))
    return hashlib.sha256(words).hexdigest()[:12]


def _line(text: str, language: str) -> str:
    return f" {' '.join(fold(word, language) for word in _WORD.findall(text))} "


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    path = resources.files(__name__) / f"{language}.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {topic: _pattern(told[topic], language) for topic in TOPICS if told.get(topic)}


def _pattern(phrases: list[str], language: str) -> re.Pattern[str]:
    told = sorted({(_line(phrase, language).strip(), phrase.endswith("*")) for phrase in phrases})
    choices = (re.escape(words) + ("" if open_ended else " ") for words, open_ended in told)
    return re.compile(f" (?:{'|'.join(choices)})")
